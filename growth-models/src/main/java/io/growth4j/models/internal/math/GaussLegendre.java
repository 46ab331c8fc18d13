package io.growth4j.models.internal.math;

/** Nodes and weights of Gauss and Legendre on 0 to 1, exact for polynomials up to degree 2n − 1. Immutable. */
public final class GaussLegendre {
    private final double[] nodes;
    private final double[] weights;

    private GaussLegendre(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /** The rule of n nodes; roots of the Legendre polynomial by Newton's method (Abramowitz and Stegun 25.4.29). */
    public static GaussLegendre of(int n) {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 0;
            for (int step = 0; step < 100; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = n * (x * value - before) / (x * x - 1);
                double move = value / slope;
                x -= move;
                if (Math.abs(move) < 1e-16) {
                    break;
                }
            }
            nodes[n - 1 - i] = (1 + x) / 2;
            weights[n - 1 - i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new GaussLegendre(nodes, weights);
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.length;
    }

    /** Node i, between 0 and 1, ascending. */
    public double node(int i) {
        return nodes[i];
    }

    /** Weight i; all sum to 1. */
    public double weight(int i) {
        return weights[i];
    }
}
