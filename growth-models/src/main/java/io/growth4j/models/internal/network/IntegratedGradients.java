package io.growth4j.models.internal.network;

/**
 * What each input of the deep part does to its output: integrated gradients along the straight line from a start
 * (Sundararajan, Taly and Yan, Axiomatic Attribution for Deep Networks, 2017, section 3), which sum to the difference of
 * the outputs.
 *
 * <p>The integral is not sampled: on the line, a network of rectified linear units is linear between the points where a
 * unit turns on or off. They are walked one after the other. Immutable and thread-safe; made for one example at a time.
 */
public final class IntegratedGradients {
    /** How far behind a turning point the units are looked at. */
    private static final double BEHIND = 1e-9;

    private final Topology topology;
    private final double[] theta;
    private final int layers;

    public IntegratedGradients(Topology topology, double[] theta) {
        this.topology = topology;
        this.theta = theta.clone();
        this.layers = topology.hidden().size();
    }

    /** The output of the deep part. */
    public double output(double[] input) {
        return layers == 0 ? 0 : new Segment(input, new double[input.length], 0).output();
    }

    /** The part of each input in the change of the output from one point to another. */
    public double[] attribute(double[] from, double[] to) {
        double[] parts = new double[from.length];
        double reached = layers == 0 ? 1 : 0;
        double[] direction = new double[from.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = to[i] - from[i];
        }
        while (reached < 1) {
            double at = Math.min(reached + BEHIND, 1);
            double[] point = new double[from.length];
            for (int i = 0; i < point.length; i++) {
                point[i] = from[i] + at * direction[i];
            }
            Segment segment = new Segment(point, direction, at);
            double[] gradient = segment.gradient();
            for (int i = 0; i < parts.length; i++) {
                parts[i] += (segment.end - reached) * gradient[i] * direction[i];
            }
            reached = segment.end;
        }
        return parts;
    }

    /** A stretch of the line on which no unit turns. */
    private final class Segment {
        private final double[][] values = new double[layers][];
        private double end = 1;

        Segment(double[] point, double[] direction, double at) {
            double[] below = point;
            double[] belowChange = direction;
            for (int layer = 0; layer < layers; layer++) {
                int out = topology.hidden().get(layer);
                double[] sums = new double[out];
                double[] changes = new double[out];
                for (int j = 0; j < out; j++) {
                    sums[j] = theta[topology.biases(layer) + j];
                }
                int next = topology.weights(layer);
                for (int i = 0; i < below.length; i++) {
                    for (int j = 0; j < out; j++) {
                        sums[j] += below[i] * theta[next];
                        changes[j] += belowChange[i] * theta[next++];
                    }
                }
                for (int j = 0; j < out; j++) {
                    turn(at - sums[j] / changes[j], at);
                    boolean on = sums[j] > 0;
                    sums[j] = on ? sums[j] : 0;
                    changes[j] = on ? changes[j] : 0;
                }
                values[layer] = sums;
                below = sums;
                belowChange = changes;
            }
        }

        /** A unit turns at a place, if that is ahead. */
        private void turn(double place, double at) {
            if (place > at && place < end) {
                end = place;
            }
        }

        double output() {
            double sum = 0;
            for (int j = 0; j < values[layers - 1].length; j++) {
                sum += theta[topology.weights(layers) + j] * values[layers - 1][j];
            }
            return sum;
        }

        double[] gradient() {
            double[] above = new double[topology.inputs(layers)];
            System.arraycopy(theta, topology.weights(layers), above, 0, above.length);
            for (int layer = layers - 1; layer >= 0; layer--) {
                double[] below = new double[topology.inputs(layer)];
                int next = topology.weights(layer);
                for (int i = 0; i < below.length; i++) {
                    for (int j = 0; j < above.length; j++) {
                        below[i] += values[layer][j] > 0 ? above[j] * theta[next] : 0;
                        next++;
                    }
                }
                above = below;
            }
            return above;
        }
    }
}
