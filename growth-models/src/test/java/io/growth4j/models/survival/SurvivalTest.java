package io.growth4j.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.stat.Interval;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Curves and regressions against published results of the 6-MP trial (Freireich and others 1963), and simple twins. */
class SurvivalTest {
    private static final double[] TREATED = {
        6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35
    };
    private static final double[] PLACEBO = {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};

    private static Lifetimes treated() {
        boolean[] ended = new boolean[TREATED.length];
        Arrays.fill(ended, 0, 9, true);
        return Lifetimes.of(TREATED, ended);
    }

    private static Lifetimes placebo() {
        boolean[] ended = new boolean[PLACEBO.length];
        Arrays.fill(ended, true);
        return Lifetimes.of(PLACEBO, ended);
    }

    private static Lifetimes both() {
        double[] durations = Arrays.copyOf(TREATED, TREATED.length + PLACEBO.length);
        System.arraycopy(PLACEBO, 0, durations, TREATED.length, PLACEBO.length);
        boolean[] ended = new boolean[durations.length];
        Arrays.fill(ended, 0, 9, true);
        Arrays.fill(ended, TREATED.length, ended.length, true);
        return Lifetimes.of(durations, ended);
    }

    @ParameterizedTest
    @CsvSource({
        "5.9,1,0",
        "6,0.857,0.0764",
        "7,0.807,0.0869",
        "10,0.753,0.0963",
        "13,0.690,0.1068",
        "16,0.627,0.1141",
        "22,0.538,0.1282",
        "23,0.448,0.1346",
        "99,0.448,0.1346"
    })
    void kaplanMeier_isThatOfTheTrial(double time, double survival, double error) {
        KaplanMeier curve = KaplanMeier.of(treated());
        assertThat(curve.survival(time)).isCloseTo(survival, Offset.offset(6e-4));
        assertThat(curve.standardError(time)).isCloseTo(error, Offset.offset(6e-5));
        Interval interval = curve.interval(time, 0.95);
        assertThat(interval.contains(curve.survival(time))).isTrue();
        assertThat(interval.high()).isLessThanOrEqualTo(1);
    }

    @Test
    void medians_areThoseOfTheTrial() {
        KaplanMeier curve = KaplanMeier.of(treated());
        assertThat(curve.quantile(0.5)).isEqualTo(23);
        assertThat(curve.quantileInterval(0.5, 0.95).low()).isEqualTo(16);
        assertThat(curve.quantileInterval(0.5, 0.95).high()).isInfinite();
        assertThat(KaplanMeier.of(placebo()).quantile(0.5)).isEqualTo(8);
        assertThat(curve.quantile(0.9)).isInfinite();
        assertThatThrownBy(() -> curve.quantile(1)).hasMessageContaining("share 1.0");
    }

    @Test
    void restrictedMean_isTheAreaBelowTheCurve() {
        KaplanMeier curve = KaplanMeier.of(treated());
        double sum = 0;
        double step = 1e-3;
        for (double at = step / 2; at < 30; at += step) {
            sum += curve.survival(at) * step;
        }
        assertThat(curve.restrictedMean(30)).isCloseTo(sum, Offset.offset(1e-6));
        assertThat(curve.restrictedMeanError(30)).isBetween(0.5, 4.0);
        assertThatThrownBy(() -> curve.restrictedMean(36)).hasMessageContaining("longest observation 35.0");
    }

    @Test
    void curveWithoutCensoring_isTheShareStillThere() {
        KaplanMeier curve = KaplanMeier.of(placebo());
        for (double time = 0; time < 25; time++) {
            double at = time;
            double share = Arrays.stream(PLACEBO).filter(d -> d > at).count() / 21.0;
            assertThat(curve.survival(time)).isCloseTo(share, Offset.offset(1e-12));
        }
        assertThat(curve.interval(24, 0.95)).isEqualTo(new Interval(0, 0, 0.95));
        assertThat(curve.table().rows()).hasSize(12);
        assertThat(curve.plot().table().rows()).hasSize(13);
    }

    @Test
    void nelsonAalen_isTheSumOfRates() {
        NelsonAalen hazard = NelsonAalen.of(treated());
        assertThat(hazard.cumulativeHazard(5)).isZero();
        assertThat(hazard.cumulativeHazard(10)).isCloseTo(3 / 21.0 + 1 / 17.0 + 1 / 15.0, Offset.offset(1e-12));
        assertThat(hazard.interval(10, 0.95).contains(hazard.cumulativeHazard(10)))
                .isTrue();
        assertThat(hazard.interval(1, 0.95).high()).isZero();
    }

