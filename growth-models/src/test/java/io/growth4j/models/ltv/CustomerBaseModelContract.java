package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.stat.Interval;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every customer-base model promises, whatever its story: subclassed once per model. */
abstract class CustomerBaseModelContract<M extends CustomerBaseModel> {
    /** A model with ordinary parameters, in weeks. */
    abstract M model();

    abstract Fit<M> fit(PurchaseSummaries customers);

    /** A model of the same kind. */
    abstract M model(double... parameters);

    /** Ages at which histories may end, and recencies: discrete models know whole periods only. */
    double[] ages(int n) {
        double[] ages = new double[n];
        Arrays.setAll(ages, i -> 27 + (i % 85) / 7.0);
        return ages;
    }

    /** Some histories, ordinary and extreme. */
    List<CustomerSummary> histories() {
        return List.of(
                CustomerSummary.NEW,
                new CustomerSummary(0, 0, 38.86),
                new CustomerSummary(1, 1.71, 38.86),
                new CustomerSummary(2, 30.43, 38.86),
                new CustomerSummary(26, 30.857, 31),
                new CustomerSummary(1, 1e-3, 1e-3),
                new CustomerSummary(400, 39, 39),
                new CustomerSummary(10_000, 9_000, 10_000),
                new CustomerSummary(10_000, 10_000, 10_000));
    }

    /** How finely time can be cut: 1 for models that count periods. */
    double step() {
        return 0.125;
    }

    /** Whether customers can leave. */
    boolean customersLeave() {
        return true;
    }

    @Test
    void everyPrediction_isFiniteAndInRange_forOrdinaryAndExtremeHistories() {
        for (CustomerSummary one : histories()) {
            long x = one.repeats();
            double tx = one.recency();
            double age = one.age();
            assertThat(model().logLikelihood(x, tx, age)).as("%s", one).isFinite();
            assertThat(model().alive(one)).as("%s", one).isBetween(0.0, 1.0);
            double before = model().alive(one);
            double expectedBefore = 0;
            for (double t : new double[] {1, 10, 52, 520, 10_000}) {
                double later = model().aliveAfter(x, tx, age, t);
                assertThat(later).as("alive after %s of %s", t, one).isBetween(0.0, before * (1 + 1e-9));
                before = later;
                double expected = model().expectedPurchases(one, t);
                assertThat(expected).as("expected %s of %s", t, one).isFinite().isGreaterThanOrEqualTo(expectedBefore);
                expectedBefore = expected;
                assertThat(model().probability(x, tx, age, t, 0)).isBetween(0.0, 1 + 1e-12);
            }
            assertThat(model().aliveAfter(x, tx, age, 0)).isCloseTo(model().alive(one), Offset.offset(1e-12));
            assertThat(model().expectedPurchases(one, 0)).isZero();
            double value = model().discountedPurchases(x, tx, age, 0.01);
            assertThat(value).as("DERT of %s", one).isFinite().isNotNegative();
        }
    }

    @Test
    void probabilities_sumToOne_andTheirMeanIsTheExpectation() {
        for (CustomerSummary one : histories().subList(0, 4)) {
            double sum = 0;
            double mean = 0;
            for (int y = 0; y < 400; y++) {
                double probability = model().probability(one.repeats(), one.recency(), one.age(), 26, y);
                assertThat(probability).isBetween(0.0, 1 + 1e-12);
                sum += probability;
                mean += y * probability;
            }
            assertThat(sum).as("%s", one).isCloseTo(1, Offset.offset(1e-8));
            assertThat(mean).as("%s", one).isCloseTo(model().expectedPurchases(one, 26), Offset.offset(1e-7));
        }
    }

