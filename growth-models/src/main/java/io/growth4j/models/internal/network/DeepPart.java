package io.growth4j.models.internal.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings, hidden layers of rectified linear units with inverted dropout, and one output, for a batch of examples:
 * forward, then back (Rumelhart, Hinton and Williams 1986; dropout: Srivastava and others 2014).
 *
 * <p>Weights are copied out of the one array into rows once per batch, and slopes back, so that the loops over examples
 * vectorise. Not thread-safe.
 */
final class DeepPart {
    private final Topology topology;
    private final int layers;
    private final double dropout;
    private final double keptScale;
    private final double[][] input;
    private final double[][][] weights;
    private final double[][][] slopes;
    private final double[][][] turned;
    private final double[][] biases;
    private final double[][][] active;
    private final double[][][] deltas;
    private final double[] output;
    private final double[] inputSlope;
    private final int[] widths;
    private final int[] vectors;
    private final int[] starts;

    DeepPart(Topology topology, int batch, double dropout) {
        this.topology = topology;
        this.layers = topology.hidden().size();
        this.dropout = dropout;
        this.keptScale = 1 / (1 - dropout);
        this.input = new double[batch][topology.inputs(0)];
        this.weights = new double[layers][][];
        this.slopes = new double[layers][][];
        this.turned = new double[layers][][];
        this.biases = new double[layers][];
        this.active = new double[layers][][];
        this.deltas = new double[layers][][];
        for (int layer = 0; layer < layers; layer++) {
            int in = topology.inputs(layer);
            int out = topology.hidden().get(layer);
            weights[layer] = new double[in][out];
            slopes[layer] = new double[in][out];
            turned[layer] = new double[out][in];
            biases[layer] = new double[out];
            active[layer] = new double[batch][out];
            deltas[layer] = new double[batch][out];
        }
        this.output = new double[topology.inputs(layers)];
        this.inputSlope = new double[topology.inputs(0)];
        int categories = topology.levels().size();
        this.widths =
                IntStream.range(0, categories).map(topology.embeddings()::get).toArray();
        this.vectors = IntStream.range(0, categories).map(topology::vectors).toArray();
        this.starts = IntStream.range(0, categories).map(topology::input).toArray();
    }

    /** The inputs of an example of the batch, whose numbers the caller fills. */
    double[] input(int example) {
        return input[example];
    }

    /** Takes the weights for the examples to come. */
    void load(double[] theta) {
        for (int layer = 0; layer < layers; layer++) {
            int next = topology.weights(layer);
            for (double[] row : weights[layer]) {
                System.arraycopy(theta, next, row, 0, row.length);
                next += row.length;
            }
            System.arraycopy(theta, next, biases[layer], 0, biases[layer].length);
            for (double[] row : slopes[layer]) {
                Arrays.fill(row, 0);
            }
            turn(weights[layer], turned[layer]);
        }
        if (layers > 0) {
            System.arraycopy(theta, topology.weights(layers), output, 0, output.length);
        }
    }

    private static void turn(double[][] matrix, double[][] into) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < into.length; j++) {
                into[j][i] = matrix[i][j];
            }
        }
    }

    /** What the deep part adds to the log-odds of an example. With a source of chance, units drop out. */
    double forward(int example, double[] theta, int[] codes, @Nullable SplittableRandom chance) {
        if (layers == 0) {
            return 0;
        }
        double[] below = input[example];
        for (int i = 0; i < codes.length; i++) {
            System.arraycopy(theta, vectors[i] + codes[i] * widths[i], below, starts[i], widths[i]);
        }
        for (int layer = 0; layer < layers; layer++) {
            double[] units = active[layer][example];
            System.arraycopy(biases[layer], 0, units, 0, units.length);
            RowLoops.addProduct(below, weights[layer], units);
            if (chance == null || dropout == 0) {
                rectify(units);
            } else {
                drop(units, chance);
            }
            below = units;
        }
        return RowLoops.dot(below, output);
    }

    private static void rectify(double[] units) {
        for (int j = 0; j < units.length; j++) {
            units[j] = Math.max(units[j], 0);
        }
    }

    /** Rectifies; a unit is dropped if 16 random bits are below the share, four units to a draw. */
    private void drop(double[] units, SplittableRandom chance) {
        int limit = (int) (dropout * 65_536);
        long bits = 0;
        for (int j = 0; j < units.length; j++) {
            bits = (j & 3) == 0 ? chance.nextLong() : bits >>> 16;
            units[j] = units[j] > 0 && (bits & 0xFFFF) >= limit ? units[j] * keptScale : 0;
        }
    }

    /** Goes back through n examples, whose slopes of the loss are given, and adds to the gradient. */
    void backward(double[] slope, int n, int[][] codes, boolean dropped, double[] gradient) {
        if (layers == 0) {
            return;
        }
        double scale = dropped ? keptScale : 1;
        double[] outputSlopes = new double[output.length];
        for (int example = 0; example < n; example++) {
            RowLoops.add(slope[example], active[layers - 1][example], outputSlopes);
            double[] delta = deltas[layers - 1][example];
            Arrays.fill(delta, 0);
            RowLoops.add(slope[example], output, delta);
        }
        addTo(gradient, topology.weights(layers), outputSlopes);
        for (int layer = layers - 1; layer >= 0; layer--) {
            backward(layer, n, scale);
            store(layer, n, gradient);
        }
        embed(n, codes, gradient);
    }

    private void backward(int layer, int n, double scale) {
        for (int example = 0; example < n; example++) {
            double[] delta = deltas[layer][example];
            double[] units = active[layer][example];
            for (int j = 0; j < delta.length; j++) {
                delta[j] = units[j] > 0 ? delta[j] * scale : 0;
            }
            if (layer > 0) {
                double[] below = deltas[layer - 1][example];
                Arrays.fill(below, 0);
                RowLoops.addProduct(delta, turned[layer], below);
            }
        }
        RowLoops.addOuter(layer == 0 ? input : active[layer - 1], deltas[layer], n, slopes[layer]);
    }

    private void store(int layer, int n, double[] gradient) {
        int next = topology.weights(layer);
        for (double[] row : slopes[layer]) {
            addTo(gradient, next, row);
            next += row.length;
        }
        for (int example = 0; example < n; example++) {
            addTo(gradient, next, deltas[layer][example]);
        }
    }

    private static void addTo(double[] gradient, int from, double[] part) {
        for (int j = 0; j < part.length; j++) {
            gradient[from + j] += part[j];
        }
    }

    private void embed(int n, int[][] codes, double[] gradient) {
        if (widths.length == 0) {
            return;
        }
        for (int example = 0; example < n; example++) {
            Arrays.fill(inputSlope, 0);
            RowLoops.addProduct(deltas[0][example], turned[0], inputSlope);
            for (int i = 0; i < widths.length; i++) {
                int vector = vectors[i] + codes[example][i] * widths[i];
                for (int j = 0; j < widths[i]; j++) {
                    gradient[vector + j] += inputSlope[starts[i] + j];
                }
            }
        }
    }
}
