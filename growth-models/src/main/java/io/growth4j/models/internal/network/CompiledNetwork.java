package io.growth4j.models.internal.network;

/**
 * A trained network, ready to serve: embeddings are multiplied into the first layer beforehand, so that a category costs
 * one row to add. Immutable and thread-safe; each thread brings its own {@link Scratch}.
 */
public final class CompiledNetwork {
    private final Topology topology;
    private final WidePart wide;
    private final double[] theta;
    private final int layers;
    private final double[][][] weights;
    private final double[][] biases;
    private final double[][][] byCode;
    private final double[] output;

    public CompiledNetwork(Topology topology, double[] theta) {
        this.topology = topology;
        this.wide = new WidePart(topology);
        this.theta = theta.clone();
        this.layers = topology.hidden().size();
        this.weights = new double[layers][][];
        this.biases = new double[layers][];
        for (int layer = 0; layer < layers; layer++) {
            int out = topology.hidden().get(layer);
            int rows = layer == 0 ? topology.numbers() : topology.inputs(layer);
            weights[layer] = matrix(topology.weights(layer), rows, out);
            biases[layer] = matrix(topology.biases(layer), 1, out)[0];
        }
        this.byCode = new double[layers == 0 ? 0 : topology.levels().size()][][];
        for (int category = 0; category < byCode.length; category++) {
            byCode[category] = folded(category);
        }
        this.output = layers == 0 ? new double[0] : matrix(topology.weights(layers), 1, topology.inputs(layers))[0];
    }

    private double[][] matrix(int from, int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(theta, from + row * columns, matrix[row], 0, columns);
        }
        return matrix;
    }

    /** What each code of a category adds to the first hidden layer. */
    private double[][] folded(int category) {
        int out = topology.hidden().get(0);
        int width = topology.embeddings().get(category);
        double[][] vectors =
                matrix(topology.vectors(category), topology.levels().get(category), width);
        double[][] block = matrix(topology.weights(0) + topology.input(category) * out, width, out);
        double[][] added = new double[vectors.length][out];
        for (int code = 0; code < vectors.length; code++) {
            RowLoops.addProduct(vectors[code], block, added[code]);
        }
        return added;
    }

    /** Memory of one thread: an example to fill in, and the hidden units. */
    public final class Scratch {
        private final double[] numbers;
        private final int[] codes;
        private final double[][] units;

        private Scratch() {
            this.numbers = new double[topology.numbers()];
            this.codes = new int[topology.levels().size()];
            this.units = new double[layers][];
            for (int layer = 0; layer < layers; layer++) {
                units[layer] = new double[biases[layer].length];
            }
        }

        /** To be filled. */
        public double[] numbers() {
            return numbers;
        }

        /** To be filled. */
        public int[] codes() {
            return codes;
        }

        /** The log-odds of the example filled in. Allocates nothing. */
        public double margin() {
            double margin = wide.margin(theta, numbers, codes);
            if (layers == 0) {
                return margin;
            }
            double[] below = numbers;
            for (int layer = 0; layer < layers; layer++) {
                double[] above = units[layer];
                System.arraycopy(biases[layer], 0, above, 0, above.length);
                RowLoops.addProduct(below, weights[layer], above);
                if (layer == 0) {
                    addCodes(above);
                }
                for (int j = 0; j < above.length; j++) {
                    above[j] = Math.max(above[j], 0);
                }
                below = above;
            }
            return margin + RowLoops.dot(below, output);
        }

        private void addCodes(double[] units) {
            for (int category = 0; category < codes.length; category++) {
                RowLoops.add(1, byCode[category][codes[category]], units);
            }
        }
    }

    /** Memory for one thread. */
    public Scratch scratch() {
        return new Scratch();
    }

    /** The weighted mean log loss of examples. */
    double logLoss(Examples examples) {
        Scratch scratch = scratch();
        double sum = 0;
        for (int row = 0; row < examples.size(); row++) {
            examples.get(row, scratch.numbers, scratch.codes);
            sum += examples.weight(row) * NetworkLoss.logLoss(scratch.margin(), examples.label(row));
        }
        return sum / examples.totalWeight();
    }
}
