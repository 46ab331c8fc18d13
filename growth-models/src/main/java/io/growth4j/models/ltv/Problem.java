package io.growth4j.models.ltv;

import java.util.function.Function;

/**
 * What a fit climbs on, and what its report says of the data.
 *
 * @param full the log-likelihood of all rows
 * @param rough one of few rows that tell nearly the same, or the full one
 * @param data what the rows are
 */
record Problem(LogLikelihood full, LogLikelihood rough, Data data) {
    /** Rows that a rough likelihood has at most. */
    static final int SAMPLE = 1500;

    /* What a fit is made of, and how to come back from divided units: parameters by the scale, likelihoods by a shift. */
    record Data(
            TimeScale unit,
            double customers,
            double purchases,
            int distinctRows,
            String definition,
            double scale,
            double shift) {
        static Data of(PurchaseSummaries customers, GroupedRows rows) {
            return new Data(
                    customers.unit(),
                    customers.customers(),
                    customers.purchases(),
                    rows.size,
                    customers.definition(),
                    rows.scale,
                    rows.unscaled(0));
        }

        Data shifted(double by) {
            return new Data(unit, customers, purchases, distinctRows, definition, scale, shift + by);
        }
    }

    /** For models in continuous time: few rows are made by rounding times, then by an evenly spread sample. */
    static Problem of(String model, PurchaseSummaries customers, Function<GroupedRows, LogLikelihood> likelihood) {
        requireLearnable(model, customers);
        GroupedRows rows = GroupedRows.of(customers);
        GroupedRows few =
                rows.size <= SAMPLE ? rows : rows.sample(20 * SAMPLE).rounded().sample(SAMPLE);
        return of(customers, rows, few, likelihood);
    }

    static Problem of(
            PurchaseSummaries customers,
            GroupedRows rows,
            GroupedRows few,
            Function<GroupedRows, LogLikelihood> likelihood) {
        LogLikelihood full = likelihood.apply(rows);
        LogLikelihood rough = few == rows || few.purchases() == 0 ? full : likelihood.apply(few);
        return new Problem(full, rough, Data.of(customers, rows));
    }

    static void requireLearnable(String model, PurchaseSummaries customers) {
        if (customers.customers() < 2) {
            throw new IllegalArgumentException(
                    model + " cannot be fitted to " + customers.customers() + " customers: it needs at least 2");
        }
        if (customers.purchases() == 0) {
            throw new IllegalArgumentException(model + " cannot be fitted: no customer has bought again, repeats are 0"
                    + " in all " + customers.size() + " rows");
        }
    }

    /** Whether evaluations of the rough likelihood cost next to nothing. */
    boolean isRoughSmall() {
        return rough != full || data.distinctRows() <= SAMPLE;
    }

    Problem shifted(double by) {
        return new Problem(full, rough, data.shifted(by));
    }
}
