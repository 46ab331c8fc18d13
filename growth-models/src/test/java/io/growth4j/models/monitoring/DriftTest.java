package io.growth4j.models.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.random.MersenneTwister;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final ZeroPolicy FLOOR = ZeroPolicy.Floor.STANDARD;

    @Test
    void psi_ofPublishedCounts_isThatOfToad() {
        assertThat(Drift.psi(new long[] {144, 112, 105, 139}, new long[] {149, 86, 108, 157}, FLOOR))
                .isCloseTo(0.018630024627491467, within(1e-15));
        assertThat(Drift.psi(new long[] {216, 188, 96}, new long[] {190, 216, 94}, FLOOR))
                .isCloseTo(0.014528279995858708, within(1e-12));
    }

    @Test
    void psi_withAnEmptyBin_dependsOnTheNamedPolicy() {
        long[] base = {50, 50, 0};
        long[] test = {40, 40, 20};
        assertThat(Drift.psi(base, test, FLOOR)).isCloseTo(1.5640491119253044, within(1e-12));
        // Shares 50.5, 50.5 and 0.5 of 101.5 against 40.5, 40.5 and 20.5.
        double expected = (2 * -10 * Math.log(40.5 / 50.5) + 20 * Math.log(41)) / 101.5;
        assertThat(Drift.psi(base, test, ZeroPolicy.Laplace.STANDARD)).isCloseTo(expected, within(1e-12));
    }

    /** score=rand(500), target=randint(2, size=500) of NumPy's RandomState(1). */
    @Test
    void ks_ofPublishedSample_isThatOfToad() {
        MersenneTwister random = new MersenneTwister(1);
        double[] scores = new double[500];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextDouble();
        }
        double[][] split = new double[2][500];
        int[] sizes = new int[2];
        for (double score : scores) {
            int target = random.nextInt() & 1;
            split[target][sizes[target]++] = score;
        }
        double d = Drift.ks(java.util.Arrays.copyOf(split[0], sizes[0]), java.util.Arrays.copyOf(split[1], sizes[1]));
        assertThat(d).isCloseTo(0.05536775661256989, within(1e-15));
    }

    @Test
    void chiSquaredAndHellinger_ofPublishedCounts_areThoseOfEvidently() {
        long[] reference = {16, 18, 16, 14, 12, 12};
        long[] current = {16, 16, 16, 16, 16, 8};
        assertThat(Drift.chiSquaredPValue(reference, current)).isCloseTo(0.67309, within(1e-5));
        assertThat(Drift.hellinger(reference, current)).isCloseTo(0.06812, within(1e-5));
    }

    @Property(seed = "21", tries = 100)
    void ks_isTheGreatestGapAtAnyValue(@ForAll @IntRange(max = 10_000) int seed) {
        Random random = new Random(seed);
        double[] a = random.doubles(1 + random.nextInt(30))
                .map(x -> Math.floor(x * 10))
                .toArray();
        double[] b = random.doubles(1 + random.nextInt(30))
                .map(x -> Math.floor(x * 12))
                .toArray();
        double greatest = 0;
        for (double value = 0; value < 12; value++) {
            greatest = Math.max(greatest, Math.abs(share(a, value) - share(b, value)));
        }
        assertThat(Drift.ks(a, b)).isCloseTo(greatest, within(1e-12));
    }

    private static double share(double[] values, double limit) {
        return (double) java.util.Arrays.stream(values).filter(v -> v <= limit).count() / values.length;
    }

    @Test
    void sameCounts_haveNotMoved() {
        long[] counts = {1, 2, 3};
        assertThat(Drift.psi(counts, new long[] {10, 20, 30}, FLOOR)).isCloseTo(0, within(1e-15));
        assertThat(Drift.hellinger(counts, counts)).isCloseTo(0, within(1e-7));
        assertThat(Drift.chiSquaredPValue(counts, counts)).isEqualTo(1);
        assertThat(Drift.ks(counts, counts)).isZero();
    }

    @Test
    void disjointCounts_areAsFarApartAsCanBe() {
        long[] a = {5, 0};
        long[] b = {0, 7};
        assertThat(Drift.hellinger(a, b)).isEqualTo(1);
        assertThat(Drift.ks(a, b)).isEqualTo(1);
        assertThat(Drift.chiSquaredPValue(a, b)).isZero();
    }

    @Test
    void ksPValue_ofTheSameDistribution_isNotSmall() {
        Random random = new Random(1);
        double[] a = random.doubles(60).toArray();
        double[] b = random.doubles(60).toArray();
        double[] shifted = java.util.Arrays.stream(b).map(x -> x + 0.5).toArray();
        assertThat(Drift.ksPValue(a, b)).isGreaterThan(0.05);
        assertThat(Drift.ksPValue(a, shifted)).isLessThan(1e-4);
    }

    @Test
    void badInput_isRefused() {
        assertThatThrownBy(() -> Drift.psi(new long[] {1, 2}, new long[] {1, 2, 3}, FLOOR))
                .hasMessage("2 bins against 3");
        assertThatThrownBy(() -> Drift.psi(new long[] {0, 0}, new long[] {1, 2}, FLOOR))
                .hasMessage("nothing was counted in 2 bins");
        assertThatThrownBy(() -> Drift.psi(new long[] {-1, 5}, new long[] {1, 2}, FLOOR))
                .hasMessageContaining("a count is below 0");
        assertThatThrownBy(() -> new ZeroPolicy.Floor(0)).hasMessage("epsilon 0.0 is not above 0");
        assertThatThrownBy(() -> Drift.ks(new double[0], new double[1])).hasMessageContaining("needs one each");
    }
}
