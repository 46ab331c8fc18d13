package io.growth4j.models.evaluation;

/** Stable sorts of positions by value, without boxing: a bottom-up merge sort. */
final class Order {
    private Order() {}

    /** Positions from the greatest value to the smallest; equal values keep their order. O(n log n). */
    static int[] descending(double[] values) {
        int n = values.length;
        int[] from = new int[n];
        for (int i = 0; i < n; i++) {
            from[i] = i;
        }
        int[] into = new int[n];
        for (int width = 1; width < n; width *= 2) {
            for (int start = 0; start < n; start += 2 * width) {
                merge(values, from, into, start, Math.min(start + width, n), Math.min(start + 2 * width, n));
            }
            int[] swap = from;
            from = into;
            into = swap;
        }
        return from;
    }

    private static void merge(double[] values, int[] from, int[] into, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right >= end || (left < middle && values[from[left]] >= values[from[right]]);
            into[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    /** Ranks from 1 for the smallest value; equal values share the mean of their ranks. */
    static double[] midRanks(double[] values) {
        int n = values.length;
        int[] order = descending(values);
        double[] ranks = new double[n];
        for (int start = 0; start < n; ) {
            int end = start + 1;
            while (end < n && values[order[end]] == values[order[start]]) {
                end++;
            }
            double rank = n - (start + end - 1) / 2.0;
            for (int i = start; i < end; i++) {
                ranks[order[i]] = rank;
            }
            start = end;
        }
        return ranks;
    }

    /**
     * The ends of equal-count parts, by the rule of NumPy's {@code array_split}: the first {@code n % parts} parts have
     * one element more.
     */
    static int[] splitEnds(int n, int parts) {
        int[] ends = new int[parts];
        int end = 0;
        for (int part = 0; part < parts; part++) {
            end += n / parts + (part < n % parts ? 1 : 0);
            ends[part] = end;
        }
        return ends;
    }
}
