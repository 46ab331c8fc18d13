package io.growth4j.bench.quality;

import io.growth4j.models.ltv.Fit;
import io.growth4j.models.ltv.FitStatus;
import io.growth4j.models.ltv.ParametricModel;
import io.growth4j.models.ltv.PurchaseSummaries;
import io.growth4j.report.Table;
import java.util.Arrays;
import java.util.SplittableRandom;

/** How often 95 % intervals hold the truth; a fit that has not converged holds nothing. */
final class CustomerBaseCoverage {
    /** Another seed plays other simulations. */
    private static final long SEED = Long.getLong("growth4j.seed", 0);

    private CustomerBaseCoverage() {}

    static Table.Builder head(int sets) {
        return Table.of(
                sets + " simulations: share of 95 % intervals that hold the truth",
                "model",
                "customers",
                "parameter",
                "coverage, %",
                "not converged");
    }

    static void add(Table.Builder table, StressedModel model, int size, int sets) {
        ParametricModel truth = model.usual();
        int[] held = new int[truth.parameterNames().size()];
        int failed = 0;
        for (int set = 0; set < sets; set++) {
            long seed = 1_000_003L * (set + SEED * sets) + size;
            PurchaseSummaries customers = model.customers().of(truth, StressSet.USUAL, wholeDays(size, seed), seed);
            Fit<? extends ParametricModel> fit = model.fit().apply(customers);
            failed += fit.status() == FitStatus.CONVERGED ? 0 : 1;
            for (int i = 0; i < held.length; i++) {
                held[i] += holds(fit, truth, i) ? 1 : 0;
            }
        }
        for (int i = 0; i < held.length; i++) {
            table.row(model.name(), (long) size, truth.parameterNames().get(i), 100.0 * held[i] / sets, (long) failed);
        }
    }

    private static boolean holds(Fit<? extends ParametricModel> fit, ParametricModel truth, int parameter) {
        return fit.status() == FitStatus.CONVERGED
                && fit.interval(truth.parameterNames().get(parameter), 0.95)
                        .contains(truth.parameters().get(parameter));
    }

    /** Ages of 27 to 39 weeks in whole days. */
    static double[] wholeDays(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ages = new double[size];
        Arrays.setAll(ages, i -> (189 + random.nextInt(85)) / 7.0);
        return ages;
    }
}
