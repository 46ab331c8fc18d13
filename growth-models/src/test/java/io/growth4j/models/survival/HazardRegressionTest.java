package io.growth4j.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The hazard regression against its truth, against Cox on the same customers, and against the life table. */
class HazardRegressionTest {
    /** Rows of customers and periods. */
    private static final class Rows {
        final int[] periods;
        final boolean[] ended;
        final double[] price;
        final double[] visits;
        int size;

        Rows(int capacity) {
            periods = new int[capacity];
            ended = new boolean[capacity];
            price = new double[capacity];
            visits = new double[capacity];
        }

        void add(int period, boolean left, double p, double v) {
            periods[size] = period;
            ended[size] = left;
            price[size] = p;
            visits[size++] = v;
        }

        Map<String, double[]> columns() {
            Map<String, double[]> columns = new LinkedHashMap<>();
            columns.put("price", Arrays.copyOf(price, size));
            columns.put("visits", Arrays.copyOf(visits, size));
            return columns;
        }

        HazardRegression fit() {
            return HazardRegression.fit(
                    Arrays.copyOf(periods, size), Arrays.copyOf(ended, size), Covariates.of(columns()));
        }
    }

    /** Price stays, visits change every period; rates fall with the customer's life; ten periods at most. */
    private static Rows simulate(int customers, long seed) {
        Random random = new Random(seed);
        Rows rows = new Rows(customers * 10);
        for (int i = 0; i < customers; i++) {
            double price = random.nextGaussian();
            boolean left = false;
            for (int period = 1; period <= 10 && !left; period++) {
                double visits = random.nextInt(4);
                double rate = 0.3 / Math.sqrt(period) * Math.exp(0.6 * price - 0.5 * visits);
                left = random.nextDouble() < -Math.expm1(-rate);
                rows.add(period, left, price, visits);
            }
        }
        return rows;
    }

    @Test
    void fit_recoversTheTruth_withCovariatesThatChange() {
        HazardRegression fit = simulate(6000, 1).fit();
        assertThat(fit.coefficient("price")).isCloseTo(0.6, Offset.offset(4 * fit.standardError("price")));
        assertThat(fit.coefficient("visits")).isCloseTo(-0.5, Offset.offset(4 * fit.standardError("visits")));
        assertThat(fit.standardError("price")).isBetween(0.005, 0.04);
        assertThat(fit.interval("price", 0.9999).contains(0.6)).isTrue();
        for (int period = 1; period <= 10; period++) {
            double truth = -Math.expm1(-0.3 / Math.sqrt(period) * Math.exp(0.6 - 0.5));
            assertThat(fit.hazard(period, 1, 1)).isCloseTo(truth, Offset.offset(0.05));
        }
        assertThat(fit.survival(0, 1, 1)).isEqualTo(1);
        assertThat(fit.survival(2, 1, 1))
                .isCloseTo((1 - fit.hazard(1, 1, 1)) * (1 - fit.hazard(2, 1, 1)), Offset.offset(1e-12));
        assertThat(fit.toString()).contains("price", "visits");
    }

    @Test
    void intervals_holdTheTruthAsOftenAsTheySay() {
        int held = 0;
        for (int run = 0; run < 100; run++) {
            held += simulate(300, 100 + run).fit().interval("price", 0.9).contains(0.6) ? 1 : 0;
        }
        assertThat(held).isBetween(80, 98);
    }

    @Test
    void coefficients_areCoxs_forManyShortPeriods() {
        Random random = new Random(3);
        int n = 3000;
        double[] group = new double[n];
        double[] durations = new double[n];
        boolean[] ended = new boolean[n];
        Rows rows = new Rows(n * 60);
        for (int i = 0; i < n; i++) {
            group[i] = i % 2;
            double time = -20 * Math.log(random.nextDouble()) / (group[i] == 1 ? 2 : 1);
            durations[i] = Math.min(60, Math.ceil(time));
            ended[i] = time <= 60;
            for (int period = 1; period <= durations[i]; period++) {
                rows.add(period, ended[i] && period == durations[i], group[i], random.nextInt(2));
            }
        }
        Cox cox = Cox.fit(Lifetimes.of(durations, ended), Covariates.of(Map.of("group", group)));
        HazardRegression fit = rows.fit();
        assertThat(fit.coefficient("price")).isCloseTo(cox.coefficient("group"), Offset.offset(0.02));
        assertThat(fit.standardError("price")).isCloseTo(cox.standardError("group"), Offset.offset(0.003));
    }

