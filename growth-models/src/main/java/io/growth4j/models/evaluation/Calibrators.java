package io.growth4j.models.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Fits {@link Calibrator}s on scores beside what happened. */
public final class Calibrators {
    private static final int MAX_STEPS = 100;
    private static final double SURE = 1e-12;

    private Calibrators() {}

    /**
     * Platt scaling (1999) on the log-odds of the score, with his targets that keep the fit finite for separable data:
     * (n₊ + 1) / (n₊ + 2) and 1 / (n₋ + 2). Newton steps (Lin, Lin and Weng 2007).
     *
     * @param labels 1 for those who did it, 0 for the others
     * @param scores probabilities, one per label
     * @return the fitted line; its slope is kept above 0, as calibration must not turn the order around
     */
    public static Calibrator.Platt platt(double[] labels, double[] scores) {
        long positives = BinaryEvaluation.of(labels, scores).positives();
        double yes = (positives + 1.0) / (positives + 2.0);
        double no = 1 / (labels.length - positives + 2.0);
        double[] logits = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double p = Math.max(SURE, Math.min(1 - SURE, scores[i]));
            logits[i] = Math.log(p / (1 - p));
        }
        double slope = 1;
        double intercept = 0;
        for (int step = 0; step < MAX_STEPS; step++) {
            double gs = 0;
            double gi = 0;
            double hss = 1e-9;
            double hsi = 0;
            double hii = 1e-9;
            for (int i = 0; i < logits.length; i++) {
                double p = 1 / (1 + Math.exp(-(slope * logits[i] + intercept)));
                double error = p - (labels[i] == 1 ? yes : no);
                double weight = p * (1 - p);
                gs += error * logits[i];
                gi += error;
                hss += weight * logits[i] * logits[i];
                hsi += weight * logits[i];
                hii += weight;
            }
            double determinant = hss * hii - hsi * hsi;
            double ds = (hii * gs - hsi * gi) / determinant;
            double di = (hss * gi - hsi * gs) / determinant;
            double damping = Math.min(1, 4 / (Math.abs(ds) + Math.abs(di) + 1e-300));
            slope -= damping * ds;
            intercept -= damping * di;
            if (Math.abs(ds) + Math.abs(di) < 1e-10) {
                break;
            }
        }
        return new Calibrator.Platt(Math.max(slope, 1e-6), intercept);
    }

    /**
     * Isotonic regression by pooling adjacent violators (Ayer and others 1955; Zadrozny and Elkan 2002). Needs more data
     * than {@link #platt}: a thousand rows or more.
     *
     * @param labels 1 for those who did it, 0 for the others
     * @param scores probabilities, one per label
     * @return the fitted curve
     */
    public static Calibrator.Isotonic isotonic(double[] labels, double[] scores) {
        BinaryEvaluation.of(labels, scores);
        int[] order = Order.descending(scores);
        List<Pool> pools = new ArrayList<>();
        for (int i = order.length - 1; i >= 0; i--) {
            double score = scores[order[i]];
            Pool pool = new Pool(score, score, labels[order[i]], 1);
            while (!pools.isEmpty() && violates(pools.get(pools.size() - 1), pool)) {
                pool = pools.remove(pools.size() - 1).with(pool);
            }
            pools.add(pool);
        }
        List<Double> positions = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        for (Pool pool : pools) {
            positions.add(pool.first());
            probabilities.add(pool.rate());
            if (pool.last() > pool.first()) {
                positions.add(pool.last());
                probabilities.add(pool.rate());
            }
        }
        return new Calibrator.Isotonic(positions, probabilities);
    }

    private static boolean violates(Pool below, Pool above) {
        return below.rate() >= above.rate() || below.last() == above.first();
    }

    // Neighbouring scores that share one probability.
    private record Pool(double first, double last, double positives, long count) {
        double rate() {
            return positives / count;
        }

        Pool with(Pool next) {
            return new Pool(first, next.last, positives + next.positives, count + next.count);
        }
    }
}
