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

class GeometricDropoutTest {
    /** Values of sixty digits: also customers who hardly ever leave, a down to 1e-8, and hardly ever stay. */
    static List<String> rows() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                GeometricDropoutTest.class.getResourceAsStream("expected_purchases.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void expectedPurchases_agreeWithHighPrecision(String line) {
        double[] p = Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray();
        assertThat(GeometricDropout.expected(p[0], p[1], p[2], p[3], p[4]))
                .isCloseTo(p[5], Percentage.withPercentage(1e-9));
    }
}
