package io.growth4j.models.evaluation;

import java.util.List;

/**
 * Turns a score into a probability that means what it says. Fit by {@link Calibrators} on rows that the model was not
 * trained on. Immutable, thread-safe, allocates nothing; never changes the order of two scores.
 */
public sealed interface Calibrator {
    /**
     * The probability behind a score.
     *
     * @param probability the model's own, 0 to 1
     * @return the calibrated one, 0 to 1
     */
    double apply(double probability);

    /** Leaves probabilities as they are. */
    record None() implements Calibrator {
        @Override
        public double apply(double probability) {
            return probability;
        }
    }

    /**
     * A line on the scale of log-odds (Platt 1999): p′ = 1 / (1 + exp(−(slope·logit(p) + intercept))).
     *
     * @param slope above 0; 1 leaves the spread as it is, below 1 pulls towards the mean
     * @param intercept the shift in log-odds
     */
    record Platt(double slope, double intercept) implements Calibrator {
        @Override
        public double apply(double probability) {
            double logit = Math.log(probability / (1 - probability));
            return 1 / (1 + Math.exp(-(slope * logit + intercept)));
        }
    }

    /**
     * A rising curve through given points, straight between them and level outside (Zadrozny and Elkan 2002).
     *
     * @param scores positions, ascending
     * @param probabilities the calibrated probability at each, never falling
     */
    record Isotonic(List<Double> scores, List<Double> probabilities) implements Calibrator {
        public Isotonic {
            scores = List.copyOf(scores);
            probabilities = List.copyOf(probabilities);
            if (scores.isEmpty() || scores.size() != probabilities.size()) {
                throw new IllegalArgumentException(
                        scores.size() + " scores for " + probabilities.size() + " probabilities: needs one each");
            }
        }

        @Override
        public double apply(double probability) {
            int above = 0;
            int end = scores.size();
            while (above < end) {
                int middle = (above + end) >>> 1;
                if (scores.get(middle) > probability) {
                    end = middle;
                } else {
                    above = middle + 1;
                }
            }
            if (above == 0 || above == scores.size()) {
                return probabilities.get(above == 0 ? 0 : above - 1);
            }
            double left = scores.get(above - 1);
            double share = (probability - left) / (scores.get(above) - left);
            double low = probabilities.get(above - 1);
            return low + share * (probabilities.get(above) - low);
        }
    }
}
