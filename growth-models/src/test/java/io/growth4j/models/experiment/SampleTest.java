package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.stat.EffectKind;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static double[] random(Random random, int n) {
        return random.doubles(n, -3, 9).toArray();
    }

    private static double[] tail(double[] values, int from) {
        return Arrays.copyOfRange(values, from, values.length);
    }

    @Property(seed = "7", tries = 100)
    void shards_addUpToTheWhole(@ForAll @IntRange(min = 2, max = 60) int n, @ForAll int seed) {
        Random random = new Random(seed);
        double[] a = random(random, n);
        double[] b = random(random, n);
        double[] c = random(random, n);
        double[] d = random(random, n);
        int cut = random.nextInt(n + 1);
        Sample.CupedRatio whole = Sample.CupedRatio.of(a, b, c, d);
        Sample.CupedRatio first = Sample.CupedRatio.of(
                Arrays.copyOf(a, cut), Arrays.copyOf(b, cut), Arrays.copyOf(c, cut), Arrays.copyOf(d, cut));
        Sample.CupedRatio second = Sample.CupedRatio.of(tail(a, cut), tail(b, cut), tail(c, cut), tail(d, cut));
        Sample.CupedRatio added = first.plus(second);
        assertThat(added.n()).isEqualTo(n);
        assertThat(added.upperLowerProducts()).isCloseTo(whole.upperLowerProducts(), within(1e-9));
        assertThat(added.outcome().numerator().variance())
                .isCloseTo(whole.outcome().numerator().variance(), within(1e-9));
        assertThat(added.before().covariance()).isCloseTo(whole.before().covariance(), within(1e-9));
    }

    @Test
    void variance_isTheSampleVariance() {
        Sample.Mean sample = Sample.Mean.of(0.3, 0.5, 0.9, 22);
        assertThat(sample.mean()).isCloseTo(5.925, within(1e-12));
        assertThat(sample.variance()).isCloseTo(114.90916666666665, within(1e-12));
        Sample.Ratio pairs = Sample.Ratio.of(new double[] {0.3, 0.5, 0.9, 22}, new double[] {2, 1, 5, 3});
        assertThat(pairs.covariance()).isCloseTo(2.141666666666667, within(1e-12));
    }

    @Test
    void ratioOfUnitDenominators_isTheMean() {
        double[] values = random(new Random(3), 50);
        double[] ones = new double[50];
        Arrays.fill(ones, 1);
        Sample.Ratio ratio = Sample.Ratio.of(values, ones);
        assertThat(ratio.mean()).isCloseTo(Sample.Mean.of(values).mean(), within(1e-12));
        assertThat(ratio.variance()).isCloseTo(Sample.Mean.of(values).variance(), within(1e-12));
    }

    /** The obvious twin: take θ·before off every unit's outcome, then compare means. */
    @Property(seed = "8", tries = 50)
    void cuped_equalsComparingAdjustedUnits(@ForAll int seed) {
        Random random = new Random(seed);
        double[][] outcome = {random(random, 40), random(random, 50)};
        double[][] before = {random(random, 40), random(random, 50)};
        Sample.Cuped control = Sample.Cuped.of(outcome[0], before[0]);
        Sample.Cuped treatment = Sample.Cuped.of(outcome[1], before[1]);
        Estimate estimate = Estimate.of(EffectKind.ABSOLUTE, control, treatment);
        double theta = estimate.adjustment();
        Sample.Mean plainControl = adjusted(outcome[0], before[0], theta);
        Sample.Mean plainTreatment = adjusted(outcome[1], before[1], theta);
        Estimate twin = Estimate.of(EffectKind.ABSOLUTE, plainControl, plainTreatment);
        assertThat(estimate.effect()).isCloseTo(twin.effect(), within(1e-9));
        assertThat(estimate.standardError()).isCloseTo(twin.standardError(), within(1e-9));
        assertThat(estimate.degreesOfFreedom()).isCloseTo(twin.degreesOfFreedom(), within(1e-6));
    }

    private static Sample.Mean adjusted(double[] outcome, double[] before, double theta) {
        double[] units = new double[outcome.length];
        Arrays.setAll(units, i -> outcome[i] - theta * before[i]);
        return Sample.Mean.of(units);
    }

    @Test
    void quantileOfData_matchesTheNormalTheory() {
        double[] values = new Random(5).doubles(200_000).sorted().toArray();
        Sample.Quantile median = Sample.Quantile.of(values, 0.5);
        assertThat(median.mean()).isCloseTo(0.5, within(0.005));
        // variance of the median of a uniform variable: p(1 − p)/f² = 1/4
        assertThat(median.variance()).isCloseTo(0.25, within(0.02));
    }

    @Test
    void badNumbers_areRefusedByName() {
        assertThatThrownBy(() -> new Sample.Proportion(100, 101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("101 successes among 100 units");
        assertThatThrownBy(() -> new Sample.Mean(3, Double.NaN, 1)).hasMessageContaining("sum is NaN");
        assertThatThrownBy(() -> new Sample.Mean(-1, 0, 0)).hasMessageContaining("-1 units");
        assertThatThrownBy(() -> new Sample.Ratio(Sample.Mean.of(1, 2), Sample.Mean.of(1), 1))
                .hasMessageContaining("2 and of 1 units");
        assertThatThrownBy(() -> Sample.Cuped.of(new double[2], new double[3])).hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> new Sample.Quantile(10, 10, 1, 1, 0, 2)).hasMessageContaining("quantile level 1.0");
    }
}
