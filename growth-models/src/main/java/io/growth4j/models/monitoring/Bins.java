package io.growth4j.models.monitoring;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How values are sorted into bins. The last bin is always that of absent values. Equal by content, immutable and
 * thread-safe.
 */
public sealed interface Bins {
    /**
     * How many bins there are, that of absent values included.
     *
     * @return at least 2
     */
    int count();

    /**
     * The bin of absent values.
     *
     * @return the last bin
     */
    default int absent() {
        return count() - 1;
    }

    /**
     * Ranges of numbers: bin 0 up to and with the first edge, the last range above the last edge, unbounded at both
     * ends.
     *
     * @param edges distinct, ascending
     */
    record Ranges(List<Double> edges) implements Bins {
        public Ranges {
            edges = List.copyOf(edges);
            for (int i = 1; i < edges.size(); i++) {
                if (!(edges.get(i - 1) < edges.get(i))) {
                    throw new IllegalArgumentException("edges do not ascend: " + edges);
                }
            }
        }

        /**
         * Ranges that hold equal shares of a sample, as far as its ties allow.
         *
         * @param values the sample; NaN is left out
         * @param bins how many ranges at most, at least 2
         * @return edges at the quantiles of the sample
         */
        public static Ranges ofEqualCount(double[] values, int bins) {
            double[] sorted = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            List<Double> edges = IntStream.range(1, sorted.length == 0 ? 1 : bins)
                    .mapToObj(i -> sorted[(int) Math.min(sorted.length - 1L, (long) i * sorted.length / bins)])
                    .filter(edge -> edge < sorted[sorted.length - 1])
                    .distinct()
                    .toList();
            return new Ranges(edges);
        }

        @Override
        public int count() {
            return edges.size() + 2;
        }

        /**
         * The bin of a number. O(log n), allocates nothing.
         *
         * @param value the number; NaN for absent
         * @return its bin
         */
        public int bin(double value) {
            if (Double.isNaN(value)) {
                return absent();
            }
            int low = 0;
            int high = edges.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (edges.get(middle) < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /**
     * Categories: one bin each, then one for all others, then that of absent values.
     *
     * @param levels distinct texts
     */
    record Levels(List<String> levels) implements Bins {
        public Levels {
            levels = List.copyOf(levels);
        }

        @Override
        public int count() {
            return levels.size() + 2;
        }
    }
}
