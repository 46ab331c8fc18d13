package io.growth4j.models.evaluation;

import io.growth4j.report.Plot;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores beside what happened: did the users with high scores do it, and how sure can we be.
 *
 * <p>Rows are sorted once, O(n log n); every figure is then one pass or less. Give it rows that the model has not been
 * trained on. Immutable and thread-safe; the arrays are copied.
 */
public final class BinaryEvaluation {
    /** Probabilities are kept this far from 0 and 1 in the log loss, so that one wrong certainty is not infinite. */
    private static final double SURE = 1e-15;

    private final DeLong deLong;
    private final double[] scores;
    private final boolean[] labels;
    private final long positives;

    private BinaryEvaluation(DeLong deLong, double[] scores, boolean[] labels, long positives) {
        this.deLong = deLong;
        this.scores = scores;
        this.labels = labels;
        this.positives = positives;
    }

    /**
     * Sorts scores beside what happened.
     *
     * @param labels 1 for those who did it, 0 for the others
     * @param scores one per label; higher means likelier; for the log loss, Brier score and calibration a probability
     * @return the evaluation
     * @throws IllegalArgumentException if there is only one class, a label is neither 0 nor 1, or a score is NaN
     */
    public static BinaryEvaluation of(double[] labels, double[] scores) {
        boolean[] happened = check(labels, scores);
        int[] order = Order.descending(scores);
        double[] sorted = new double[order.length];
        boolean[] sortedLabels = new boolean[order.length];
        long positives = 0;
        for (int i = 0; i < order.length; i++) {
            sorted[i] = scores[order[i]];
            sortedLabels[i] = happened[order[i]];
            positives += sortedLabels[i] ? 1 : 0;
        }
        if (positives == 0 || positives == labels.length) {
            throw new IllegalArgumentException("all " + labels.length + " labels are " + (positives == 0 ? 0 : 1)
                    + ": an evaluation needs both classes");
        }
        return new BinaryEvaluation(DeLong.of(happened, scores), sorted, sortedLabels, positives);
    }

