package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.models.internal.math.NewtonMaximizer;
import io.growth4j.stat.Interval;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ProfileEndsTest {
    /** Half of the squared 97.5 % point of the standard normal. */
    private static final double FALL = 1.9207;

    private static PurchaseSummaries customers(int size, long seed) {
        double[] ages = new Random(seed).doubles(size, 27, 39).toArray();
        return Simulations.customers(new MbgNbd(TimeScale.WEEK, 0.525, 6.183, 0.891, 1.614), ages, seed);
    }

    /** The highest log-likelihood with one parameter held, by a climb of the others. */
    private static double profile(Fit<MbgNbd> fit, PurchaseSummaries customers, int parameter, double value) {
        GroupedRows rows = GroupedRows.of(customers);
        double[] start = fit.point();
        start[parameter] = Math.log(value);
        start[1] -= Math.log(rows.scale);
        double[] low = new double[4];
        double[] high = new double[4];
        Arrays.fill(low, -18);
        Arrays.fill(high, 18);
        low[parameter] = start[parameter];
        high[parameter] = start[parameter];
        GeometricLikelihood function = new GeometricLikelihood(rows, 1);
        return rows.unscaled(new NewtonMaximizer(low, high, 200, 1e-9)
                .maximize(function, start)
                .value());
    }

    @Test
    void endsOfAnInterval_areWhereTheProfileHasFallen() {
        PurchaseSummaries customers = customers(1200, 3);
        Fit<MbgNbd> fit = MbgNbd.fit(customers);
        for (int i = 0; i < 4; i++) {
            Interval interval = fit.interval(fit.model().parameterNames().get(i), 0.95);
            for (double end : new double[] {interval.low(), interval.high()}) {
                assertThat(profile(fit, customers, i, end))
                        .as("%s at %s", fit.model().parameterNames().get(i), end)
                        .isCloseTo(fit.logLikelihood() - FALL, Offset.offset(0.02));
            }
        }
    }

    @Test
    void manyCustomers_haveNearlySymmetricIntervals() {
        Fit<MbgNbd> fit = MbgNbd.fit(customers(60_000, 4));
        for (double[] stretch : fit.stretches()) {
            assertThat(stretch[0]).isCloseTo(1, Offset.offset(0.1));
            assertThat(stretch[1]).isCloseTo(1, Offset.offset(0.1));
        }
    }

    @Test
    void levels_areNested_andTheLowestFollowTheStandardError() {
        Fit<MbgNbd> fit = MbgNbd.fit(customers(1200, 3));
        Interval before = fit.interval("b", 0.01);
        assertThat(Math.log(before.high() / before.low()))
                .isCloseTo(2 * 0.012533 * Math.sqrt(fit.logCovariance("b", "b")), Percentage.withPercentage(2));
        for (double level : new double[] {0.2, 0.5, 0.8, 0.95, 0.99, 0.999}) {
            Interval next = fit.interval("b", level);
            assertThat(next.low()).isLessThan(before.low());
            assertThat(next.high()).isGreaterThan(before.high());
            before = next;
        }
    }

    @Test
    void endThatTheLikelihoodLeavesOpen_isInfinite() {
        double[] ages = new Random(1).doubles(400, 27, 39).toArray();
        ParetoNbd truth = new ParetoNbd(TimeScale.WEEK, 0.553, 10.578, 4, 80);
        int open = 0;
        for (int seed = 0; seed < 12; seed++) {
            Fit<ParetoNbd> fit = ParetoNbd.fit(Simulations.customers(truth, ages, seed));
            if (fit.status() == FitStatus.CONVERGED) {
                Interval interval = fit.interval("s", 0.95);
                open += interval.high() == Double.POSITIVE_INFINITY ? 1 : 0;
                assertThat(interval.contains(fit.model().s())).isTrue();
            }
        }
        assertThat(open).isPositive();
    }
}
