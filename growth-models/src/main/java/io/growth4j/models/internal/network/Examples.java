package io.growth4j.models.internal.network;

/**
 * Rows as a network reads them, in flat arrays: numbers of magnitude about 1, one code per category, a label 0 or 1 and a
 * weight. Filled once, then read.
 */
public final class Examples {
    private final int size;
    private final int numbers;
    private final int categories;
    private final float[] values;
    private final short[] codes;
    private final double[] labels;
    private final float[] weights;

    public Examples(int size, int numbers, int categories) {
        if ((long) size * Math.max(numbers, categories) > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(size + " rows of " + numbers + " numbers and " + categories
                    + " categories are more than one array can hold: train on a sample");
        }
        this.size = size;
        this.numbers = numbers;
        this.categories = categories;
        this.values = new float[size * numbers];
        this.codes = new short[size * categories];
        this.labels = new double[size];
        this.weights = new float[size];
    }

    public int size() {
        return size;
    }

    /** Fills a row; only the first values are numbers. */
    public void set(int row, double[] numbersFirst, int[] rowCodes, double label, double weight) {
        for (int i = 0; i < numbers; i++) {
            values[row * numbers + i] = (float) numbersFirst[i];
        }
        for (int i = 0; i < categories; i++) {
            codes[row * categories + i] = (short) rowCodes[i];
        }
        labels[row] = label;
        weights[row] = (float) weight;
    }

    /** Copies a row; numbers come first. */
    public void get(int row, double[] numbersFirst, int[] rowCodes) {
        for (int i = 0; i < numbers; i++) {
            numbersFirst[i] = values[row * numbers + i];
        }
        for (int i = 0; i < categories; i++) {
            rowCodes[i] = codes[row * categories + i];
        }
    }

    public int code(int row, int category) {
        return codes[row * categories + category];
    }

    double label(int row) {
        return labels[row];
    }

    double weight(int row) {
        return weights[row];
    }

    double totalWeight() {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /** The weighted share of rows with label 1. */
    double positiveShare() {
        double sum = 0;
        for (int row = 0; row < size; row++) {
            sum += weights[row] * labels[row];
        }
        return sum / totalWeight();
    }
}
