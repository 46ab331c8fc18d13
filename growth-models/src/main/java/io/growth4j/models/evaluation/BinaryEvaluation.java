package io.growth4j.models.evaluation;

import io.growth4j.report.Plot;
import io.growth4j.stat.Interval;

/**
 * Scores beside what happened: did the users with high scores do it, and how sure can we be.
 *
 * <p>Rows are sorted once, O(n log n); every figure is then one pass or less. Give it rows that the model has not been
 * trained on. Immutable and thread-safe; the arrays are copied.
 */
public final class BinaryEvaluation {
    private final Ranking ranking;
    private final DeLong deLong;

    private BinaryEvaluation(Ranking ranking, DeLong deLong) {
        this.ranking = ranking;
        this.deLong = deLong;
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
        Ranking ranking = Ranking.of(happened, scores);
        if (ranking.positives() == 0 || ranking.positives() == labels.length) {
            throw new IllegalArgumentException("all " + labels.length + " labels are "
                    + (ranking.positives() == 0 ? 0 : 1) + ": an evaluation needs both classes");
        }
        return new BinaryEvaluation(ranking, DeLong.of(happened, scores));
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
        return ranking.size();
    }

    /**
     * How many of them did it.
     *
     * @return the number of positives
     */
    public long positives() {
        return ranking.positives();
    }

    /**
     * The share who did it.
     *
     * @return above 0 and below 1
     */
    public double baseRate() {
        return (double) positives() / count();
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
        return deLong.interval(level);
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
        return a.minus(b, level);
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
        return ranking.averagePrecision();
    }

    /**
     * The Kolmogorov-Smirnov distance between the scores of those who did it and those who did not.
     *
     * @return the greatest |F_positive − F_negative| over all thresholds, 0 to 1
     */
    public double ks() {
        return ranking.ks();
    }

    /**
     * The mean negative log-likelihood of what happened; probabilities are kept 1e-15 away from 0 and 1.
     *
     * @return nats per user, 0 for a perfect forecast
     */
    public double logLoss() {
        return new Forecast(ranking).logLoss();
    }

    /**
     * The mean squared error of the probability (Brier 1950).
     *
     * @return 0 for a perfect forecast, 0.25 for always one half
     */
    public double brierScore() {
        return new Forecast(ranking).brierScore();
    }

    /**
     * What a threshold decides.
     *
     * @param threshold scores at or above it are a yes
     * @return the four counts
     */
    public ConfusionMatrix at(double threshold) {
        return ranking.at(threshold);
    }

    /**
     * What is found among the highest scores. Users of equal score keep the order they came in.
     *
     * @param depth the share of users, above 0 and at most 1; rounded up to whole users
     * @return the share of positives found, and its lift
     */
    public CumulativeLift captureAt(double depth) {
        return ranking.captureAt(depth);
    }

    /**
     * The gains and lift table.
     *
     * @param bins how many bins, 1 to the number of users; 10 for deciles
     * @return the table, highest scores first
     */
    public GainsTable gains(int bins) {
        return ranking.gains(bins);
    }

    /**
     * The calibration curve.
     *
     * @param bins how many bins, 1 to the number of users
     * @return the curve; its {@link CalibrationCurve#expectedError()} is the ECE
     */
    public CalibrationCurve calibration(int bins) {
        return new Forecast(ranking).calibration(bins);
    }

    Ranking ranking() {
        return ranking;
    }

    /**
     * The ROC curve beside that of a random order.
     *
     * @param points how many points to draw, at least 2
     * @return the true positive rate over the false positive rate
     */
    public Plot rocCurve(int points) {
        return ranking.rocCurve(points);
    }
}
