package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class BetaOverlapTest {
    /** Exact sums of 50 digits for whole successes of low; arms of very different sizes, chances down to 1e-50. */
    @ParameterizedTest
    @CsvFileSource(resources = "beta-overlaps.csv")
    void overlap_equalsExactSums(double lowA, double lowB, double highA, double highB, double chance, double amount) {
        BetaOverlap overlap = BetaOverlap.of(new BetaPosterior(lowA, lowB), new BetaPosterior(highA, highB));
        assertThat(overlap.chance()).isCloseTo(chance, withinPercentage(1e-8));
        assertThat(overlap.amount()).isCloseTo(amount, withinPercentage(1e-8));
        BetaOverlap mirrored = BetaOverlap.of(new BetaPosterior(highB, highA), new BetaPosterior(lowB, lowA));
        assertThat(mirrored.chance()).isCloseTo(chance, withinPercentage(1e-8));
        assertThat(mirrored.amount()).isCloseTo(amount, withinPercentage(1e-8));
    }

    /** Sizes from a fraction of a unit to a hundred millions, means up to ten standard errors apart. */
    @Property(seed = "20261122", tries = 150)
    void overlap_equalsTheSlowTwin(
            @ForAll @DoubleRange(min = -0.7, max = 8) double lowSize,
            @ForAll @DoubleRange(min = -0.7, max = 8) double highSize,
            @ForAll @DoubleRange(min = -9, max = 9) double logOdds,
            @ForAll @DoubleRange(min = 0, max = 10) double errors) {
        double n = Math.pow(10, lowSize);
        double m = Math.pow(10, highSize);
        double share = 1 / (1 + Math.exp(-logOdds));
        double gap = errors * Math.sqrt(share * (1 - share) * (1 / n + 1 / m));
        double higher = Math.min(share + gap, (1 + share) / 2);
        SlowBeta low = new SlowBeta(share * n + 0.3, (1 - share) * n + 0.3);
        SlowBeta high = new SlowBeta(higher * m + 0.3, (1 - higher) * m + 0.3);
        if (low.mean() > high.mean()) {
            return;
        }
        BetaOverlap overlap = BetaOverlap.of(low.posterior(), high.posterior());
        double chance = n > m
                ? low.expectation((t, complement) -> high.below(t))
                : high.expectation((t, complement) -> low.above(complement));
        double amount = SlowBeta.integrate(low, high, (t, complement) -> low.above(complement) * high.below(t));
        double twinRounds = 1e-9 + 1e-15 * (n + m);
        assertThat(overlap.chance()).isCloseTo(chance, within(twinRounds * chance + 1e-13));
        assertThat(overlap.amount()).isCloseTo(amount, within(twinRounds * amount + 1e-13));
    }
}
