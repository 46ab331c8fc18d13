package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Likelihoods against values of forty digits, and their derivatives against differences. */
class LikelihoodTest {
    private static CustomerBaseModel model(String name, double[] p) {
        return switch (name) {
            case "BG/NBD" -> new BgNbd(TimeScale.WEEK, p[0], p[1], p[2], p[3]);
            case "MBG/NBD" -> new MbgNbd(TimeScale.WEEK, p[0], p[1], p[2], p[3]);
            case "Pareto/NBD" -> new ParetoNbd(TimeScale.WEEK, p[0], p[1], p[2], p[3]);
            default -> throw new IllegalStateException(name);
        };
    }

    private static Function<GroupedRows, LogLikelihood> likelihood(String name) {
        return switch (name) {
            case "BG/NBD" -> rows -> new GeometricLikelihood(rows, 0);
            case "MBG/NBD" -> rows -> new GeometricLikelihood(rows, 1);
            case "Pareto/NBD" -> ParetoLikelihood::new;
            case "NBD" -> NbdLikelihood::new;
            default -> throw new IllegalStateException(name);
        };
    }

    static List<String> rows() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                LikelihoodTest.class.getResourceAsStream("likelihood_rows.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void contributionOfARow_agreesWithHighPrecision(String line) {
        String[] row = line.split(",");
        double[] p =
                Stream.of(row).skip(1).limit(4).mapToDouble(Double::parseDouble).toArray();
        long x = Long.parseLong(row[5]);
        double tx = Double.parseDouble(row[6]);
        double age = Double.parseDouble(row[7]);
        double expected = Double.parseDouble(row[8]);
        assertThat(model(row[0], p).logLikelihood(x, tx, age))
                .isCloseTo(expected, Offset.offset(1e-11 * Math.max(1, Math.abs(expected))));
        PurchaseSummaries one =
                PurchaseSummaries.of(TimeScale.WEEK, new long[] {x}, new double[] {tx}, new double[] {age});
        GroupedRows grouped = GroupedRows.of(one);
        if (age > 0) {
            double[] logs = {
                Math.log(p[0]),
                Math.log(p[1] / grouped.scale),
                Math.log(p[2]),
                Math.log(row[0].equals("Pareto/NBD") ? p[3] / grouped.scale : p[3])
            };
            double value = likelihood(row[0]).apply(grouped).evaluate(logs, new double[4], new double[4][4]);
            assertThat(grouped.unscaled(value))
                    .isCloseTo(expected, Offset.offset(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"BG/NBD", "MBG/NBD", "Pareto/NBD", "NBD"})
    void derivatives_agreeWithDifferences(String name) {
        Random random = new Random(3);
        double[] ages = random.doubles(300, 0, 60).toArray();
        PurchaseSummaries customers = Simulations.customers(new BgNbd(TimeScale.WEEK, 0.6, 4, 0.8, 2.4), ages, 1);
        LogLikelihood function = likelihood(name).apply(GroupedRows.of(customers));
        List<double[]> starts = function.starts();
        for (double[] start : starts) {
            assertDerivatives(function, start);
        }
    }

    static void assertDerivatives(LogLikelihood function, double[] start) {
        double[] at = java.util.Arrays.stream(start).map(Math::log).toArray();
        int n = at.length;
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        function.evaluate(at, gradient, hessian);
        double[] above = new double[n];
        double[] below = new double[n];
        double step = 1e-5;
        for (int i = 0; i < n; i++) {
            double[] up = at.clone();
            up[i] += step;
            double[] down = at.clone();
            down[i] -= step;
            double high = function.evaluate(up, above, new double[n][n]);
            double low = function.evaluate(down, below, new double[n][n]);
            assertThat(gradient[i])
                    .as("slope %d", i)
                    .isCloseTo((high - low) / (2 * step), Offset.offset(1e-4 + 1e-6 * Math.abs(gradient[i])));
            for (int j = 0; j < n; j++) {
                assertThat(hessian[i][j])
                        .as("bend %d %d", i, j)
                        .isCloseTo(
                                (above[j] - below[j]) / (2 * step),
                                Offset.offset(1e-4 + 1e-6 * Math.abs(hessian[i][j])));
            }
        }
    }

    @Test
    void sample_keepsCustomersAndLikelihoodRoughly() {
        double[] ages = new Random(4).doubles(20_000, 27, 39).toArray();
        BgNbd model = new BgNbd(TimeScale.WEEK, 0.243, 4.414, 0.793, 2.426);
        GroupedRows rows = GroupedRows.of(Simulations.customers(model, ages, 2));
        GroupedRows few = rows.sample(2000);
        assertThat(few.size).isLessThanOrEqualTo(2000);
        assertThat(few.customers()).isCloseTo(rows.customers(), Offset.offset(1e-6 * rows.customers()));
        assertThat(few.purchases()).isCloseTo(rows.purchases(), Offset.offset(0.15 * rows.purchases()));
    }
}
