package io.growth4j.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.growth4j.stat.Quantiles.Type;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    private static final double[] TEN =
            IntStream.rangeClosed(1, 10).asDoubleStream().toArray();

    /** What R's quantile(1:10, p, type = t) gives. */
    @ParameterizedTest
    @CsvSource({
        "TYPE_1, 0.25, 3",
        "TYPE_1, 0.5, 5",
        "TYPE_1, 0.9, 9",
        "TYPE_6, 0.25, 2.75",
        "TYPE_6, 0.9, 9.9",
        "TYPE_7, 0.25, 3.25",
        "TYPE_7, 0.5, 5.5",
        "TYPE_7, 0.9, 9.1",
        "TYPE_8, 0.25, 2.9166666666666667",
        "TYPE_8, 0.9, 9.6333333333333333",
        "TYPE_8, 0.99, 10",
        "TYPE_6, 0.01, 1"
    })
    void quantile_isThatOfR(Type type, double p, double expected) {
        assertThat(Quantiles.of(TEN, p, type)).isCloseTo(expected, offset(1e-12));
    }

    @Test
    void type1_isAnObservationEvenWhereTheProductRoundsUp() {
        double[] hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        for (int k = 1; k <= 100; k++) {
            assertThat(Quantiles.of(hundred, k / 100.0, Type.TYPE_1)).isEqualTo(k);
        }
    }

    @Test
    void ends_areTheExtremesAndOneObservationIsEveryQuantile() {
        for (Type type : Type.values()) {
            assertThat(Quantiles.of(TEN, 0, type)).isEqualTo(1);
            assertThat(Quantiles.of(TEN, 1, type)).isEqualTo(10);
            assertThat(Quantiles.of(new double[] {7}, 0.3, type)).isEqualTo(7);
        }
    }

    @Test
    void emptySampleAndImpossibleProbability_areRefused() {
        assertThatThrownBy(() -> Quantiles.of(new double[0], 0.5)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Quantiles.of(TEN, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> Quantiles.of(TEN, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
