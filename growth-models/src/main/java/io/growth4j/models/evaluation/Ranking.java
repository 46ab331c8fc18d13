package io.growth4j.models.evaluation;

import io.growth4j.report.Plot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Rows from the highest score to the lowest, beside what happened: the figures that follow from their order. */
final class Ranking {
    private final double[] scores;
    private final boolean[] labels;
    private final long positives;

    private Ranking(double[] scores, boolean[] labels, long positives) {
        this.scores = scores;
        this.labels = labels;
        this.positives = positives;
    }

    /** Sorts rows; those of equal score keep their order. */
    static Ranking of(boolean[] happened, double[] scores) {
        int[] order = Order.descending(scores);
        double[] sorted = new double[order.length];
        boolean[] labels = new boolean[order.length];
        long positives = 0;
        for (int i = 0; i < order.length; i++) {
            sorted[i] = scores[order[i]];
            labels[i] = happened[order[i]];
            positives += labels[i] ? 1 : 0;
        }
        return new Ranking(sorted, labels, positives);
    }

    int size() {
        return scores.length;
    }

    long positives() {
        return positives;
    }

    double score(int position) {
        return scores[position];
    }

    boolean label(int position) {
        return labels[position];
    }

    /** The first position after one whose score is another. */
    int endOfTie(int position) {
        int end = position + 1;
        while (end < scores.length && scores[end] == scores[position]) {
            end++;
        }
        return end;
    }

    long positivesIn(int start, int end) {
        long found = 0;
        for (int i = start; i < end; i++) {
            found += labels[i] ? 1 : 0;
        }
        return found;
    }

    double meanScore(int start, int end) {
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += scores[i];
        }
        return sum / (end - start);
    }

    /** Where equal-count bins end. */
    int[] binEnds(int bins) {
        if (bins < 1 || bins > scores.length) {
            throw new IllegalArgumentException(bins + " bins for " + scores.length + " users: needs 1 to one a user");
        }
        return Order.splitEnds(scores.length, bins);
    }

    /** A threshold and what it decides. */
    record Decision(double threshold, ConfusionMatrix matrix) {
        double falsePositiveRate() {
            return (double) matrix.falsePositives() / (matrix.falsePositives() + matrix.trueNegatives());
        }
    }

    /** Every threshold that decides differently, from the highest score down; made while one goes through them. */
    Iterable<Decision> decisions() {
        return () -> new Iterator<>() {
            private int taken;
            private long found;

            @Override
            public boolean hasNext() {
                return taken < scores.length;
            }

            @Override
            public Decision next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("all " + scores.length + " scores are above the last threshold");
                }
                double threshold = scores[taken];
                int end = endOfTie(taken);
                found += positivesIn(taken, end);
                taken = end;
                return new Decision(threshold, matrix(taken, found));
            }
        };
    }

    /** What scores at or above a threshold decide. */
    ConfusionMatrix at(double threshold) {
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
        return matrix(low, positivesIn(0, low));
    }

    private ConfusionMatrix matrix(int taken, long found) {
        long missed = positives - found;
        return new ConfusionMatrix(found, taken - found, scores.length - taken - missed, missed);
    }

    double averagePrecision() {
        double sum = 0;
        long before = 0;
        for (Decision decision : decisions()) {
            ConfusionMatrix matrix = decision.matrix();
            long found = matrix.truePositives();
            sum += (double) (found - before) / positives * found / (found + matrix.falsePositives());
            before = found;
        }
        return sum;
    }

    double ks() {
        double greatest = 0;
        for (Decision decision : decisions()) {
            double gap = decision.matrix().recall() - decision.falsePositiveRate();
            greatest = Math.max(greatest, Math.abs(gap));
        }
        return greatest;
    }

    CumulativeLift captureAt(double depth) {
        int users = (int) Math.min(scores.length, Math.ceil(depth * scores.length - 1e-9));
        return new CumulativeLift(depth, (double) positivesIn(0, users) / positives);
    }

    GainsTable gains(int bins) {
        List<GainsTable.Bin> table = new ArrayList<>();
        int start = 0;
        long found = 0;
        for (int end : binEnds(bins)) {
            long here = positivesIn(start, end);
            found += here;
            CumulativeLift sum = new CumulativeLift((double) end / scores.length, (double) found / positives);
            table.add(new GainsTable.Bin(end - start, here, meanScore(start, end), sum));
            start = end;
        }
        return new GainsTable(table, ks());
    }

    Plot rocCurve(int points) {
        List<Double> x = new ArrayList<>(List.of(0.0));
        List<Double> y = new ArrayList<>(List.of(0.0));
        double drawn = 0;
        for (Decision decision : decisions()) {
            double falseRate = decision.falsePositiveRate();
            double rate = decision.matrix().recall();
            boolean isLast = decision.threshold() == scores[scores.length - 1];
            if (falseRate + rate - drawn >= 2.0 / points || isLast) {
                x.add(falseRate);
                y.add(rate);
                drawn = falseRate + rate;
            }
        }
        return new Plot.Lines(
                "ROC curve",
                "false positive rate",
                "true positive rate",
                x,
                List.of(new Plot.Series("model", y), new Plot.Series("random order", x)));
    }
}