    private static boolean[] check(double[] labels, double[] scores) {
        if (labels.length != scores.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + labels.length + " labels");
        }
        boolean[] happened = new boolean[labels.length];
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != 0 && labels[row] != 1) {
                throw new IllegalArgumentException("label of row " + row + " is " + labels[row] + ", not 0 or 1");
            }
            if (Double.isNaN(scores[row])) {
                throw new IllegalArgumentException("score of row " + row + " is NaN");
            }
            happened[row] = labels[row] == 1;
        }
        return happened;
    }

    /**
     * How many users were scored.
     *
     * @return the number of rows
     */
    public long count() {
        return scores.length;
    }

    /**
     * How many of them did it.
     *
     * @return the number of positives
     */
    public long positives() {
        return positives;
    }

    /**
     * The share who did it.
     *
     * @return above 0 and below 1
     */
    public double baseRate() {
        return (double) positives / scores.length;
    }

    /**
     * The area under the ROC curve: the chance that one who did it has a higher score than one who did not, ties half
     * (Hanley and McNeil 1982).
     *
     * @return 0.5 for a random order, 1 for a perfect one
     */
    public double auc() {
        return deLong.auc();
    }

    /**
     * The interval of the AUC by DeLong's variance (1988) and the normal approximation, cut to 0 to 1. It has no width
     * at an AUC of 0 or 1, where it says little.
     *
     * @param level the confidence level, above 0 and below 1
     * @return the interval; its ends are NaN with fewer than two of a class
     */
    public Interval aucInterval(double level) {
        double half = quantile(level) * Math.sqrt(deLong.covariance(deLong));
        return new Interval(Math.max(0, auc() - half), Math.min(1, auc() + half), level);
    }

    /**
     * Compares two models over the same users.
     *
     * @param labels 1 for those who did it, 0 for the others
     * @param first the scores of the first model
     * @param second the scores of the second model
     * @param level the confidence level of the interval
     * @return the difference of their AUCs
     */
    public static AucDifference compare(double[] labels, double[] first, double[] second, double level) {
        DeLong a = DeLong.of(check(labels, first), first);
        DeLong b = DeLong.of(check(labels, second), second);
        double deviation = Math.sqrt(Math.max(0, a.covariance(a) + b.covariance(b) - 2 * a.covariance(b)));
        double difference = a.auc() - b.auc();
        double half = quantile(level) * deviation;
        double pValue = 2 * Normal.cumulative(-Math.abs(difference) / deviation);
        return new AucDifference(a.auc(), b.auc(), new Interval(difference - half, difference + half, level), pValue);
    }

    private static double quantile(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("confidence level " + level + " is not between 0 and 1");
        }
        return Normal.quantile(0.5 + level / 2);
    }

    /**
     * The Gini coefficient of the ranking.
     *
     * @return 2·AUC − 1
     */
    public double gini() {
        return 2 * auc() - 1;
    }

    /**
     * The average precision: precision at each threshold, weighted by the recall it adds. No interpolation, which would
     * flatter (Davis and Goadrich 2006).
     *
     * @return the base rate for a random order, 1 for a perfect one
     */
    public double averagePrecision() {
        double sum = 0;
        long found = 0;
        for (int start = 0; start < scores.length; ) {
            int end = endOfTie(start);
            long here = positivesIn(start, end);
            found += here;
            sum += (double) here / positives * found / end;
            start = end;
        }
        return sum;
    }

    /**
     * The Kolmogorov-Smirnov distance between the scores of those who did it and those who did not.
     *
     * @return the greatest |F_positive − F_negative| over all thresholds, 0 to 1
     */
    public double ks() {
        double greatest = 0;
        long found = 0;
        for (int start = 0; start < scores.length; ) {
            int end = endOfTie(start);
            found += positivesIn(start, end);
            double share = (double) found / positives;
            double falseShare = (double) (end - found) / (scores.length - positives);
            greatest = Math.max(greatest, Math.abs(share - falseShare));
            start = end;
        }
        return greatest;
    }

    private int endOfTie(int start) {
        int end = start + 1;
        while (end < scores.length && scores[end] == scores[start]) {
            end++;
        }
        return end;
    }

    private long positivesIn(int start, int end) {
        long found = 0;
        for (int i = start; i < end; i++) {
            found += labels[i] ? 1 : 0;
        }
        return found;
    }

    /**
     * The mean negative log-likelihood of what happened; probabilities are kept 1e-15 away from 0 and 1.
     *
     * @return nats per user, 0 for a perfect forecast
     */
    public double logLoss() {
        requireProbabilities();
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double p = Math.max(SURE, Math.min(1 - SURE, scores[i]));
            sum -= Math.log(labels[i] ? p : 1 - p);
        }
        return sum / scores.length;
    }

    /**
     * The mean squared error of the probability (Brier 1950).
     *
     * @return 0 for a perfect forecast, 0.25 for always one half
     */
    public double brierScore() {
        requireProbabilities();
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double error = scores[i] - (labels[i] ? 1 : 0);
            sum += error * error;
        }
        return sum / scores.length;
    }

    private void requireProbabilities() {
        if (scores[0] > 1 || scores[scores.length - 1] < 0) {
            throw new IllegalArgumentException("scores from " + scores[scores.length - 1] + " to " + scores[0]
                    + " are no probabilities: calibrate them first");
        }
    }

    /**
     * What a threshold decides.
     *
     * @param threshold scores at or above it are a yes
     * @return the four counts
     */
    public ConfusionMatrix at(double threshold) {
        int low = 0;
        int high = scores.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] >= threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long found = positivesIn(0, low);
        return new ConfusionMatrix(found, low - found, scores.length - low - (positives - found), positives - found);
    }

    /**
     * What is found among the highest scores. Users of equal score keep the order they came in.
     *
     * @param depth the share of users, above 0 and at most 1; rounded up to whole users
     * @return the share of positives found, and its lift
     */
    public CumulativeLift captureAt(double depth) {
        int users = (int) Math.ceil(depth * scores.length - 1e-9);
        return new CumulativeLift(depth, (double) positivesIn(0, users) / positives);
    }

    /**
     * The gains and lift table.
     *
     * @param bins how many bins, 1 to the number of users; 10 for deciles
     * @return the table, highest scores first
     */
    public GainsTable gains(int bins) {
        requireBins(bins);
        List<GainsTable.Bin> table = new ArrayList<>();
        int start = 0;
        long found = 0;
        for (int end : Order.splitEnds(scores.length, bins)) {
            long here = positivesIn(start, end);
            found += here;
            CumulativeLift sum = new CumulativeLift((double) end / scores.length, (double) found / positives);
            table.add(new GainsTable.Bin(end - start, here, meanScore(start, end), sum));
            start = end;
        }
        return new GainsTable(table, ks());
    }

    /**
     * The calibration curve.
     *
     * @param bins how many bins, 1 to the number of users
     * @return the curve; its {@link CalibrationCurve#expectedError()} is the ECE
     */
    public CalibrationCurve calibration(int bins) {
        requireBins(bins);
        requireProbabilities();
        List<CalibrationCurve.Bin> curve = new ArrayList<>();
        int start = 0;
        for (int even : Order.splitEnds(scores.length, bins)) {
            int end = even <= start ? start : endOfTie(even - 1);
            if (end > start) {
                double observed = (double) positivesIn(start, end) / (end - start);
                curve.add(0, new CalibrationCurve.Bin(end - start, meanScore(start, end), observed));
                start = end;
            }
        }
        return new CalibrationCurve(curve);
    }

    private void requireBins(int bins) {
        if (bins < 1 || bins > scores.length) {
            throw new IllegalArgumentException(bins + " bins for " + scores.length + " users: needs 1 to one a user");
        }
    }

    private double meanScore(int start, int end) {
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += scores[i];
        }
        return sum / (end - start);
    }

    /**
     * Every threshold that decides differently, from the highest score down.
     *
     * @return thresholds with what they decide; at most one per user
     */
    List<Decision> decisions() {
        List<Decision> all = new ArrayList<>();
        long found = 0;
        for (int start = 0; start < scores.length; ) {
            int end = endOfTie(start);
            found += positivesIn(start, end);
            long missed = positives - found;
            all.add(new Decision(
                    scores[start], new ConfusionMatrix(found, end - found, scores.length - end - missed, missed)));
            start = end;
        }
        return all;
    }

    // A threshold and what it decides.
    record Decision(double threshold, ConfusionMatrix matrix) {}

    /**
     * The ROC curve beside that of a random order.
     *
     * @param points how many points to draw, at least 2
     * @return the true positive rate over the false positive rate
     */
    public Plot rocCurve(int points) {
        List<Double> x = new ArrayList<>(List.of(0.0));
        List<Double> y = new ArrayList<>(List.of(0.0));
        long found = 0;
        double drawn = 0;
        for (int start = 0; start < scores.length; ) {
            int end = endOfTie(start);
            found += positivesIn(start, end);
            double share = (double) (end - found) / (scores.length - positives);
            double rate = (double) found / positives;
            if (share + rate - drawn >= 2.0 / points || end == scores.length) {
                x.add(share);
                y.add(rate);
                drawn = share + rate;
            }
            start = end;
        }
        return new Plot.Lines(
                "ROC curve",
                "false positive rate",
                "true positive rate",
                x,
                List.of(new Plot.Series("model", y), new Plot.Series("random order", x)));
    }
}
