package io.growth4j.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "0.5, 0.691462461274013104",
        "1, 0.841344746068542949",
        "1.96, 0.975002104851779563",
        "2.5, 0.993790334674223888",
        "-1, 0.158655253931457051",
        "-2.5, 0.00620966532577613186",
        "-3, 0.00134989803163009453",
        "-6, 9.86587645037698141e-10",
        "-10, 7.61985302416052606e-24",
        "-20, 2.75362411860623271e-89",
        "-37, 5.72557122252458e-300"
    })
    void cumulative_hasTheTabulatedValue(double z, double expected) {
        assertThat(Normal.cumulative(z)).isCloseTo(expected, withPercentage(1e-11));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.975, 1.95996398454005423",
        "0.9, 1.28155156554460046",
        "0.995, 2.57582930354890077",
        "0.01, -2.32634787404084110",
        "1e-10, -6.36134090240405620",
        "1e-100, -21.2734535609653243"
    })
    void quantile_hasTheTabulatedValue(double p, double expected) {
        assertThat(Normal.quantile(p)).isCloseTo(expected, offset(1e-12 * Math.max(1, Math.abs(expected))));
    }

    @Property(seed = "5")
    void quantile_undoesCumulative(@ForAll @DoubleRange(min = -7, max = 5) double z) {
        assertThat(Normal.quantile(Normal.cumulative(z))).isCloseTo(z, offset(1e-9));
    }

    @Property(seed = "6")
    void tails_areSymmetric(@ForAll @DoubleRange(min = 0, max = 8) double z) {
        assertThat(Normal.cumulative(z) + Normal.cumulative(-z)).isCloseTo(1, offset(1e-15));
    }

    @Test
    void ends_areTheirLimits() {
        assertThat(Normal.cumulative(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Normal.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Normal.cumulative(Double.NaN)).isNaN();
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.quantile(Double.MIN_VALUE)).isCloseTo(-38.4674056172733, offset(0.01));
        assertThat(Normal.density(0)).isCloseTo(0.398942280401432678, offset(1e-16));
    }

    @Test
    void probabilityOutside0To1_isRefused() {
        for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> Normal.quantile(p))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("" + p);
        }
    }
}
