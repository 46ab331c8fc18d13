package io.growth4j.models.survival;

/** Sorts row numbers by a column, stably, without boxing: merge sort. */
final class RowSort {
    private RowSort() {}

    /** Puts rows in order of falling keys; equal keys keep their order. */
    static void descending(int[] rows, double[] keys) {
        int[] from = rows;
        int[] to = new int[rows.length];
        for (int width = 1; width < rows.length; width *= 2) {
            for (int left = 0; left < rows.length; left += 2 * width) {
                int middle = Math.min(left + width, rows.length);
                merge(from, to, left, middle, Math.min(middle + width, rows.length), keys);
            }
            int[] spare = from;
            from = to;
            to = spare;
        }
        if (from != rows) {
            System.arraycopy(from, 0, rows, 0, rows.length);
        }
    }

    private static void merge(int[] from, int[] to, int left, int middle, int right, double[] keys) {
        int one = left;
        int other = middle;
        for (int i = left; i < right; i++) {
            boolean first = other >= right || (one < middle && keys[from[one]] >= keys[from[other]]);
            to[i] = first ? from[one++] : from[other++];
        }
    }
}
