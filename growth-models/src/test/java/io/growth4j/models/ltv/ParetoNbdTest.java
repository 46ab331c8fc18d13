package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParetoNbdTest extends CustomerBaseModelContract<ParetoNbd> {
    @Override
    ParetoNbd model() {
        return model(0.553, 10.578, 0.606, 11.669);
    }

    @Override
    ParetoNbd model(double... p) {
        return new ParetoNbd(TimeScale.WEEK, p[0], p[1], p[2], p[3]);
    }

    @Override
    Fit<ParetoNbd> fit(PurchaseSummaries customers) {
        return ParetoNbd.fit(customers);
    }

    /** r, alpha, s, beta, x, t_x, T, P(alive) of sixty digits and more: also equal and nearly equal scales. */
    static List<String> aliveRows() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                ParetoNbdTest.class.getResourceAsStream("pareto_alive.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("aliveRows")
    void alive_agreesWithHighPrecision(String line) {
        double[] p = Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray();
        assertThat(model(p[0], p[1], p[2], p[3]).alive((long) p[4], p[5], p[6]))
                .isCloseTo(p[7], Percentage.withPercentage(1e-8));
    }
}