    @Test
    void discountedPurchases_areTheLimitOfDiscountedExpectations() {
        CustomerSummary one = histories().get(3);
        double discount = 0.05;
        double sum = 0;
        double step = step();
        for (int i = 0; i < 400 / step; i++) {
            double from = i * step;
            double bought = model().expectedPurchases(one, from + step) - model().expectedPurchases(one, from);
            sum += Math.exp(-discount * (from + (step < 1 ? step / 2 : step))) * bought;
        }
        assertThat(model().discountedPurchases(one.repeats(), one.recency(), one.age(), discount))
                .isCloseTo(sum, Percentage.withPercentage(0.01));
    }

    @Test
    void simulatedFutures_agreeWithExpectationsAndProbabilities() {
        CustomerSummary one = histories().get(3);
        int n = 40_000;
        double sum = 0;
        int none = 0;
        for (int i = 0; i < n; i++) {
            double[] times = model().simulate(one.repeats(), one.recency(), one.age(), 26, i);
            assertThat(times).isSorted();
            sum += times.length;
            none += times.length == 0 ? 1 : 0;
        }
        double expected = model().expectedPurchases(one, 26);
        assertThat(sum / n).isCloseTo(expected, Offset.offset(0.02 + 0.02 * expected));
        assertThat((double) none / n)
                .isCloseTo(model().probability(one.repeats(), one.recency(), one.age(), 26, 0), Offset.offset(0.012));
    }

    @Test
    void likelihoodOfSimulatedCustomers_isHighestNearTheTruth_andTheFitFindsIt() {
        PurchaseSummaries customers = Simulations.customers(model(), ages(4000), 5);
        Fit<M> fit = fit(customers);
        assertThat(fit.status()).as(fit.summary().reason()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.logLikelihood()).isGreaterThan(model().logLikelihood(customers));
        assertThat(fit.model().logLikelihood(customers)).isCloseTo(fit.logLikelihood(), Offset.offset(1e-6));
        double twice = 2 * (fit.logLikelihood() - model().logLikelihood(customers));
        assertThat(twice).as("likelihood ratio of truth, chi-squared").isLessThan(20);
        for (String name : model().parameterNames()) {
            Interval wide = fit.interval(name, 0.9999);
            assertThat(wide.contains(
                            model().parameters().get(model().parameterNames().indexOf(name))))
                    .as(name + " in " + wide)
                    .isTrue();
            assertThat(fit.standardError(name)).isPositive();
        }
        assertThat(fit.aic()).isLessThan(fit.bic());
        assertThat(fit.toString()).contains(model().parameterNames().get(0));
    }

    @Test
    void fit_isTheSameForGroupedRows_andTwiceTheSameCustomersDoubleTheLikelihood() {
        PurchaseSummaries customers = Simulations.customers(model(), ages(1500), 6);
        Fit<M> each = fit(customers);
        Fit<M> grouped = fit(customers.grouped());
        double[] two = new double[customers.size()];
        Arrays.fill(two, 2);
        Fit<M> doubled = fit(customers.withWeights(two));
        assertThat(grouped.logLikelihood()).isCloseTo(each.logLikelihood(), Offset.offset(1e-6));
        assertThat(doubled.logLikelihood()).isCloseTo(2 * each.logLikelihood(), Offset.offset(1e-5));
        String first = model().parameterNames().get(0);
        assertThat(doubled.standardError(first))
                .isCloseTo(each.standardError(first) / Math.sqrt(2), Percentage.withPercentage(0.1));
    }

    @Test
    void silence_isWhereAliveFallsToTheThreshold() {
        if (!customersLeave()) {
            assertThat(model().silenceUntilGone(3, 10, 0.5)).isInfinite();
            return;
        }
        double silence = model().silenceUntilGone(3, 10, 0.5);
        assertThat(model().alive(3, 10, 10 + silence)).isCloseTo(0.5, Offset.offset(1e-6));
        assertThat(model().silenceUntilGone(3, 10, 1 - 1e-12)).isLessThan(1e-6);
        assertThatThrownBy(() -> model().silenceUntilGone(3, 10, 1)).hasMessageContaining("threshold 1.0");
    }

