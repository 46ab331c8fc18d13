package io.growth4j.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MultipleTestingTest {
    /** The fifteen p-values of Benjamini and Hochberg 1995, section 3.2, and what R's p.adjust makes of some. */
    @Test
    void corrections_giveTheKnownValues() {
        double[] p = {0.01, 0.04, 0.03, 0.005};
        assertThat(MultipleTesting.holm(p)).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, offset(1e-15));
        assertThat(MultipleTesting.benjaminiHochberg(p))
                .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, offset(1e-15));
    }

    @Test
    void benjaminiAndHochbergsExample_rejectsFourAtFivePercentAndHolmThree() {
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0
        };
        assertThat(Arrays.stream(MultipleTesting.benjaminiHochberg(p)).filter(q -> q <= 0.05))
                .hasSize(4);
        assertThat(Arrays.stream(MultipleTesting.holm(p)).filter(q -> q <= 0.05))
                .hasSize(3);
    }

    @Property(seed = "8", tries = 200)
    void corrections_areBetweenThePValueAndBonferroni(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1) Double> values) {
        double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] holm = MultipleTesting.holm(p);
        double[] bh = MultipleTesting.benjaminiHochberg(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(bh[i]).isGreaterThanOrEqualTo(p[i] * (1 - 1e-15)).isLessThanOrEqualTo(holm[i] * (1 + 1e-15));
            assertThat(holm[i]).isLessThanOrEqualTo(Math.min(1, p[i] * p.length));
        }
    }

    @Test
    void noPValue_givesNoneAndNonsenseIsRefused() {
        assertThat(MultipleTesting.holm()).isEmpty();
        assertThatThrownBy(() -> MultipleTesting.holm(0.1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> MultipleTesting.benjaminiHochberg(1.5)).hasMessageContaining("1.5");
    }
}
