package io.growth4j.models.evaluation;

/**
 * The variance of an AUC and the covariance of two, without resampling.
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

    /** The covariance of two AUCs over the same rows; with itself the variance. NaN with fewer than two of a class. */
    double covariance(DeLong other) {
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