    @Test
    void savedFit_comesBackEqual_andHoldsNoCustomers(@TempDir Path folder) throws Exception {
        Fit<M> small = fit(Simulations.customers(model(), ages(500), 7));
        Fit<M> large = fit(Simulations.customers(model(), ages(5000), 7));
        Path file = folder.resolve("fit.json");
        small.save(file);
        long size = Files.size(file);
        large.save(file);
        assertThat(Files.size(file)).isCloseTo(size, Offset.offset(120L)).isLessThan(3000);
        Fit<?> back = Fits.load(file, model().getClass());
        assertThat(back.model()).isEqualTo(large.model());
        assertThat(back.summary()).isEqualTo(large.summary());
        assertThat(back.toString()).isEqualTo(large.toString());
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"evaluations\":", "\"evaluations\":1"));
        assertThatThrownBy(() -> Fits.load(file)).hasMessageContaining("checksum");
        Files.writeString(file, text.replace("\"version\":1", "\"version\":2"));
        assertThatThrownBy(() -> Fits.load(file)).hasMessageContaining("version 2");
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> Fits.load(file)).hasMessageContaining("no saved fit");
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void interval_ofAPrediction_coversIt_andShrinksWithCustomers() {
        Fit<M> small = fit(Simulations.customers(model(), ages(500), 8));
        Fit<M> large = fit(Simulations.customers(model(), ages(8000), 8));
        Interval wide = small.interval(m -> m.expectedPurchases(52), 0.95);
        Interval narrow = large.interval(m -> m.expectedPurchases(52), 0.95);
        assertThat(wide.contains(small.model().expectedPurchases(52))).isTrue();
        assertThat(narrow.width()).isLessThan(wide.width() / 2);
    }

    @Test
    void fit_ofNothingToLearnFrom_isRefusedWithTheReason() {
        PurchaseSummaries one =
                PurchaseSummaries.of(TimeScale.WEEK, new long[] {2}, new double[] {3}, new double[] {10});
        assertThatThrownBy(() -> fit(one)).hasMessageContaining("at least 2");
        PurchaseSummaries never =
                PurchaseSummaries.of(TimeScale.WEEK, new long[3], new double[3], new double[] {10, 11, 12});
        assertThatThrownBy(() -> fit(never)).hasMessageContaining("no customer has bought again");
    }

    @Test
    void otherUnits_andParametersOutOfRange_areRefused() {
        PurchaseSummaries days =
                PurchaseSummaries.of(TimeScale.DAY, new long[] {2, 0}, new double[] {3, 0}, new double[] {10, 11});
        assertThatThrownBy(() -> model().alive(days)).hasMessageContaining("summaries in DAY for a model in WEEK");
        assertThatThrownBy(() -> model().expectedPurchases(days, 3)).hasMessageContaining("one unit");
        double[] parameters =
                model().parameters().stream().mapToDouble(one -> one).toArray();
        for (int i = 0; i < parameters.length; i++) {
            double[] bad = parameters.clone();
            bad[i] = i % 2 == 0 ? 0 : Double.NaN;
            String name = model().parameterNames().get(i);
            assertThatThrownBy(() -> model(bad)).hasMessageContaining("parameter " + name + " is " + bad[i]);
        }
        assertThatThrownBy(() -> model().discountedPurchases(1, 2, 3, -0.1)).hasMessageContaining("discount rate -0.1");
    }

    @Test
    void batches_agreeWithSingles() {
        PurchaseSummaries customers = Simulations.customers(model(), ages(300), 9);
        double[] alive = model().alive(customers);
        double[] expected = model().expectedPurchases(customers, 12);
        for (int row = 0; row < customers.size(); row++) {
            assertThat(alive[row]).isEqualTo(model().alive(customers.customer(row)));
            assertThat(expected[row])
                    .isCloseTo(model().expectedPurchases(customers.customer(row), 12), Percentage.withPercentage(1e-9));
        }
    }
}
