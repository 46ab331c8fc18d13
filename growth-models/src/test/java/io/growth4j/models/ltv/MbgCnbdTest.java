package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MbgCnbdTest extends CustomerBaseModelContract<MbgCnbd> {
    @Override
    MbgCnbd model() {
        return model(0.8, 1.5, 0.8, 2.4);
    }

    @Override
    MbgCnbd model(double... p) {
        return new MbgCnbd(TimeScale.WEEK, 3, p[0], p[1], p[2], p[3]);
    }

    @Override
    Fit<MbgCnbd> fit(PurchaseSummaries customers) {
        return MbgCnbd.fit(customers, 3);
    }

    private static final MbgNbd RANDOM = new MbgNbd(TimeScale.WEEK, 0.525, 6.183, 0.891, 1.614);

    private static MbgCnbd regular(int k) {
        return new MbgCnbd(TimeScale.WEEK, k, 0.525, 6.183, 0.891, 1.614);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "0,0,38.86", "1,1.71,38.86", "2,30.43,38.86", "26,30.857,31", "400,39,39"})
    void oneStepPerPurchase_isMbgNbd(long x, double recency, double age) {
        MbgCnbd one = regular(1);
        Percentage close = Percentage.withPercentage(1e-7);
        assertThat(one.logLikelihood(x, recency, age))
                .isCloseTo(RANDOM.logLikelihood(x, recency, age), Offset.offset(1e-10));
        assertThat(one.alive(x, recency, age)).isCloseTo(RANDOM.alive(x, recency, age), close);
        assertThat(one.aliveAfter(x, recency, age, 13)).isCloseTo(RANDOM.aliveAfter(x, recency, age, 13), close);
        for (double horizon : new double[] {0.1, 1, 52, 5200}) {
            assertThat(one.expectedPurchases(x, recency, age, horizon))
                    .isCloseTo(RANDOM.expectedPurchases(x, recency, age, horizon), close);
        }
        for (long y = 0; y < 5; y++) {
            assertThat(one.probability(x, recency, age, 26, y))
                    .isCloseTo(RANDOM.probability(x, recency, age, 26, y), close);
        }
        assertThat(one.discountedPurchases(x, recency, age, 0.01))
                .isCloseTo(RANDOM.discountedPurchases(x, recency, age, 0.01), close);
        assertThat(one.memoryless()).isTrue();
    }

    /** Everything by brute force: one customer's λ and p on a grid, the paper's conditional formulas on it. */
    private static final class Grid {
        final MbgCnbd model;
        final long x;
        final double last;
        final double age;
        double all;
        double alive;

        Grid(MbgCnbd model, long x, double last, double age) {
            this.model = model;
            this.x = x;
            this.last = last;
            this.age = age;
            int n = 3000;
            for (int i = 0; i < n; i++) {
                double logRate = -12 + 18.0 * (i + 0.5) / n;
                double rate = Math.exp(logRate);
                double density = Math.exp(model.r() * Math.log(rate * model.alpha()) - model.alpha() * rate);
                double bought = Math.pow(rate, (double) model.k() * x);
                double none = 0;
                double term = Math.exp(-rate * age);
                for (int j = 0; j < model.k(); j++) {
                    none += term;
                    term *= rate * (age - last) / (j + 1);
                }
                double weight = density * bought * 18 / n;
                alive += weight * none * stays(x + 1);
                all += weight * (none * stays(x + 1) + Math.exp(-rate * last) * (stays(x) - stays(x + 1)));
            }
        }

        /** E[(1 − p)^n]. */
        private double stays(long n) {
            double share = 1;
            for (int i = 0; i < n; i++) {
                share *= (model.b() + i) / (model.a() + model.b() + i);
            }
            return share;
        }
    }

    @ParameterizedTest
    @CsvSource({"2,0,0,20", "2,1,3,20", "3,4,12,13.5", "5,6,30,31", "5,6,30,40"})
    void aliveAndLikelihood_areThoseOfTheIntegralOverCustomers(int k, long x, double recency, double age) {
        MbgCnbd model = new MbgCnbd(TimeScale.WEEK, k, 1.4, 3, 0.8, 2.5);
        Grid grid = new Grid(model, x, recency, age);
        assertThat(model.alive(x, recency, age)).isCloseTo(grid.alive / grid.all, Percentage.withPercentage(1e-3));
        double gammas = Math.log(grid.all) - logGamma(model.r());
        double summary = (k - 1) * x * (recency == 0 ? 0 : Math.log(recency))
                + logGamma((double) Math.max(1, x))
                - (x == 0 ? 0 : logGamma((double) k * x));
        assertThat(model.logLikelihood(x, recency, age)).isCloseTo(gammas + summary, Offset.offset(1e-6));
    }

    private static double logGamma(double x) {
        return org.hipparchus.special.Gamma.logGamma(x);
    }

    @Test
    void regularCustomersWhoAreOverdue_areToldToHaveLeft_andThoseWhoAreDueToCome() {
        MbgCnbd clock = new MbgCnbd(TimeScale.WEEK, 8, 8, 4, 0.5, 5);
        MbgCnbd dice = new MbgCnbd(TimeScale.WEEK, 1, 8, 32, 0.5, 5);
        assertThat(clock.alive(10, 40, 52)).isLessThan(dice.alive(10, 40, 52) / 4);
        double justBought = clock.expectedIfAlive(10, 40, 40, 2);
        double due = clock.expectedIfAlive(10, 40, 44, 2);
        assertThat(due).isGreaterThan(5 * justBought);
        assertThat(dice.expectedIfAlive(10, 40, 44, 2))
                .isCloseTo(dice.expectedIfAlive(10, 44, 44, 2), Offset.offset(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void fit_choosesTheRegularityOfTheCustomers(int k) {
        MbgCnbd truth = new MbgCnbd(TimeScale.WEEK, k, 1.5, 6.0 / k, 0.5, 2.5);
        double[] ages = new double[2000];
        Arrays.setAll(ages, i -> 27 + (i % 85) / 7.0);
        PurchaseSummaries customers = Simulations.customers(truth, ages, 4);
        Fit<MbgCnbd> fit = MbgCnbd.fit(customers);
        assertThat(fit.model().k()).isEqualTo(k);
        assertThat(fit.logLikelihood()).isCloseTo(fit.model().logLikelihood(customers), Offset.offset(1e-6));
        assertThat(MbgCnbd.fit(customers.grouped()).model()).isEqualTo(fit.model());
        if (k == 1) {
            assertThat(fit.logLikelihood()).isCloseTo(MbgNbd.fit(customers).logLikelihood(), Offset.offset(1e-6));
        }
        assertThat(Fits.refit(truth, customers).logLikelihood()).isCloseTo(fit.logLikelihood(), Offset.offset(1e-6));
    }

    @Test
    void likelihoodWithSpacing_isThatOfAllPurchaseTimes() {
        MbgCnbd model = model();
        double[] times = {3, 4.5, 9, 11, 16};
        double spacing = 0;
        double gaps = 0;
        for (int i = 0; i < times.length; i++) {
            double gap = times[i] - (i == 0 ? 0 : times[i - 1]);
            spacing += Math.log(gap / 16);
            gaps += 2 * Math.log(gap) - Math.log(2);
        }
        PurchaseSummaries customer =
                PurchaseSummaries.of(TimeScale.WEEK, new long[] {5}, new double[] {16}, new double[] {20});
        double summary = model.logLikelihood(customer);
        double all = model.logLikelihood(customer.withSpacing(spacing));
        double evenness = RegularLikelihood.logEvenness(3, 5, 16);
        assertThat(all - summary).isCloseTo(gaps - evenness, Offset.offset(1e-10));
        assertThatThrownBy(() -> customer.withSpacing(-1)).hasMessageContaining("row 0: spacing -1.0 of 5 gaps");
    }

    @Test
    void derivatives_agreeWithDifferences() {
        double[] ages = new Random(3).doubles(200, 0, 60).toArray();
        PurchaseSummaries customers = Simulations.customers(model(), ages, 1);
        LogLikelihood function = new RegularLikelihood(GroupedRows.of(customers), 3);
        for (double[] start : function.starts()) {
            LikelihoodTest.assertDerivatives(function, start);
        }
    }

    @Test
    void regularityOutOfRange_isRefused() {
        assertThatThrownBy(() -> regular(0)).hasMessageContaining("regularity k 0 must be between 1 and 12");
        PurchaseSummaries none = PurchaseSummaries.of(TimeScale.WEEK, new long[3], new double[3], new double[3]);
        assertThatThrownBy(() -> MbgCnbd.fit(none, 13)).hasMessageContaining("regularity k 13");
    }

    @Test
    @EnabledIf("io.growth4j.models.ltv.RealData#isThere")
    void customersOfTheCohort_buyAtRandom() {
        Fit<MbgCnbd> fit = MbgCnbd.fit(RealData.cohort());
        assertThat(fit.model().k()).as("the k that BTYDplus chooses").isEqualTo(1);
        assertThat(fit.logLikelihood()).isCloseTo(-95336.96, Offset.offset(6e-3));
    }
}
