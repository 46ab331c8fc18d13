package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTTest {
    @ParameterizedTest
    @ValueSource(doubles = {1, 2.5, 4.9, 5, 9.3, 57, 412, 999, 1001, 5841.74, 1e6})
    void quantileAndTail_agreeWithTheLibraryAndEachOther(double freedom) {
        TDistribution slow = new TDistribution(freedom);
        for (double tail : new double[] {0.4, 0.1, 0.05, 0.025, 0.005, 1e-4, 1e-7}) {
            double t = StudentT.upperQuantile(tail, freedom);
            assertThat(StudentT.upperTail(t, freedom) / tail).isCloseTo(1, within(1e-9));
            assertThat(StudentT.upperTail(t, freedom)).isCloseTo(slow.cumulativeProbability(-t), within(1e-12));
        }
        assertThat(StudentT.upperTail(-1.3, freedom)).isCloseTo(slow.cumulativeProbability(1.3), within(1e-12));
    }
}
