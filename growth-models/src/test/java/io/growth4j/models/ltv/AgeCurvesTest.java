package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class AgeCurvesTest {
    private static double between(Random random, double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    private static List<CustomerBaseModel> models(Random random) {
        double r = between(random, 0.02, 50);
        double alpha = between(random, 0.02, 150);
        double third = between(random, 0.02, 20);
        double fourth = between(random, 0.02, 150);
        return List.of(
                new BgNbd(TimeScale.WEEK, r, alpha, third, fourth),
                new MbgNbd(TimeScale.WEEK, r, alpha, third, fourth),
                new ParetoNbd(TimeScale.WEEK, r, alpha, third, fourth));
    }

    @Test
    void manySimilarAges_areReadFromACurve_thatAgreesWithSingles() {
        Random random = new Random(1);
        for (int set = 0; set < 150; set++) {
            for (CustomerBaseModel model : models(random)) {
                double horizon = between(random, 1, 500);
                long repeats = (long) between(random, 1, 10_000) - 1;
                double age = between(random, 0.05, 10_000);
                AgeCurves curves =
                        new AgeCurves(true, horizon, (x, last, t) -> model.expectedIfAlive(x, last, t, horizon));
                for (int ask = 0; ask < 40; ask++) {
                    double now = age * (1 + 1e-3 * ask);
                    assertThat(curves.of(repeats, 0, now))
                            .as("%s after %d in %s, horizon %s", model, repeats, now, horizon)
                            .isCloseTo(
                                    model.expectedIfAlive(repeats, 0, now, horizon), Percentage.withPercentage(1e-9));
                }
            }
        }
    }

    @Test
    void curve_isDrawnOnce_forAnyNumberOfSimilarAges() {
        AtomicInteger asked = new AtomicInteger();
        AgeCurves curves = new AgeCurves(true, 52, (x, last, age) -> {
            asked.incrementAndGet();
            return 1 / (4 + age);
        });
        for (int i = 0; i < 100_000; i++) {
            curves.of(2, 0, 30 + 1e-5 * i);
        }
        assertThat(asked.get()).isLessThan(60);
    }

    @Test
    void expectationThatJumps_isComputedForEach() {
        AgeCurves curves = new AgeCurves(true, 52, (x, last, age) -> Math.floor(age));
        for (int i = 0; i < 1000; i++) {
            double age = 30 + 0.01 * i;
            assertThat(curves.of(2, 0, age)).isEqualTo(Math.floor(age));
        }
    }

    @Test
    void modelsWithMemory_areAskedWithTheRecency() {
        AgeCurves curves = new AgeCurves(false, 52, (x, last, age) -> last);
        for (int i = 0; i < 100; i++) {
            assertThat(curves.of(2, i, 100)).isEqualTo(i);
        }
    }
}
