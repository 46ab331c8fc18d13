package io.growth4j.models.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UpliftMeasuresTest {
    private static final double[] Y = {
        0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1,
        0, 1, 0
    };
    private static final double[] UPLIFT = {
        0.558, 0.647, 0.278, 0.63, 0.001, 0.039, 0.183, 0.832, 0.021, 0.093, 0.965, 0.276, 0.788, 0.09, 0.797, 0.105,
        0.365, 0.269, 0.963, 0.367, 0.405, 0.899, 0.388, 0.715, 0.907, 0.828, 0.32, 0.069, 0.254, 0.117, 0.149, 0.544,
        0.657, 0.795, 0.877, 0.59, 0.948, 0.239, 0.805, 0.158
    };
    private static final int[] TREATED = {
        0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1,
        1, 1, 0
    };
    private static final UpliftRanking FORTY = ranking(UPLIFT, TREATED, Y);
    private static final UpliftRanking TIED = ranking(new double[3], new int[] {0, 1, 1}, new double[] {0, 1, 0});

    private static boolean[] flags(int[] treated) {
        boolean[] flags = new boolean[treated.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = treated[i] == 1;
        }
        return flags;
    }

    private static UpliftRanking ranking(double[] uplift, int[] treated, double[] outcomes) {
        return UpliftRanking.of(uplift, flags(treated), outcomes);
    }

    @Test
    void scikitMeasures_agreeWithThePackage() {
        assertThat(ScikitUplift.upliftAuc(FORTY)).isCloseTo(0.048568311508959655, within(1e-12));
        assertThat(ScikitUplift.qiniAuc(FORTY, false)).isCloseTo(0.26179611040292156, within(1e-12));
        assertThat(ScikitUplift.upliftAt(FORTY, 0.3, ScikitUplift.Strategy.OVERALL))
                .isCloseTo(0.16666666666666669, within(1e-12));
        assertThat(ScikitUplift.upliftAt(FORTY, 10, ScikitUplift.Strategy.OVERALL))
                .isCloseTo(0.2, within(1e-12));
        assertThat(ScikitUplift.weightedAverageUplift(FORTY, 4, ScikitUplift.Strategy.BY_GROUP))
                .isCloseTo(0.15, within(1e-12));
        assertThat(ScikitUplift.qiniCurve(FORTY).end()).isCloseTo(3, within(1e-12));
        assertThat(ScikitUplift.upliftCurve(FORTY).end()).isCloseTo(6, within(1e-12));
        assertThat(ScikitUplift.qiniCurve(FORTY).plot().table().rows()).hasSize(41);
    }

    @Test
    void causalMlMeasures_agreeWithThePackage() {
        assertThat(CausalMl.auuc(FORTY, true)).isCloseTo(0.5815592255461434, within(1e-10));
        assertThat(CausalMl.qini(FORTY, true)).isCloseTo(0.11812751323058661, within(1e-10));
        assertThat(CausalMl.qini(FORTY, false)).isCloseTo(3 * 0.11812751323058661, within(1e-10));
    }

    @Test
    void equalScores_giveOnePoint() {
        assertThat(ScikitUplift.upliftCurve(TIED))
                .isEqualTo(new Curve("added responses", List.of(0.0, 3.0), List.of(0.0, 1.5)));
        assertThat(ScikitUplift.qiniCurve(TIED).values()).containsExactly(0.0, 1.0);
        assertThat(ScikitUplift.perfectUpliftCurve(TIED).values()).containsExactly(0.0, 1.0, 2.0, 1.5);
        assertThat(ScikitUplift.perfectQiniCurve(TIED, false).users()).containsExactly(0.0, 1.0, 3.0);
        ScikitUplift.Slice all =
                ScikitUplift.slices(TIED, 1, ScikitUplift.Strategy.OVERALL).get(0);
        assertThat(all.uplift()).isEqualTo(0.5);
        assertThat(all.treatedVariance()).isEqualTo(0.125);
        assertThat(ScikitUplift.treatmentBalance(TIED, 2).values()).containsExactly(1.0, 0.5);
        assertThat(ScikitUplift.treatmentBalance(TIED, 2).users()).containsExactly(1.0, 100.0);
    }

    @Test
    void perfectAndWorstOfTwo_areOneAndZero() {
        UpliftRanking best = ranking(new double[] {0.1, 0.3}, new int[] {0, 1}, new double[] {1, 0});
        assertThat(ScikitUplift.upliftAuc(best)).isEqualTo(1);
        UpliftRanking other = ranking(new double[] {0.1, 0.3}, new int[] {1, 0}, new double[] {0, 1});
        assertThat(ScikitUplift.upliftAuc(other)).isEqualTo(0);
        assertThat(ScikitUplift.qiniAuc(other, true)).isEqualTo(1);
    }

    private record Data(double[] uplift, int[] treated, double[] outcomes) {
        static Data random(int seed, int n, boolean ties) {
            Random random = new Random(seed);
            double[] uplift =
                    random.doubles(n).map(u -> ties ? Math.rint(u * 6) : u).toArray();
            int[] treated = random.ints(n, 0, 2).toArray();
            treated[0] = 0;
            treated[1] = 1;
            double[] outcomes = random.doubles(n).map(u -> u < 0.3 ? 1 : 0).toArray();
            return new Data(uplift, treated, outcomes);
        }

        UpliftRanking ranking() {
            return UpliftMeasuresTest.ranking(uplift, treated, outcomes);
        }

        Data shuffled(int seed) {
            List<Integer> rows =
                    new ArrayList<>(IntStream.range(0, uplift.length).boxed().toList());
            Collections.shuffle(rows, new Random(seed));
            return new Data(
                    rows.stream().mapToDouble(row -> uplift[row]).toArray(),
                    rows.stream().mapToInt(row -> treated[row]).toArray(),
                    rows.stream().mapToDouble(row -> outcomes[row]).toArray());
        }

        /** Qini of the users whose score is at least a threshold, the obvious way. */
        double qiniFrom(double threshold) {
            double[] sums = new double[4];
            for (int i = 0; i < uplift.length; i++) {
                if (uplift[i] >= threshold) {
                    sums[treated[i]]++;
                    sums[2 + treated[i]] += outcomes[i];
                }
            }
            return sums[0] == 0 ? sums[3] : sums[3] - sums[2] * sums[1] / sums[0];
        }
    }

    @Property(seed = "21", tries = 60)
    void qiniCurve_equalsCountingAboveEachThreshold(@ForAll int seed) {
        Data data = Data.random(seed, 60, seed % 2 == 0);
        Curve curve = ScikitUplift.qiniCurve(data.ranking());
        double[] thresholds =
                java.util.Arrays.stream(data.uplift()).distinct().sorted().toArray();
        assertThat(curve.values()).hasSize(thresholds.length + 1);
        for (int i = 0; i < thresholds.length; i++) {
            assertThat(curve.values().get(thresholds.length - i)).isCloseTo(data.qiniFrom(thresholds[i]), within(1e-9));
        }
    }

    @Property(seed = "22", tries = 60)
    void perfectCurves_equalThoseOfAPerfectScore(@ForAll int seed) {
        Data data = Data.random(seed, 40, false);
        double[] perfect = new double[40];
        java.util.Arrays.setAll(perfect, i -> data.outcomes()[i] * (2 * data.treated()[i] - 1));
        Curve twin = ScikitUplift.qiniCurve(ranking(perfect, data.treated(), data.outcomes()));
        Curve curve = ScikitUplift.perfectQiniCurve(data.ranking(), true);
        assertThat(curve.users()).isEqualTo(twin.users());
        assertThat(curve.area()).isCloseTo(twin.area(), within(1e-9));
        assertThat(ScikitUplift.qiniAuc(ranking(perfect, data.treated(), data.outcomes()), true))
                .isCloseTo(1, within(1e-9));
    }

    /** The package's own way, number by number: differences of means, gaps filled along a straight line. */
    @Property(seed = "23", tries = 60)
    void causalMl_equalsTheMeanOverAllNumbersOfUsers(@ForAll int seed) {
        Data data = Data.random(seed, 50, false);
        UpliftRanking ranking = data.ranking();
        int n = ranking.size();
        double[] lift = new double[n + 1];
        double[] qini = new double[n + 1];
        Tally tally = new Tally();
        for (int k = 1; k <= n; k++) {
            tally.add(ranking.isTreated(k - 1), ranking.outcome(k - 1), 1);
            lift[k] = tally.treatedOutcome / tally.treated - tally.controlOutcome / tally.control;
            qini[k] = tally.treatedOutcome - tally.controlOutcome * tally.treated / tally.control;
        }
        interpolate(lift);
        interpolate(qini);
        double gains = 0;
        double qinis = 0;
        for (int k = 0; k <= n; k++) {
            gains += lift[k] * k;
            qinis += qini[k] - qini[n] * k / n;
        }
        assertThat(CausalMl.auuc(ranking, false)).isCloseTo(gains / (n + 1), within(1e-9));
        assertThat(CausalMl.qini(ranking, false)).isCloseTo(qinis / (n + 1), within(1e-9));
    }

    private static void interpolate(double[] values) {
        int first = 1;
        while (Double.isNaN(values[first])) {
            first++;
        }
        for (int k = 1; k < first; k++) {
            values[k] = values[first] * k / first;
        }
    }

    @Property(seed = "24", tries = 60)
    void measures_doNotDependOnTheOrderOfRows(@ForAll int seed) {
        Data data = Data.random(seed, 50, true);
        Data shuffled = data.shuffled(seed + 1);
        for (UpliftMeasure measure : UpliftMeasure.values()) {
            double here = measure.of(data.ranking());
            double there = measure.of(shuffled.ranking());
            assertThat(Double.isNaN(here) ? Double.isNaN(there) : Math.abs(here - there) < 1e-9)
                    .as("%s: %s and %s", measure, here, there)
                    .isTrue();
        }
    }

    @Property(seed = "25", tries = 40)
    void weights_countUsersAsOftenAsTheySay(@ForAll int seed) {
        Data data = Data.random(seed, 30, true);
        byte[] weights = new byte[30];
        Random random = new Random(seed);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < 30; row++) {
            int copies = row < 2 ? 1 : random.nextInt(4);
            rows.addAll(Collections.nCopies(copies, row));
        }
        UpliftRanking ranking = data.ranking();
        Data repeated = new Data(
                rows.stream().mapToDouble(row -> data.uplift()[row]).toArray(),
                rows.stream().mapToInt(row -> data.treated()[row]).toArray(),
                rows.stream().mapToDouble(row -> data.outcomes()[row]).toArray());
        // the same counts, in the order of the ranking: users of equal score in reverse
        List<Integer> ranked = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
        Collections.reverse(ranked);
        ranked.sort(java.util.Comparator.comparingDouble((Integer row) -> -data.uplift()[row]));
        for (int rank = 0; rank < 30; rank++) {
            weights[rank] = (byte) Collections.frequency(rows, ranked.get(rank));
        }
        for (UpliftMeasure measure : UpliftMeasure.values()) {
            double weighted = measure.of(new Walk(ranking, weights));
            double twin = measure.of(repeated.ranking());
            assertThat(Double.isNaN(weighted) ? Double.isNaN(twin) : Math.abs(weighted - twin) < 1e-9)
                    .as("%s: %s and %s", measure, weighted, twin)
                    .isTrue();
        }
    }

    @Test
    void bootstrap_isSeededAndHoldsTheValue() {
        Data data = Data.random(5, 3000, false);
        UpliftBootstrap.Estimate estimate =
                UpliftBootstrap.STANDARD.estimate(data.ranking(), UpliftMeasure.SCIKIT_QINI_AUC);
        assertThat(estimate.interval().contains(estimate.value())).isTrue();
        assertThat(estimate)
                .isEqualTo(UpliftBootstrap.STANDARD.estimate(data.ranking(), UpliftMeasure.SCIKIT_QINI_AUC));
        assertThat(estimate.interval().contains(0)).isTrue();
        assertThat(new UpliftBootstrap(200, 2, 0.95)
                        .estimate(data.ranking(), UpliftMeasure.SCIKIT_QINI_AUC)
                        .interval())
                .isNotEqualTo(estimate.interval());
    }

    @Test
    void poissonNumbers_haveMeanAndVarianceOne() {
        byte[] numbers = new byte[1_000_000];
        PoissonOne.fill(numbers, new java.util.SplittableRandom(3));
        double sum = 0;
        double squares = 0;
        for (byte number : numbers) {
            sum += number;
            squares += (number - 1.0) * (number - 1.0);
        }
        assertThat(sum / numbers.length).isCloseTo(1, within(0.005));
        assertThat(squares / numbers.length).isCloseTo(1, within(0.01));
    }

    @Test
    void amounts_areRefusedWhereTheMeasureIsNotDefined() {
        UpliftRanking amounts = ranking(new double[] {3, 2, 1, 0}, new int[] {1, 0, 1, 0}, new double[] {9.5, 2, 3, 4});
        assertThat(amounts.isBinary()).isFalse();
        assertThatThrownBy(() -> ScikitUplift.qiniAuc(amounts, true)).hasMessageContaining("outcomes of 0 and 1 only");
        assertThatThrownBy(() -> ScikitUplift.upliftCurve(amounts)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScikitUplift.slices(amounts, 2, ScikitUplift.Strategy.OVERALL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UpliftBootstrap.STANDARD.estimate(amounts, UpliftMeasure.SCIKIT_QINI_AUC))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CausalMl.auuc(amounts, false)).isFinite();
        assertThat(ScikitUplift.upliftAt(amounts, 2, ScikitUplift.Strategy.OVERALL))
                .isEqualTo(7.5);
    }

    @Test
    void badInput_isRefused() {
        assertThatThrownBy(() -> ranking(new double[2], new int[] {1, 1}, new double[2]))
                .hasMessageContaining("2 of 2 users were treated");
        assertThatThrownBy(() -> ranking(new double[] {Double.NaN, 0}, new int[] {0, 1}, new double[2]))
                .hasMessageContaining("score NaN");
        assertThatThrownBy(() -> ranking(new double[2], new int[] {0, 1}, new double[] {0, Double.NaN}))
                .hasMessageContaining("row 1: outcome NaN");
        assertThatThrownBy(() -> ranking(new double[0], new int[0], new double[0]))
                .hasMessageContaining("0 of 0");
        assertThatThrownBy(() -> ranking(new double[1], new int[2], new double[2]))
                .hasMessageContaining("1 uplifts");
        assertThatThrownBy(() -> ScikitUplift.upliftAt(FORTY, 1.0, ScikitUplift.Strategy.OVERALL))
                .hasMessageContaining("share 1.0");
        assertThatThrownBy(() -> ScikitUplift.upliftAt(FORTY, 40, ScikitUplift.Strategy.OVERALL))
                .hasMessageContaining("40 users");
        assertThatThrownBy(() -> ScikitUplift.slices(FORTY, 40, ScikitUplift.Strategy.OVERALL))
                .hasMessageContaining("40 slices");
        assertThatThrownBy(() -> new UpliftBootstrap(5, 1, 0.95)).hasMessageContaining("5 replications");
    }
}
