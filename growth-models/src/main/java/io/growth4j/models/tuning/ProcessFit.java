package io.growth4j.models.tuning;

import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.jspecify.annotations.Nullable;

/**
 * Chooses lengths and noise of a {@link GaussianProcess} by the greatest likelihood times a weak prior, with BOBYQA
 * (Powell 2009). The prior (this project's choice: lengths log-normal about half a dimension, noise about 1/1000 of the
 * variance) keeps few points from saying too much. Not thread-safe.
 */
final class ProcessFit {
    private static final double USUAL_LENGTH = Math.log(0.5);
    private static final double USUAL_NOISE = Math.log(1e-3);
    private static final double NOISE_SPREAD = 3;
    private static final double SHORTEST = Math.log(0.02);
    private static final double LONGEST = Math.log(20);
    private static final double LEAST_NOISE = Math.log(1e-6);
    private static final double MOST_NOISE = Math.log(2);
    private static final int MOST_EVALUATIONS = 120;

    private final double[][][] points;
    private final double[] scores;
    private double[] best;
    private double highest = Double.NEGATIVE_INFINITY;
    private @Nullable GaussianProcess process;

    private ProcessFit(double[][][] points, double[] scores, double[] start) {
        this.points = points;
        this.scores = scores;
        this.best = start;
    }

    /** Where a first fit starts. */
    static double[] start(int dimensions) {
        double[] start = new double[dimensions + 1];
        Arrays.fill(start, USUAL_LENGTH);
        start[dimensions] = USUAL_NOISE;
        return start;
    }

    /** A fit from a start, which should be that of an earlier fit. */
    static ProcessFit of(double[][][] points, double[] scores, double[] start) {
        ProcessFit fit = new ProcessFit(points, scores, start);
        fit.run(start);
        return fit;
    }

    /** The logarithms of lengths and noise. */
    double[] parameters() {
        return best;
    }

    GaussianProcess process() {
        if (process == null) {
            throw new IllegalStateException("no length and noise suit the points");
        }
        return process;
    }

    private void run(double[] start) {
        int n = start.length;
        double[] low = new double[n];
        double[] high = new double[n];
        Arrays.fill(low, SHORTEST);
        Arrays.fill(high, LONGEST);
        low[n - 1] = LEAST_NOISE;
        high[n - 1] = MOST_NOISE;
        evaluate(start(n - 1));
        try {
            new BOBYQAOptimizer(2 * n + 1, 1, 1e-3)
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new ObjectiveFunction(this::evaluate),
                            GoalType.MAXIMIZE,
                            new SimpleBounds(low, high),
                            new InitialGuess(start));
        } catch (MathRuntimeException e) {
            // Out of evaluations, or of precision: the best point so far will do.
            return;
        }
    }

    private double evaluate(double[] parameters) {
        int dimensions = parameters.length - 1;
        double[] lengths =
                Arrays.stream(parameters, 0, dimensions).map(Math::exp).toArray();
        double value = prior(parameters);
        GaussianProcess candidate;
        try {
            candidate = new GaussianProcess(points, scores, lengths, Math.exp(parameters[dimensions]));
        } catch (MathRuntimeException e) {
            return -1e10;
        }
        value += candidate.logLikelihood();
        if (value > highest) {
            highest = value;
            best = parameters.clone();
            process = candidate;
        }
        return value;
    }

    private static double prior(double[] parameters) {
        double sum = 0;
        for (int i = 0; i < parameters.length - 1; i++) {
            double off = parameters[i] - USUAL_LENGTH;
            sum -= off * off / 2;
        }
        double off = (parameters[parameters.length - 1] - USUAL_NOISE) / NOISE_SPREAD;
        return sum - off * off / 2;
    }
}
