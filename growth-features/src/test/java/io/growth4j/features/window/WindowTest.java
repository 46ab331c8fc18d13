package io.growth4j.features.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Property(seed = "61")
    void roundedStart_isTheMultipleOfTheHopAtOrBeforeTheExactStart(
            @ForAll @LongRange(min = 0, max = 17_000_000_000_000L) long asOf,
            @ForAll @LongRange(min = 1, max = 100_000_000_000L) long length,
            @ForAll @LongRange(min = 1, max = 10_000_000_000L) long hop) {
        Window exact = Window.last(Duration.ofMillis(length));
        Window rounded = exact.rounded(Duration.ofMillis(hop));
        long start = rounded.startMillis(asOf);
        assertThat(Math.floorMod(start, hop)).isZero();
        assertThat(exact.startMillis(asOf) - start).isBetween(0L, hop - 1);
        assertThat(asOf - start).isLessThanOrEqualTo(rounded.reach().toMillis());
        assertThat(rounded.startMillis(asOf + 1)).isGreaterThanOrEqualTo(start);
    }

    @Test
    void roundedStart_isAWallOfTheUtcClock() {
        Window week = Window.days(7).rounded(Duration.ofHours(6));
        long asOf = Instant.parse("2026-01-10T13:45:00Z").toEpochMilli();
        assertThat(Instant.ofEpochMilli(week.startMillis(asOf))).isEqualTo("2026-01-03T12:00:00Z");
        assertThat(week.reach()).isEqualTo(Duration.ofDays(7).plusHours(6).minusMillis(1));
        assertThat(week).isNotEqualTo(Window.days(7));
    }

    @Test
    void wrongWindows_areRefused() {
        assertThatThrownBy(() -> Window.days(0)).hasMessage("window PT0S is shorter than a millisecond");
        assertThatThrownBy(() -> Window.days(Integer.MAX_VALUE)).hasMessageContaining("is longer than 36500000 days");
        assertThatThrownBy(() -> Window.ALL.rounded(Duration.ofDays(1)))
                .hasMessage("a window over all of the past has no start to round to PT24H");
        assertThatThrownBy(() -> Window.days(1).rounded(Duration.ZERO))
                .hasMessage("hop of a window PT0S is shorter than a millisecond");
        assertThatThrownBy(() -> Window.days(1).rounded(Duration.ofNanos(1_500_000)))
                .hasMessage("hop PT0.0015S of a window is not in whole milliseconds");
    }
}
