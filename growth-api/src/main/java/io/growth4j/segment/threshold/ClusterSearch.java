package io.growth4j.segment.threshold;

import java.util.Arrays;
import java.util.List;

/**
 * The search behind {@link OptimalClusters}, over distinct values with their counts. Values are taken relative to their
 * median, so that the sums of squares do not drown the differences.
 */
final class ClusterSearch {
    private final double shift;
    private final int size;
    private final int groups;
    private final double[] count;
    private final double[] sum;
    private final double[] squares;
    private final int[][] starts;
    private double[] previous;
    private double[] current;

    ClusterSearch(double[] sorted, int groups) {
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        this.shift = sorted[sorted.length / 2];
        this.size = distinct.length;
        this.groups = Math.min(groups, size);
        this.count = new double[size + 1];
        this.sum = new double[size + 1];
        this.squares = new double[size + 1];
        for (int i = 0, from = 0; i < size; i++) {
            int to = from;
            while (to < sorted.length && sorted[to] == distinct[i]) {
                to++;
            }
            double value = distinct[i] - shift;
            count[i + 1] = to;
            sum[i + 1] = sum[i] + (to - from) * value;
            squares[i + 1] = squares[i] + (to - from) * value * value;
            from = to;
        }
        this.starts = new int[this.groups][size];
        this.previous = new double[size];
        this.current = new double[size];
    }

    OptimalClusters run() {
        for (int last = 0; last < size; last++) {
            current[last] = cost(0, last);
        }
        for (int group = 1; group < groups; group++) {
            double[] swap = previous;
            previous = current;
            current = swap;
            fill(starts[group], group, size - 1, group, size - 1);
        }
        return result();
    }

    /** Fills the least costs that end at {@code low..high}, whose last groups start within {@code from..to}. */
    private void fill(int[] start, int low, int high, int from, int to) {
        if (low > high) {
            return;
        }
        int middle = (low + high) >>> 1;
        double best = Double.POSITIVE_INFINITY;
        int bestStart = from;
        for (int candidate = from; candidate <= Math.min(to, middle); candidate++) {
            double cost = previous[candidate - 1] + cost(candidate, middle);
            if (cost < best) {
                best = cost;
                bestStart = candidate;
            }
        }
        current[middle] = best;
        start[middle] = bestStart;
        fill(start, low, middle - 1, from, bestStart);
        fill(start, middle + 1, high, bestStart, to);
    }

    private double cost(int first, int last) {
        double n = count[last + 1] - count[first];
        double total = sum[last + 1] - sum[first];
        return Math.max(0, squares[last + 1] - squares[first] - total * total / n);
    }

    private OptimalClusters result() {
        Double[] centres = new Double[groups];
        double inertia = 0;
        int last = size - 1;
        for (int group = groups - 1; group >= 0; group--) {
            int first = group == 0 ? 0 : starts[group][last];
            centres[group] = shift + (sum[last + 1] - sum[first]) / (count[last + 1] - count[first]);
            inertia += cost(first, last);
            last = first - 1;
        }
        return new OptimalClusters(List.of(centres), inertia);
    }
}
