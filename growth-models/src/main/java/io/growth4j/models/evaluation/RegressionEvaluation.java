package io.growth4j.models.evaluation;

import io.growth4j.report.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predicted amounts beside what they turned out to be: do they rank users well, and are they right on average.
 *
 * <p>The figures are those of Wang, Liu and Miao (A Deep Probabilistic Model for Customer Lifetime Value Prediction,
 * 2019): ranking by Spearman and normalised Gini, level by the decile error. Immutable and thread-safe; the arrays are
 * copied.
 */
public final class RegressionEvaluation {
    private static final int DECILES = 10;
    private static final int QUARTERS = 4;
    private static final List<String> OUTCOMES =
            List.of("nothing", "lowest quarter", "second", "third", "highest quarter");

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
        for (DecileTable.Group group : deciles().groups()) {
            if (group.actual() != 0) {
                sum += Math.abs(group.predicted() - group.actual()) / Math.abs(group.actual());
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
     * @return ten groups, highest predictions first
     */
    public DecileTable deciles() {
        int[] order = Order.descending(predicted);
        List<DecileTable.Group> groups = new ArrayList<>();
        int start = 0;
        for (int end : decileEnds()) {
            double sumPredicted = 0;
            double sumActual = 0;
            for (int i = start; i < end; i++) {
                sumPredicted += predicted[order[i]];
                sumActual += actual[order[i]];
            }
            groups.add(new DecileTable.Group(end - start, sumPredicted / (end - start), sumActual / (end - start)));
            start = end;
        }
        return new DecileTable(groups);
    }

    private int[] decileEnds() {
        return Order.splitEnds(actual.length, Math.min(DECILES, actual.length));
    }

    /**
     * How much of the total is found among the highest predictions.
     *
     * @param points how many points to draw, at least 1, from the origin; at most one a user
     * @return the curve of the model and of a perfect order; NaN if the total is 0
     * @throws IllegalArgumentException if there are no points
     */
    public ValueGains gains(int points) {
        if (points < 1) {
            throw new IllegalArgumentException(points + " points are no curve");
        }
        int[] ends = Order.splitEnds(actual.length, Math.min(points, actual.length));
        List<Double> depth = new ArrayList<>(List.of(0.0));
        Arrays.stream(ends).mapToDouble(end -> (double) end / actual.length).forEach(depth::add);
        return new ValueGains(depth, captured(predicted, ends), captured(actual, ends));
    }

    private List<Double> captured(double[] ranking, int[] ends) {
        int[] order = Order.descending(ranking);
        double total = Arrays.stream(actual).sum();
        List<Double> shares = new ArrayList<>(List.of(0.0));
        double held = 0;
        int next = 0;
        for (int end : ends) {
            for (; next < end; next++) {
                held += actual[order[next]];
            }
            shares.add(held / total);
        }
        return shares;
    }

    /**
     * Where the users of each decile of the prediction ended up: worth nothing, or in which quarter of those worth
     * something. It is to amounts what a scatter plot would be if not most users lay on its axis.
     *
     * @return shares of the decile's users, highest predictions first
     */
    public Plot.HeatMap outcomes() {
        double[] positive =
                Arrays.stream(actual).filter(amount -> amount > 0).sorted().toArray();
        int[] order = Order.descending(predicted);
        List<String> names = new ArrayList<>();
        List<List<@Nullable Double>> rows = new ArrayList<>();
        int start = 0;
        for (int end : decileEnds()) {
            @Nullable Double[] shares = new @Nullable Double[OUTCOMES.size()];
            Arrays.fill(shares, 0.0);
            for (int i = start; i < end; i++) {
                shares[outcome(actual[order[i]], positive)] += 1.0 / (end - start);
            }
            rows.add(Arrays.asList(shares));
            names.add("decile " + rows.size());
            start = end;
        }
        return new Plot.HeatMap(
                "Where each decile of the prediction ended up", "predicted", "actual", names, OUTCOMES, rows);
    }

    private static int outcome(double amount, double[] positive) {
        if (!(amount > 0)) {
            return 0;
        }
        int place = Arrays.binarySearch(positive, amount);
        while (place > 0 && positive[place - 1] == amount) {
            place--;
        }
        return 1 + place * QUARTERS / positive.length;
    }
}
