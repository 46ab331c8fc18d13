package io.growth4j.models.propensity;

import io.growth4j.models.internal.network.IntegratedGradients;
import io.growth4j.models.internal.network.Topology;
import java.util.List;

/**
 * Why a network has a score, against an average user: mean numbers, and of each category the mean of its weights and
 * vectors over the users of the training. The wide part is exact, a cross counted half for each of its features; the deep
 * part by integrated gradients. All parts sum to the difference in log-odds. Immutable and thread-safe.
 */
final class WideAndDeepReasons {
    private final NetworkInputs inputs;
    private final Topology network;
    private final double[] weights;
    private final double[] cellShares;
    private final IntegratedGradients deep;
    private final int[] slots;
    private final double[] meanNumbers;
    private final double[] meanDeep;

    WideAndDeepReasons(NetworkInputs inputs, Topology network, List<Double> cellShares, double[] weights) {
        this.inputs = inputs;
        this.network = network;
        this.weights = weights;
        this.cellShares = cellShares.stream().mapToDouble(Double::doubleValue).toArray();
        this.deep = new IntegratedGradients(network, weights);
        this.slots = inputs.slots();
        this.meanNumbers = inputs.meanNumbers();
        this.meanDeep = deepInput(meanNumbers);
        for (int category = 0; category < network.levels().size(); category++) {
            double[] shares = inputs.shares(category);
            for (int code = 0; code < shares.length; code++) {
                addVector(category, code, shares[code], meanDeep);
            }
        }
    }

    private double[] deepInput(double[] numbers) {
        return java.util.Arrays.copyOf(numbers, network.inputs(0));
    }

    private void addVector(int category, int code, double share, double[] input) {
        int width = network.embeddings().get(category);
        for (int i = 0; i < width; i++) {
            input[network.input(category) + i] += share * weights[network.vectors(category) + code * width + i];
        }
    }

    /** Adds each feature's part to its slot; returns the log-odds of the average user. */
    double contribute(double[] numbers, int[] codes, double[] bySlot) {
        double start = weights[0] + deep.output(meanDeep);
        for (int i = 0; i < numbers.length; i++) {
            double weight = weights[1 + i];
            start += weight * meanNumbers[i];
            bySlot[slots[i]] += weight * (numbers[i] - meanNumbers[i]);
        }
        for (int category = 0; category < codes.length; category++) {
            double mean = meanWeight(category);
            start += mean;
            bySlot[inputs.slot(category)] += weights[network.codes(category) + codes[category]] - mean;
        }
        int cell = 0;
        for (int i = 0; i < network.crosses().size(); i++) {
            start += cross(i, cell, codes, bySlot);
            cell += network.crosses().get(i).cells().size();
        }
        addDeep(numbers, codes, bySlot);
        return start;
    }

    private double meanWeight(int category) {
        double[] shares = inputs.shares(category);
        double mean = 0;
        for (int code = 0; code < shares.length; code++) {
            mean += shares[code] * weights[network.codes(category) + code];
        }
        return mean;
    }

    /** Adds a cross whose cells start at a position among all; returns its mean. */
    private double cross(int index, int from, int[] codes, double[] bySlot) {
        Topology.Cross cross = network.crosses().get(index);
        int own = codes[cross.first()] * network.levels().get(cross.second()) + codes[cross.second()];
        double value = 0;
        double mean = 0;
        for (int i = 0; i < cross.cells().size(); i++) {
            double weight = weights[network.cells(0) + from + i];
            mean += cellShares[from + i] * weight;
            value += cross.cells().get(i) == own ? weight : 0;
        }
        bySlot[inputs.slot(cross.first())] += (value - mean) / 2;
        bySlot[inputs.slot(cross.second())] += (value - mean) / 2;
        return mean;
    }

    private void addDeep(double[] numbers, int[] codes, double[] bySlot) {
        double[] input = deepInput(numbers);
        for (int category = 0; category < codes.length; category++) {
            addVector(category, codes[category], 1, input);
        }
        double[] parts = deep.attribute(meanDeep, input);
        for (int i = 0; i < numbers.length; i++) {
            bySlot[slots[i]] += parts[i];
        }
        for (int category = 0; category < codes.length; category++) {
            int start = network.input(category);
            for (int i = 0; i < network.embeddings().get(category); i++) {
                bySlot[inputs.slot(category)] += parts[start + i];
            }
        }
    }
}
