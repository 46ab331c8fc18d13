package io.growth4j.models.evaluation;

import io.growth4j.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Predicted amounts beside what they turned out to be: do they rank users well, and are they right on average.
 *
 * <p>The figures are those of Wang, Liu and Miao (A Deep Probabilistic Model for Customer Lifetime Value Prediction,
 * 2019): ranking by Spearman and normalised Gini, level by the decile error. Immutable and thread-safe; the arrays are
 * copied.
 */
public final class RegressionEvaluation {
    private static final int DECILES = 10;

    private final double[] actual;
    private final double[] predicted;

    private RegressionEvaluation(double[] actual, double[] predicted) {
        this.actual = actual;
        this.predicted = predicted;
    }

    /**
     * Pairs predictions with what happened.
     *
     * @param actual what each user turned out to be worth
     * @param predicted what was predicted, one per user, in the same unit
     * @return the evaluation
     * @throws IllegalArgumentException if there are no users, or a value is not finite
     */
    public static RegressionEvaluation of(double[] actual, double[] predicted) {
        if (actual.length != predicted.length || actual.length == 0) {
            throw new IllegalArgumentException(predicted.length + " predictions for " + actual.length
                    + " actual amounts: needs one each, and at least one");
        }
        for (int row = 0; row < actual.length; row++) {
            if (!Double.isFinite(actual[row]) || !Double.isFinite(predicted[row])) {
                throw new IllegalArgumentException(
                        "row " + row + ": actual " + actual[row] + ", predicted " + predicted[row] + " must be finite");
            }
        }
        return new RegressionEvaluation(actual.clone(), predicted.clone());
    }

    /**
     * The Gini coefficient of the ranking, relative to that of a perfect ranking: Σ(i/n − L_predicted(i)) / Σ(i/n −
     * L_actual(i)), where L is the share of the total held by the first i users in descending order. Users with equal
     * predictions share their total evenly. For labels 0 and 1 it is 2·AUC − 1.
     *
     * @return 1 for a perfect ranking, 0 for none; NaN if all users are worth the same, or the total is 0
     */
    public double normalizedGini() {
        double perfect = area(actual);
        return perfect == 0 ? Double.NaN : area(predicted) / perfect;
    }

    private double area(double[] ranking) {
        int n = actual.length;
        int[] order = Order.descending(ranking);
        double total = Arrays.stream(actual).sum();
        double held = 0;
        double area = 0;
        for (int start = 0; start < n; ) {
            int end = start + 1;
            double tied = actual[order[start]];
            while (end < n && ranking[order[end]] == ranking[order[start]]) {
                tied += actual[order[end++]];
            }
            for (int i = start; i < end; i++) {
                held += tied / (end - start);
                area += (i + 1.0) / n - held / total;
            }
            start = end;
        }
        return area;
    }

    /**
     * Spearman's rank correlation; ties share the mean rank.
     *
     * @return −1 to 1; NaN if either side is constant
     */
    public double spearman() {
        return correlation(Order.midRanks(actual), Order.midRanks(predicted));
    }

    private static double correlation(double[] a, double[] b) {
        double mean = (a.length + 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        return aa == 0 || bb == 0 ? Double.NaN : ab / Math.sqrt(aa * bb);
    }

    /**
     * The mean, over ten groups of equal count by descending prediction, of |mean predicted − mean actual| / mean
     * actual. Groups whose actual mean is 0 have no such ratio and are left out.
     *
     * @return 0 for a perfect level; NaN if no group is worth anything
     */
    public double decileMape() {
        double sum = 0;
        int groups = 0;
        for (Decile decile : groups()) {
            if (decile.actual() != 0) {
                sum += Math.abs(decile.predicted() - decile.actual()) / Math.abs(decile.actual());
                groups++;
            }
        }
        return groups == 0 ? Double.NaN : sum / groups;
    }

    /**
     * The root of the mean squared error.
     *
     * @return in the unit of the amounts
     */
    public double rootMeanSquaredError() {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += (predicted[i] - actual[i]) * (predicted[i] - actual[i]);
        }
        return Math.sqrt(sum / actual.length);
    }

    /**
     * How far the total is off.
     *
     * @return Σ predicted / Σ actual − 1; NaN if the actual total is 0
     */
    public double relativeBias() {
        double total = Arrays.stream(actual).sum();
        return total == 0 ? Double.NaN : Arrays.stream(predicted).sum() / total - 1;
    }

    /**
     * Predicted and actual means by decile of the prediction.
     *
     * @return a table, highest predictions first
     */
    public Table decileTable() {
        Table.Builder table = Table.of("Predicted and actual by decile", "decile", "users", "predicted", "actual");
        int number = 1;
        for (Decile decile : groups()) {
            table.row((long) number++, decile.users(), decile.predicted(), decile.actual());
        }
        return table.build();
    }

    private record Decile(long users, double predicted, double actual) {}

    private List<Decile> groups() {
        int[] order = Order.descending(predicted);
        List<Decile> groups = new ArrayList<>();
        int start = 0;
        for (int end : Order.splitEnds(order.length, Math.min(DECILES, order.length))) {
            double sumPredicted = 0;
            double sumActual = 0;
            for (int i = start; i < end; i++) {
                sumPredicted += predicted[order[i]];
                sumActual += actual[order[i]];
            }
            groups.add(new Decile(end - start, sumPredicted / (end - start), sumActual / (end - start)));
            start = end;
        }
        return groups;
    }
}
