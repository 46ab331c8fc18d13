package io.growth4j.models.internal.network;

import java.util.List;

/**
 * The shape of a wide and deep network, and where each weight stands in the one array that holds them all: bias, numbers,
 * codes of each category, cells of each cross (the wide part); then embeddings, and for each hidden layer weights, input
 * by input, and biases; last the weights of the output.
 *
 * @param numbers how many numbers an example has
 * @param levels how many codes each category has
 * @param embeddings how long the vector of each category is; 0 without a deep part
 * @param crosses pairs of categories
 * @param hidden the units of each hidden layer; empty without a deep part
 */
public record Topology(
        int numbers, List<Integer> levels, List<Integer> embeddings, List<Cross> crosses, List<Integer> hidden) {
    /**
     * Two categories and those pairs of their codes that have a weight.
     *
     * @param first the one category
     * @param second the other
     * @param cells the pairs: code of the first · codes of the second + code of the second
     */
    public record Cross(int first, int second, List<Integer> cells) {}

    /** Where the weight of a category's first code stands. */
    public int codes(int category) {
        return 1 + numbers + sum(levels.subList(0, category));
    }

    /** Where the weight of a cross's first cell stands. */
    public int cells(int cross) {
        int before = crosses.subList(0, cross).stream()
                .mapToInt(one -> one.cells.size())
                .sum();
        return codes(levels.size()) + before;
    }

    /** Where the wide part ends and the deep part starts. */
    int wide() {
        return cells(crosses.size());
    }

    /** Where the vector of a category's first code stands. */
    public int vectors(int category) {
        int next = wide();
        for (int i = 0; i < category; i++) {
            next += levels.get(i) * embeddings.get(i);
        }
        return next;
    }

    /** Where a category's vector starts among the inputs of the deep part. */
    public int input(int category) {
        return numbers + sum(embeddings.subList(0, category));
    }

    /** How many inputs a layer has; that after the last is the output. */
    public int inputs(int layer) {
        return layer == 0 ? input(levels.size()) : hidden.get(layer - 1);
    }

    /** Where the weights of a layer start. */
    int weights(int layer) {
        int next = vectors(levels.size());
        for (int i = 0; i < layer; i++) {
            next += (inputs(i) + 1) * hidden.get(i);
        }
        return next;
    }

    /** Where the biases of a layer start. */
    int biases(int layer) {
        return weights(layer) + inputs(layer) * hidden.get(layer);
    }

    /** How many weights there are. */
    public int size() {
        int layers = hidden.size();
        return layers == 0 ? wide() : weights(layers) + inputs(layers);
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
