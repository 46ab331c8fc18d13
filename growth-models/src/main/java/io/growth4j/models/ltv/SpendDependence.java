package io.growth4j.models.ltv;

import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Whether customers who buy more often spend more or less per purchase, which Gamma-Gamma takes not to be so.
 *
 * @param customers how many customers with repeat purchases were looked at
 * @param pearson the linear correlation of repeats and mean spend; NaN if one of them does not vary
 * @param spearman the rank correlation, which single large spenders do not move; NaN if one of them does not vary
 * @param interval a 95 % interval of the rank correlation (Fisher's z with the variance of Bonett and Wright 2000)
 */
public record SpendDependence(int customers, double pearson, double spearman, Interval interval) {
    private static final double LEVEL = 0.95;
    /** Weaker correlations do no harm to the model's predictions: this project's choice. */
    private static final double TOLERABLE = 0.1;

    /**
     * Looks at customers.
     *
     * @param all summaries with mean spend; those without a repeat purchase or a mean spend are left out; weights are
     *     not used
     * @return the correlations
     * @throws IllegalArgumentException if fewer than four customers are left
     */
    public static SpendDependence of(PurchaseSummaries all) {
        int[] rows = IntStream.range(0, all.size())
                .filter(row -> all.repeats(row) > 0 && Double.isFinite(all.meanSpend(row)))
                .toArray();
        if (rows.length < 4) {
            throw new IllegalArgumentException(
                    rows.length + " customers have bought again with a known spend: a correlation needs at least 4");
        }
        double[] repeats = Arrays.stream(rows).mapToDouble(all::repeats).toArray();
        double[] spends = Arrays.stream(rows).mapToDouble(all::meanSpend).toArray();
        double rank = correlation(ranks(repeats), ranks(spends));
        double z = atanh(rank);
        double reach = Normal.quantile((1 + LEVEL) / 2) * Math.sqrt((1 + rank * rank / 2) / (rows.length - 3));
        Interval interval = new Interval(Math.tanh(z - reach), Math.tanh(z + reach), LEVEL);
        return new SpendDependence(rows.length, correlation(repeats, spends), rank, interval);
    }

    /**
     * Whether Gamma-Gamma may be used.
     *
     * @return true if the interval holds a rank correlation between −0.1 and 0.1
     */
    public boolean isTolerable() {
        return interval.low() <= TOLERABLE && interval.high() >= -TOLERABLE;
    }

    private static double atanh(double x) {
        return 0.5 * (Math.log1p(x) - Math.log1p(-x));
    }

    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