    @Test
    void logRank_isThatOfTheTrial() {
        LogRank test = LogRank.test(treated(), placebo());
        assertThat(test.chiSquared()).isCloseTo(16.79, Offset.offset(0.005));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.pValue()).isCloseTo(4.17e-5, Offset.offset(1e-6));
        assertThat(LogRank.test(placebo(), placebo(), placebo()).chiSquared()).isCloseTo(0, Offset.offset(1e-9));
        assertThatThrownBy(() -> LogRank.test(placebo())).hasMessageContaining("at least 2");
    }

    private static Cox trial() {
        double[] group = new double[42];
        Arrays.fill(group, 21, 42, 1);
        return Cox.fit(both(), Covariates.of(Map.of("placebo", group)));
    }

    @Test
    void cox_isThatOfTheTrial() {
        Cox cox = trial();
        assertThat(cox.coefficient("placebo")).isCloseTo(1.5721, Offset.offset(1e-4));
        assertThat(cox.standardError("placebo")).isCloseTo(0.4124, Offset.offset(1e-4));
        assertThat(cox.interval("placebo", 0.95).contains(1.0)).isTrue();
        assertThat(cox.logLikelihood() - cox.nullLogLikelihood()).isCloseTo(16.35 / 2, Offset.offset(0.005));
        assertThat(cox.survival(10, 1)).isLessThan(cox.survival(10, 0));
        assertThat(cox.survival(0, 1)).isEqualTo(1);
        assertThat(cox.relativeRisk(1) / cox.relativeRisk(0)).isCloseTo(Math.exp(1.5721), Offset.offset(1e-3));
        assertThat(cox.proportionality().rows()).hasSize(1);
        assertThat((Double) cox.proportionality().rows().get(0).get(3)).isBetween(0.5, 1.0);
        assertThat(cox.toString()).contains("placebo");
        assertThatThrownBy(() -> cox.coefficient("placebos")).hasMessageContaining("placebo");
        assertThatThrownBy(() -> cox.survival(1, 2, 3)).hasMessageContaining("2 values");
    }

    private static double[][] standardised(Random random, int n, int p) {
        double[][] rows = new double[n][p];
        for (double[] row : rows) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return rows;
    }

    private static Lifetimes random(Random random, int n, double[][] values) {
        double[] durations = new double[n];
        boolean[] ended = new boolean[n];
        for (int i = 0; i < n; i++) {
            double hazard = Math.exp(0.8 * values[i][0] - 0.4 * values[i][1]);
            durations[i] = Math.ceil(-10 * Math.log(random.nextDouble()) / hazard);
            ended[i] = random.nextDouble() < 0.7;
        }
        return Lifetimes.of(durations, ended);
    }

    @Test
    void partialLikelihood_hasTheDerivativesOfItsDifferences() {
        Random random = new Random(5);
        double[][] values = standardised(random, 300, 3);
        Lifetimes lifetimes = random(random, 300, values);
        PartialLikelihood function = new PartialLikelihood(lifetimes, lifetimes.byFallingDuration(), values);
        double[] at = {0.3, -0.2, 0.1};
        double[] gradient = new double[3];
        double[][] hessian = new double[3][3];
        function.evaluate(at, gradient, hessian);
        double step = 1e-5;
        for (int i = 0; i < 3; i++) {
            double[] up = at.clone();
            up[i] += step;
            double[] down = at.clone();
            down[i] -= step;
            double[] above = new double[3];
            double[] below = new double[3];
            double high = function.evaluate(up, above, new double[3][3]);
            double low = function.evaluate(down, below, new double[3][3]);
            assertThat(gradient[i]).isCloseTo((high - low) / (2 * step), Offset.offset(1e-4));
            for (int j = 0; j < 3; j++) {
                assertThat(hessian[i][j]).isCloseTo((above[j] - below[j]) / (2 * step), Offset.offset(1e-4));
            }
        }
    }

    @Test
    void cox_recoversTheTruth_andItsConcordanceIsThatOfAllPairs() {
        Random random = new Random(6);
        int n = 1500;
        double[][] values = standardised(random, n, 2);
        Lifetimes lifetimes = random(random, n, values);
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("first", Arrays.stream(values).mapToDouble(row -> row[0]).toArray());
        columns.put("second", Arrays.stream(values).mapToDouble(row -> row[1]).toArray());
        Cox cox = Cox.fit(lifetimes, Covariates.of(columns));
        assertThat(cox.interval("first", 0.999).contains(0.8)).isTrue();
        assertThat(cox.interval("second", 0.999).contains(-0.4)).isTrue();
        double agreeing = 0;
        double pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean first = lifetimes.ended(i)
                        && (lifetimes.duration(i) < lifetimes.duration(j)
                                || (lifetimes.duration(i) == lifetimes.duration(j) && !lifetimes.ended(j)));
                if (first) {
                    pairs++;
                    agreeing += cox.relativeRisk(values[i]) > cox.relativeRisk(values[j]) ? 1 : 0;
                }
            }
        }
        assertThat(cox.concordance()).isCloseTo(agreeing / pairs, Offset.offset(1e-9));
    }

    @Test
    void changingEffects_failTheCheckOfProportionality() {
        Random random = new Random(7);
        int n = 3000;
        double[] group = new double[n];
        double[] durations = new double[n];
        boolean[] ended = new boolean[n];
        for (int i = 0; i < n; i++) {
            group[i] = i % 2;
            double shape = group[i] == 0 ? 0.5 : 2;
            durations[i] = Math.pow(-Math.log(random.nextDouble()), 1 / shape);
            ended[i] = true;
        }
        Cox cox = Cox.fit(Lifetimes.of(durations, ended), Covariates.of(Map.of("group", group)));
        assertThat((Double) cox.proportionality().rows().get(0).get(3)).isLessThan(1e-6);
    }

    @Test
    void covariatesThatCannotBeUsed_areRefusedByName() {
        double[] one = new double[42];
        Arrays.setAll(one, i -> i);
        double[] two = new double[42];
        Arrays.setAll(two, i -> 2.0 * i + 1);
        Map<String, double[]> same = new LinkedHashMap<>();
        same.put("age", one);
        same.put("twice", two);
        assertThatThrownBy(() -> Cox.fit(both(), Covariates.of(same)))
                .hasMessageContaining("[age, twice] determine each other");
        assertThatThrownBy(() -> Covariates.of(Map.of("flat", new double[42])))
                .hasMessageContaining("'flat' is constant");
        assertThatThrownBy(() -> Covariates.of(Map.of("odd", new double[] {1, Double.NaN})))
                .hasMessageContaining("'odd', row 1: NaN");
        assertThatThrownBy(() -> Cox.fit(treated(), Covariates.of(Map.of("age", one))))
                .hasMessageContaining("21 lifetimes, but covariates of 42");
        assertThatThrownBy(() -> Covariates.of(Map.of())).hasMessageContaining("at least one");
    }

    @Test
    void covariateThatTellsWhoLeaves_isRefused() {
        double[] durations = {1, 2, 3, 10, 11, 12};
        boolean[] ended = {true, true, true, false, false, false};
        double[] tells = {1, 1, 1, 0, 0, 0};
        assertThatThrownBy(() -> Cox.fit(Lifetimes.of(durations, ended), Covariates.of(Map.of("tells", tells))))
                .hasMessageContaining("'tells' tells completely who leaves");
        assertThatThrownBy(
                        () -> Cox.fit(Lifetimes.of(durations, new boolean[6]), Covariates.of(Map.of("tells", tells))))
                .hasMessageContaining("no lifetime ended");
    }

    @Test
    void lifetimesThatAreNone_areRefusedByRow() {
        assertThatThrownBy(() -> Lifetimes.of(new double[] {1, -2}, new boolean[2]))
                .hasMessageContaining("row 1: duration -2.0");
        assertThatThrownBy(() -> Lifetimes.of(new double[0], new boolean[0])).hasMessageContaining("at least one");
        assertThat(treated().where(row -> row < 9).size()).isEqualTo(9);
    }

    @Test
    void discreteHazard_isTheLifeTable() {
        int[] periods = {1, 2, 3, 1, 2, 1, 1, 2};
        boolean[] ended = {false, false, true, false, true, true, false, false};
        DiscreteHazard hazard = DiscreteHazard.of(periods, ended);
        assertThat(hazard.hazard(1)).isEqualTo(0.25);
        assertThat(hazard.hazard(2)).isCloseTo(1 / 3.0, Offset.offset(1e-12));
        assertThat(hazard.survival(2)).isCloseTo(0.5, Offset.offset(1e-12));
        assertThat(hazard.survival(3)).isZero();
        assertThat(hazard.interval(1, 0.95).contains(0.25)).isTrue();
        assertThat(hazard.table().rows()).hasSize(3);
        assertThatThrownBy(() -> DiscreteHazard.of(new int[] {0}, new boolean[1]))
                .hasMessageContaining("row 0: period 0");
    }
}
