package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.special.Beta;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaQuantileTest {
    /** The other way round, by the library's incomplete beta function; a and b from 0.2 to a hundred millions. */
    @Property(seed = "20261122", tries = 400)
    void quantile_isReachedWithItsProbability(
            @ForAll @DoubleRange(min = -0.7, max = 8) double logA,
            @ForAll @DoubleRange(min = -0.7, max = 8) double logB,
            @ForAll @DoubleRange(min = -20, max = 16) double odds) {
        double a = Math.pow(10, Math.min(logA, logB));
        double b = Math.pow(10, Math.max(logA, logB));
        double p = Math.max(1, Math.rint(0x1p30 / (1 + Math.exp(-odds)))) / 0x1p30; // so that 1 − p is exact
        double q = new BetaPosterior(a, b).quantile(p);
        double roundedNearOne = q > 0.5 ? Math.pow(Math.ulp(1.0) / (1 - q), Math.min(b, 1)) * (1 - p) : 0;
        double libraryRounds = 1e-15 * (a + b);
        assertThat(Beta.regularizedBeta(q, a, b))
                .isCloseTo(p, within(p * (1e-10 + libraryRounds) + 1e-14 + 10 * roundedNearOne));
        assertThat(new BetaPosterior(b, a).quantile(1 - p)).isCloseTo(1 - q, within(1e-11));
    }

    /** Closed forms: a power law, and the arcsine law. */
    @ParameterizedTest
    @CsvSource({"0.001", "0.025", "0.5", "0.9", "0.999"})
    void quantile_equalsClosedForms(double p) {
        assertThat(new BetaPosterior(3, 1).quantile(p)).isCloseTo(Math.cbrt(p), within(1e-13));
        assertThat(new BetaPosterior(1, 1e6).quantile(p)).isCloseTo(-Math.expm1(Math.log1p(-p) / 1e6), within(1e-18));
        double sine = Math.sin(Math.PI * p / 2);
        assertThat(new BetaPosterior(0.5, 0.5).quantile(p)).isCloseTo(sine * sine, within(1e-13));
    }
}
