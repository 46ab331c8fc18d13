package io.growth4j.features.analytics;

import io.growth4j.stat.Quantiles;
import java.util.Arrays;

/** Users by the step they reached, and the time each step took. */
final class FunnelTally {
    final long[] ended;
    final long[] open;
    private final double[][] seconds;
    private final int[] sizes;

    FunnelTally(int steps) {
        ended = new long[steps + 1];
        open = new long[steps + 1];
        seconds = new double[steps + 1][16];
        sizes = new int[steps + 1];
    }

    void add(int reached, long[] events, boolean isOpen) {
        ended[reached]++;
        open[reached] += isOpen ? 1 : 0;
        for (int step = 1; step < reached; step++) {
            addSeconds(step, UserHistories.millis(events[step]) - UserHistories.millis(events[step - 1]));
        }
        if (reached == ended.length - 1) {
            addSeconds(ended.length - 1, UserHistories.millis(events[reached - 1]) - UserHistories.millis(events[0]));
        }
    }

    private void addSeconds(int row, long millis) {
        if (sizes[row] == seconds[row].length) {
            seconds[row] = Arrays.copyOf(seconds[row], sizes[row] * 2);
        }
        seconds[row][sizes[row]++] = millis / 1000.0;
    }

    double mean(int row) {
        return Arrays.stream(seconds[row], 0, sizes[row]).average().orElse(Double.NaN);
    }

    double median(int row) {
        double[] sorted = Arrays.copyOf(seconds[row], sizes[row]);
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : Quantiles.of(sorted, 0.5);
    }
}
