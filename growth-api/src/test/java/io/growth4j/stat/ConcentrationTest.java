package io.growth4j.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConcentrationTest {
    @Test
    void gini_ofEqualShares_isZero() {
        assertThat(Concentration.gini(new double[] {7, 7, 7})).isZero();
        assertThat(Concentration.gini(new double[] {7})).isZero();
    }

    @Test
    void gini_ofOneOwner_isOneLessOneNth() {
        assertThat(Concentration.gini(new double[] {0, 0, 9, 0})).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void gini_equalsHalfTheRelativeMeanDifferenceOfAllPairs() {
        Random random = new Random(3);
        double[] values = random.doubles(57, 0, 100).toArray();
        double differences = 0;
        double total = 0;
        for (double a : values) {
            total += a;
            for (double b : values) {
                differences += Math.abs(a - b);
            }
        }
        double oracle = differences / (2 * values.length * total);
        assertThat(Concentration.gini(values)).isCloseTo(oracle, within(1e-12));
    }

    @Test
    void nothingToShare_isNotANumber() {
        assertThat(Concentration.gini(new double[] {0, 0})).isNaN();
        assertThat(Concentration.topShare(new double[] {0, 0}, 0.1)).isNaN();
    }

    @Test
    void topShare_countsAPartOfAMemberAsAWhole() {
        double[] values = {1, 1, 1, 1, 1, 1, 1, 1, 1, 11, 0};
        assertThat(Concentration.topShare(values, 0.1)).isCloseTo(12.0 / 20, within(1e-12));
        assertThat(Concentration.topShare(values, 1)).isEqualTo(1);
        assertThat(Concentration.topShare(new double[] {4, 3, 2, 1, 0, 0, 0, 0, 0, 0}, 0.3))
                .isCloseTo(0.9, within(1e-12));
    }

    @Test
    void topShare_isNotLiftedByRounding() {
        double[] hundred = new double[100];
        Arrays.fill(hundred, 1);
        assertThat(0.07 * 100).isGreaterThan(7);
        assertThat(Concentration.topShare(hundred, 0.07)).isEqualTo(0.07);
    }

    @Test
    void theArgument_isNotChanged() {
        double[] values = {3, 1, 2};
        Concentration.gini(values);
        Concentration.topShare(values, 0.5);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void badInput_isNamed() {
        assertThatThrownBy(() -> Concentration.gini(new double[0])).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> Concentration.gini(new double[] {1, -2}))
                .hasMessage("value -2.0 at position 1 is not a number from 0 up");
        assertThatThrownBy(() -> Concentration.gini(new double[] {Double.NaN})).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Concentration.topShare(new double[] {1}, 0)).hasMessageContaining("top share 0.0");
    }
}
