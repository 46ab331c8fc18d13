package io.growth4j.models.internal.network;

import java.util.Arrays;
import java.util.List;

/** The linear part: numbers, one weight per code of each category, one per kept cell of each cross. Immutable. */
final class WidePart {
    private final int numbers;
    private final int[] codes;
    private final int[] first;
    private final int[] second;
    private final int[] width;
    private final int[][] cells;

    WidePart(Topology topology) {
        List<Topology.Cross> crosses = topology.crosses();
        this.numbers = topology.numbers();
        this.codes = new int[topology.levels().size()];
        Arrays.setAll(codes, topology::codes);
        this.first = new int[crosses.size()];
        this.second = new int[crosses.size()];
        this.width = new int[crosses.size()];
        this.cells = new int[crosses.size()][];
        for (int i = 0; i < cells.length; i++) {
            Topology.Cross cross = crosses.get(i);
            first[i] = cross.first();
            second[i] = cross.second();
            width[i] = topology.levels().get(cross.second());
            cells[i] = new int[topology.levels().get(cross.first()) * width[i]];
            int next = topology.cells(i);
            for (int cell : cross.cells()) {
                cells[i][cell] = next++;
            }
        }
    }

    /** Where the weight of the cell stands that an example is in; 0, where the bias is, if the cell has none. */
    int cell(int cross, int[] rowCodes) {
        return cells[cross][rowCodes[first[cross]] * width[cross] + rowCodes[second[cross]]];
    }

    double margin(double[] theta, double[] values, int[] rowCodes) {
        double sum = theta[0];
        for (int i = 0; i < numbers; i++) {
            sum += theta[1 + i] * values[i];
        }
        for (int i = 0; i < codes.length; i++) {
            sum += theta[codes[i] + rowCodes[i]];
        }
        for (int i = 0; i < cells.length; i++) {
            int cell = cell(i, rowCodes);
            sum += cell == 0 ? 0 : theta[cell];
        }
        return sum;
    }

    void addGradient(double slope, double[] values, int[] rowCodes, double[] gradient) {
        gradient[0] += slope;
        for (int i = 0; i < numbers; i++) {
            gradient[1 + i] += slope * values[i];
        }
        for (int i = 0; i < codes.length; i++) {
            gradient[codes[i] + rowCodes[i]] += slope;
        }
        for (int i = 0; i < cells.length; i++) {
            int cell = cell(i, rowCodes);
            if (cell != 0) {
                gradient[cell] += slope;
            }
        }
    }
}
