package io.growth4j.models.evaluation;

import io.growth4j.definition.Definition;
import java.util.function.ToDoubleFunction;

/**
 * How a score becomes a decision: which threshold to take, seen scores beside what happened. Choose it on rows that are
 * neither those trained on nor those the model is judged by.
 */
public sealed interface ThresholdRule extends Definition {
    /**
     * The threshold; scores at or above it are a yes.
     *
     * @param evaluation scores beside what happened
     * @return one of the scores seen; of several that serve alike, the highest
     * @throws IllegalArgumentException if no threshold reaches the target
     */
    double choose(BinaryEvaluation evaluation);

    /**
     * The cheapest threshold (Elkan 2001).
     *
     * @param falseAlarm what acting on a user in vain costs, in any unit, at least 0
     * @param miss what not acting on a user who would have done it costs, in the same unit, at least 0
     */
    record LowestCost(double falseAlarm, double miss) implements ThresholdRule {
        public LowestCost {
            if (!(falseAlarm >= 0 && miss >= 0)) {
                throw new IllegalArgumentException(
                        "costs of a false alarm, " + falseAlarm + ", and a miss, " + miss + ", must be at least 0");
            }
        }

        @Override
        public double choose(BinaryEvaluation evaluation) {
            return best(evaluation, matrix -> -falseAlarm * matrix.falsePositives() - miss * matrix.falseNegatives());
        }
    }

    /** The threshold of the greatest F1. */
    record BestF1() implements ThresholdRule {
        @Override
        public double choose(BinaryEvaluation evaluation) {
            return best(evaluation, ConfusionMatrix::f1);
        }
    }

    /**
     * Of the thresholds that are precise enough, the one that finds most.
     *
     * @param precision the least precision, 0 to 1
     */
    record TargetPrecision(double precision) implements ThresholdRule {
        public TargetPrecision {
            requireShare("precision", precision);
        }

        @Override
        public double choose(BinaryEvaluation evaluation) {
            double threshold = best(evaluation, matrix -> matrix.precision() >= precision ? matrix.recall() : -1);
            double reached = evaluation.at(threshold).precision();
            if (reached < precision) {
                throw new IllegalArgumentException(
                        "no threshold reaches a precision of " + precision + "; at " + threshold + " it is " + reached);
            }
            return threshold;
        }
    }

    /**
     * Of the thresholds that find enough, the most precise.
     *
     * @param recall the least recall, 0 to 1
     */
    record TargetRecall(double recall) implements ThresholdRule {
        public TargetRecall {
            requireShare("recall", recall);
        }

        @Override
        public double choose(BinaryEvaluation evaluation) {
            return best(evaluation, matrix -> matrix.recall() >= recall ? matrix.precision() : -1);
        }
    }

    /**
     * A threshold that was decided elsewhere.
     *
     * @param threshold the threshold
     */
    record Fixed(double threshold) implements ThresholdRule {
        @Override
        public double choose(BinaryEvaluation evaluation) {
            return threshold;
        }
    }

    private static double best(BinaryEvaluation evaluation, ToDoubleFunction<ConfusionMatrix> worth) {
        double threshold = Double.NaN;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Ranking.Decision decision : evaluation.ranking().decisions()) {
            double here = worth.applyAsDouble(decision.matrix());
            if (here > greatest) {
                greatest = here;
                threshold = decision.threshold();
            }
        }
        return threshold;
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " " + value + " is outside 0 to 1");
        }
    }
}