    @Test
    void derivatives_agreeWithDifferences_andTheFitIsFlat() {
        Rows rows = simulate(200, 5);
        int[] periods = Arrays.copyOf(rows.periods, rows.size);
        boolean[] ended = Arrays.copyOf(rows.ended, rows.size);
        double[][] values = Covariates.of(rows.columns()).standardised();
        PeriodRows function = new PeriodRows(periods, ended, DiscreteHazard.of(periods, ended), values);
        double[] at = function.start();
        int n = at.length;
        at[n - 1] = -0.3;
        at[n - 2] = 0.4;
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        function.evaluate(at, gradient, hessian);
        for (int i = 0; i < n; i++) {
            double[] up = at.clone();
            up[i] += 1e-5;
            double[] down = at.clone();
            down[i] -= 1e-5;
            double[] above = new double[n];
            double[] below = new double[n];
            double high = function.evaluate(up, above, new double[n][n]);
            double low = function.evaluate(down, below, new double[n][n]);
            assertThat(gradient[i]).isCloseTo((high - low) / 2e-5, Offset.offset(1e-5));
            for (int j = 0; j < n; j++) {
                assertThat(hessian[i][j]).isCloseTo((above[j] - below[j]) / 2e-5, Offset.offset(1e-5));
            }
        }
    }

    @Test
    void periodsInWhichNobodyOrEverybodyLeft_haveTheHazardOfTheLifeTable() {
        int[] periods = {1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5, 1, 4};
        boolean[] ended = {
            true, false, false, false, false, false, false, true, false, true, true, true, false, true, true
        };
        double[] value = {1, 0, 1, 0, 1, 2, 0, 0, 1, 3, 1, 2, 0, 0, 2};
        HazardRegression fit = HazardRegression.fit(periods, ended, Covariates.of(Map.of("value", value)));
        assertThat(fit.periods()).isEqualTo(5);
        assertThat(fit.hazard(2, 7)).isZero();
        assertThat(fit.hazard(4, -7)).isEqualTo(1);
        assertThat(fit.hazard(1, 0)).isBetween(0.05, 0.95);
        assertThat(fit.survival(5, 0)).isZero();
    }

    @Test
    void whatCannotBeFitted_isRefusedByName() {
        Covariates one = Covariates.of(Map.of("age", new double[] {1, 2, 3, 4}));
        assertThatThrownBy(() -> HazardRegression.fit(new int[] {1, 2}, new boolean[2], one))
                .hasMessageContaining("2 periods, but covariates of 4 rows");
        assertThatThrownBy(() -> HazardRegression.fit(new int[] {1, 1, 2, 0}, new boolean[4], one))
                .hasMessageContaining("row 3: period 0");
        assertThatThrownBy(() -> HazardRegression.fit(new int[] {1, 1, 2, 2}, new boolean[4], one))
                .hasMessageContaining("no period in which some left and some stayed");
        assertThatThrownBy(() ->
                        HazardRegression.fit(new int[] {1, 1, 1, 1}, new boolean[] {false, false, true, true}, one))
                .hasMessageContaining("'age' tells completely who leaves");
        HazardRegression fit = simulate(200, 6).fit();
        assertThatThrownBy(() -> fit.hazard(11, 1, 1)).hasMessageContaining("period 11 must be between 1 and 10");
        assertThatThrownBy(() -> fit.hazard(1, 1)).hasMessageContaining("1 values for the covariates");
        assertThatThrownBy(() -> fit.coefficient("prize")).hasMessageContaining("price");
    }
}
