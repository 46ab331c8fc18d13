package io.growth4j.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProportionsTest {
    /** Newcombe 1998, Two-sided confidence intervals for the single proportion, table I, method 3. */
    @Test
    void wilson_givesNewcombesPublishedIntervals() {
        assertInterval(Proportions.wilson(81, 263, 0.95), 0.2553, 0.3662);
        assertInterval(Proportions.wilson(15, 148, 0.95), 0.0624, 0.1605);
        assertInterval(Proportions.wilson(0, 20, 0.95), 0.0000, 0.1611);
        assertInterval(Proportions.wilson(1, 29, 0.95), 0.0061, 0.1718);
    }

    private static void assertInterval(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, offset(5e-5));
        assertThat(interval.high()).isCloseTo(high, offset(5e-5));
    }

    @Property(seed = "7")
    void wilson_holdsTheShareInside0To1(
            @ForAll @IntRange(max = 1000) int successes, @ForAll @IntRange(max = 1000) int failures) {
        if (successes + failures > 0) {
            Interval interval = Proportions.wilson(successes, successes + failures, 0.9);
            assertThat(interval.low()).isBetween(0.0, 1.0);
            assertThat(interval.high()).isBetween(0.0, 1.0);
            assertThat(interval.contains((double) successes / (successes + failures)))
                    .isTrue();
            assertThat(interval.width()).isPositive();
        }
    }

    @Test
    void impossibleCounts_areRefused() {
        assertThatThrownBy(() -> Proportions.wilson(3, 2, 0.95)).hasMessageContaining("3 successes in 2 trials");
        assertThatThrownBy(() -> Proportions.wilson(-1, 2, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportions.wilson(0, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportions.wilson(1, 2, 1)).hasMessageContaining("level 1.0");
    }
}
