package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.stat.Normal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupSequentialTest {
    private static final GroupSequential TWO_SIDED = GroupSequential.of(0.05);

    @Test
    void bounds_agreeWithThePublishedOnes() {
        assertThat(TWO_SIDED.bounds(0.25, 0.5, 0.75, 1))
                .containsExactly(new double[] {2.955167, 2.559321, 2.300814, 2.091913}, within(2e-4));
        assertThat(TWO_SIDED.bounds(0.5, 1)).containsExactly(new double[] {2.497705, 2.018268}, within(2e-4));
        GroupSequential oneSided = new GroupSequential(0.05, false, new GroupSequential.Spending.Power(2));
        assertThat(oneSided.bounds(0.25, 0.5, 0.75, 1))
                .containsExactly(new double[] {2.734369, 2.301837, 2.010135, 1.769129}, within(2e-4));
    }

    @Test
    void overrun_stretchesThePlan() {
        double[] information = GroupSequential.information(new long[] {250, 450, 630, 810}, 300);
        assertThat(information[3]).isEqualTo(1);
        assertThat(GroupSequential.of(0.01).alphas(information))
                .containsExactly(new double[] {0.00095, 0.00241, 0.0041, 0.00636}, within(1e-4));
    }

    /** The obvious twin for two looks: integrate over the first statistic. */
    @Test
    void secondBound_spendsTheRestExactly() {
        double[] z = new GroupSequential(0.05, false, new GroupSequential.Spending.Power(1)).bounds(0.4, 1);
        double crossing = 0;
        double step = 1e-4;
        for (double x = -8; x < z[0]; x += step) {
            double middle = x + step / 2;
            double needed = (z[1] - middle * Math.sqrt(0.4)) / Math.sqrt(0.6);
            crossing += Normal.density(middle) * Normal.cumulative(-needed) * step;
        }
        assertThat(Normal.cumulative(-z[0])).isCloseTo(0.02, within(1e-9));
        assertThat(crossing).isCloseTo(0.03, within(2e-6));
    }

    @Test
    void simulatedPaths_crossWithTheErrorSpent() {
        double[] information = new double[20];
        for (int look = 0; look < 20; look++) {
            information[look] = (look + 1) / 20.0;
        }
        for (GroupSequential.Spending spending : new GroupSequential.Spending[] {
            new GroupSequential.Spending.OBrienFleming(),
            new GroupSequential.Spending.Pocock(),
            new GroupSequential.Spending.Power(3)
        }) {
            double[] bounds = new GroupSequential(0.05, true, spending).bounds(information);
            assertThat(crossings(bounds, information)).as("%s", spending).isCloseTo(0.05, within(0.0025));
        }
    }

    private static double crossings(double[] bounds, double[] information) {
        Random random = new Random(17);
        int paths = 240_000;
        int crossed = 0;
        for (int path = 0; path < paths; path++) {
            double score = 0;
            for (int look = 0; look < bounds.length; look++) {
                score += random.nextGaussian() * Math.sqrt(0.05);
                if (Math.abs(score) > bounds[look] * Math.sqrt(information[look])) {
                    crossed++;
                    break;
                }
            }
        }
        return (double) crossed / paths;
    }

    @Test
    void looksWithoutNewData_repeatTheBound() {
        double[] z = TWO_SIDED.bounds(0.5, 0.5, 1);
        assertThat(z[1]).isEqualTo(z[0]);
        assertThat(z[2]).isCloseTo(2.018268, within(2e-4));
    }

    @Test
    void sharesOutOfOrder_areRefused() {
        assertThatThrownBy(() -> TWO_SIDED.bounds(0.5, 0.4)).hasMessageContaining("0.4 after 0.5");
        assertThatThrownBy(() -> TWO_SIDED.bounds(0.5, 1.1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> TWO_SIDED.bounds(Double.NaN)).hasMessageContaining("NaN");
    }
}
