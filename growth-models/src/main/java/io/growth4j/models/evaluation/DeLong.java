package io.growth4j.models.evaluation;

import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;

/**
 * An AUC, its variance and the covariance of two, without resampling.
 *
 * <p>DeLong, DeLong and Clarke-Pearson (Biometrics 1988): the AUC is a U-statistic; its variance is that of the
 * structural components, one per positive (the share of negatives it beats, ties half) and one per negative. The
 * components come from mid-ranks in O(n log n) (Sun and Xu, IEEE Signal Processing Letters 2014, eq. 6 and 7).
 */
final class DeLong {
    private final double[] positives;
    private final double[] negatives;
    private final double auc;

    private DeLong(double[] positives, double[] negatives, double auc) {
        this.positives = positives;
        this.negatives = negatives;
        this.auc = auc;
    }

    /** Components of scores, in the order of the rows; labels are true for positives. */
    static DeLong of(boolean[] labels, double[] scores) {
        int m = 0;
        for (boolean label : labels) {
            m += label ? 1 : 0;
        }
        int n = labels.length - m;
        double[] all = Order.midRanks(scores);
        double[] ranksPositive = Order.midRanks(pick(labels, scores, true, m));
        double[] ranksNegative = Order.midRanks(pick(labels, scores, false, n));
        double[] positives = new double[m];
        double[] negatives = new double[n];
        double sum = 0;
        for (int row = 0, i = 0, j = 0; row < labels.length; row++) {
            if (labels[row]) {
                positives[i] = (all[row] - ranksPositive[i]) / n;
                sum += positives[i++];
            } else {
                negatives[j] = 1 - (all[row] - ranksNegative[j]) / m;
                j++;
            }
        }
        return new DeLong(positives, negatives, sum / m);
    }

    private static double[] pick(boolean[] labels, double[] scores, boolean label, int count) {
        double[] picked = new double[count];
        int next = 0;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] == label) {
                picked[next++] = scores[row];
            }
        }
        return picked;
    }

    double auc() {
        return auc;
    }

    /** The normal interval, cut to 0 to 1. */
    Interval interval(double level) {
        double half = quantile(level) * Math.sqrt(covariance(this));
        return new Interval(Math.max(0, auc - half), Math.min(1, auc + half), level);
    }

    /** How much greater this AUC is than another over the same rows. */
    AucDifference minus(DeLong other, double level) {
        double variance = covariance(this) + other.covariance(other) - 2 * covariance(other);
        double deviation = Math.sqrt(Math.max(0, variance));
        double difference = auc - other.auc;
        double half = quantile(level) * deviation;
        double pValue = 2 * Normal.cumulative(-Math.abs(difference) / deviation);
        return new AucDifference(auc, other.auc, new Interval(difference - half, difference + half, level), pValue);
    }

    private static double quantile(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("confidence level " + level + " is not between 0 and 1");
        }
        return Normal.quantile(0.5 + level / 2);
    }

    /** The covariance of two AUCs over the same rows; with itself the variance. NaN with fewer than two of a class. */
    private double covariance(DeLong other) {
        return covariance(positives, auc, other.positives, other.auc)
                + covariance(negatives, auc, other.negatives, other.auc);
    }

    private static double covariance(double[] a, double meanA, double[] b, double meanB) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1.0) / a.length;
    }
}
