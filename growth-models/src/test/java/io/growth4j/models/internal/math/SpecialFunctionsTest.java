package io.growth4j.models.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Special functions against values computed with 35 and more digits. */
class SpecialFunctionsTest {
    record Row(String function, double[] p, double value) {
        @Override
        public String toString() {
            return function + java.util.Arrays.toString(p);
        }
    }

    static List<Row> rows() throws IOException {
        InputStream file = SpecialFunctionsTest.class.getResourceAsStream("special_functions.csv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(SpecialFunctionsTest::row).toList();
        }
    }

    private static Row row(String line) {
        String[] cells = line.split(",", -1);
        double[] p = java.util.Arrays.stream(cells, 1, 5)
                .filter(cell -> !cell.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Row(cells[0], p, Double.parseDouble(cells[5]));
    }

    private static double compute(Row row) {
        double[] p = row.p();
        return switch (row.function()) {
            case "logGamma" -> GammaFunctions.logGamma(p[0]);
            case "digamma" -> GammaFunctions.digamma(p[0]);
            case "trigamma" -> GammaFunctions.trigamma(p[0]);
            case "logRising" -> GammaFunctions.logRising(p[0], p[1]);
            case "digammaRising" -> GammaFunctions.digammaRising(p[0], p[1]);
            case "trigammaRising" -> GammaFunctions.trigammaRising(p[0], p[1]);
            case "logBeta" -> GammaFunctions.logBeta(p[0], p[1]);
            case "incompleteBeta" -> IncompleteBeta.regularized(p[0], p[1], p[2]);
            case "log2F1" -> Hypergeometric.log2F1(p[0], p[1], p[2], p[3]);
            case "withOne" -> Hypergeometric.withOne(p[0], p[1], p[2]);
            default -> throw new IllegalStateException(row.function());
        };
    }

    private static double tolerance(Row row) {
        return switch (row.function()) {
            case "log2F1", "incompleteBeta" -> 1e-10;
            case "withOne" -> 1e-13;
            default -> 1e-14;
        };
    }

    @Test
    void everyValue_agreesWithHighPrecision() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThan(500);
        StringBuilder wrong = new StringBuilder();
        for (Row row : rows) {
            double actual = compute(row);
            double error = Math.abs(actual - row.value());
            double size = row.function().equals("incompleteBeta")
                    ? Math.abs(row.value())
                    : Math.max(1, Math.abs(row.value()));
            if (!(error <= tolerance(row) * size)) {
                wrong.append(row)
                        .append(" is ")
                        .append(actual)
                        .append(", not ")
                        .append(row.value())
                        .append('\n');
            }
        }
        assertThat(wrong.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,0.5", "1,-1,2,0.5", "1,1,0,0.5", "1,1,1,1", "1,1,1,NaN"})
    void hypergeometric_refusesWhatItIsNotMadeFor(double a, double b, double c, double z) {
        assertThatThrownBy(() -> Hypergeometric.log2F1(a, b, c, z))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a, b, c above 0");
    }

    @Test
    void incompleteBeta_isZeroAndOneAtTheEnds() {
        assertThat(IncompleteBeta.regularized(0, 2, 3)).isZero();
        assertThat(IncompleteBeta.regularized(1, 2, 3)).isEqualTo(1);
        assertThatThrownBy(() -> IncompleteBeta.regularized(0.5, 0, 3)).hasMessageContaining("needs a and b above 0");
    }

    @Test
    void gaussLegendre_isExactForPolynomialsOfDegreeTwiceNLessOne() {
        GaussLegendre rule = GaussLegendre.of(12);
        for (int degree = 0; degree < 24; degree++) {
            double sum = 0;
            for (int i = 0; i < rule.size(); i++) {
                sum += rule.weight(i) * Math.pow(rule.node(i), degree);
            }
            assertThat(sum).isCloseTo(1.0 / (degree + 1), org.assertj.core.data.Offset.offset(1e-15));
        }
    }

    @Test
    void newton_findsTheTopOfRosenbrocksHillAndOfABox() {
        SmoothFunction hill = (at, gradient, hessian) -> {
            double x = at[0];
            double y = at[1];
            gradient[0] = 400 * x * (y - x * x) + 2 * (1 - x);
            gradient[1] = -200 * (y - x * x);
            hessian[0][0] = 400 * (y - 3 * x * x) - 2;
            hessian[0][1] = 400 * x;
            hessian[1][0] = 400 * x;
            hessian[1][1] = -200;
            return -100 * (y - x * x) * (y - x * x) - (1 - x) * (1 - x);
        };
        NewtonMaximizer free = new NewtonMaximizer(new double[] {-5, -5}, new double[] {5, 5}, 100, 1e-14);
        NewtonMaximizer.Peak peak = free.maximize(hill, new double[] {-1.2, 1});
        assertThat(peak.converged()).isTrue();
        assertThat(peak.at()).containsExactly(new double[] {1, 1}, org.assertj.core.data.Offset.offset(1e-6));
        NewtonMaximizer boxed = new NewtonMaximizer(new double[] {-5, -5}, new double[] {0.5, 5}, 100, 1e-14);
        assertThat(boxed.maximize(hill, new double[] {-1.2, 1}).at())
                .containsExactly(new double[] {0.5, 0.25}, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void sampler_drawsWithTheMomentsOfItsDistributions() {
        Sampler sampler = new Sampler(11);
        int n = 200_000;
        double gamma = 0;
        double beta = 0;
        double exponential = 0;
        for (int i = 0; i < n; i++) {
            gamma += sampler.gamma(0.25, 4.4);
            beta += sampler.beta(0.8, 2.4);
            exponential += sampler.exponential(3);
        }
        assertThat(gamma / n).isCloseTo(0.25 / 4.4, org.assertj.core.data.Percentage.withPercentage(2));
        assertThat(beta / n).isCloseTo(0.25, org.assertj.core.data.Percentage.withPercentage(1));
        assertThat(exponential / n).isCloseTo(1 / 3.0, org.assertj.core.data.Percentage.withPercentage(1));
    }
}
