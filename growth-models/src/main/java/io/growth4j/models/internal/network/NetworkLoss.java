package io.growth4j.models.internal.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What training makes small: the weighted mean log loss of some examples plus λ/2 times the sum of all squared weights,
 * biases excepted; with its gradient. Not thread-safe.
 */
final class NetworkLoss {
    private final Topology topology;
    private final double lambda;
    private final WidePart wide;
    private final DeepPart deep;
    private final boolean drops;
    private final double[] slopes;
    private final int[][] codes;

    /**
     * A loss.
     *
     * @param topology the shape of the network
     * @param batch the most examples at a time
     * @param dropout the share of hidden units that drop out, 0 inclusive to 1 exclusive
     * @param lambda the weight of the penalty
     */
    NetworkLoss(Topology topology, int batch, double dropout, double lambda) {
        this.topology = topology;
        this.lambda = lambda;
        this.wide = new WidePart(topology);
        this.deep = new DeepPart(topology, batch, dropout);
        this.drops = dropout > 0;
        this.slopes = new double[batch];
        this.codes = new int[batch][topology.levels().size()];
    }

    /**
     * The loss of the n examples that stand in an order from a place on.
     *
     * @param gradient is overwritten
     * @param meanWeight what a weight of 1 means
     * @param chance drops units; null for none to drop out
     */
    double evaluate(
            double[] theta,
            Examples examples,
            int[] order,
            int from,
            int n,
            double meanWeight,
            @Nullable SplittableRandom chance,
            double[] gradient) {
        Arrays.fill(gradient, 0);
        deep.load(theta);
        double loss = 0;
        for (int i = 0; i < n; i++) {
            int row = order[from + i];
            double[] input = deep.input(i);
            examples.get(row, input, codes[i]);
            double margin = wide.margin(theta, input, codes[i]) + deep.forward(i, theta, codes[i], chance);
            double weight = examples.weight(row) / (meanWeight * n);
            loss += weight * logLoss(margin, examples.label(row));
            slopes[i] = weight * (probability(margin) - examples.label(row));
            wide.addGradient(slopes[i], input, codes[i], gradient);
        }
        deep.backward(slopes, n, codes, drops && chance != null, gradient);
        return loss + penalize(theta, gradient);
    }

    private double penalize(double[] theta, double[] gradient) {
        int layers = topology.hidden().size();
        double squares = penalize(1, layers == 0 ? topology.wide() : topology.weights(0), theta, gradient);
        for (int layer = 0; layer < layers; layer++) {
            squares += penalize(topology.weights(layer), topology.biases(layer), theta, gradient);
        }
        if (layers > 0) {
            squares += penalize(topology.weights(layers), topology.size(), theta, gradient);
        }
        return lambda / 2 * squares;
    }

    private double penalize(int from, int to, double[] theta, double[] gradient) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += theta[i] * theta[i];
            gradient[i] += lambda * theta[i];
        }
        return squares;
    }

    /** StrictMath, so that the same seed gives the same weights on every platform. */
    static double probability(double margin) {
        return 1 / (1 + StrictMath.exp(-margin));
    }

    static double logLoss(double margin, double label) {
        double against = label == 1 ? -margin : margin;
        return against > 30 ? against : StrictMath.log1p(StrictMath.exp(against));
    }
}
