package io.growth4j.models.monitoring;

import java.util.ArrayList;
import java.util.List;

/**
 * How often values fell into bins.
 *
 * @param name what was counted: a feature, or the score
 * @param bins the bins
 * @param counts how many values fell into each bin
 */
public record Distribution(String name, Bins bins, List<Long> counts) {
    public Distribution {
        counts = List.copyOf(counts);
        if (counts.size() != bins.count()) {
            throw new IllegalArgumentException(
                    counts.size() + " counts of '" + name + "' for " + bins.count() + " bins");
        }
    }

    /**
     * How many values were counted, absent ones included.
     *
     * @return the sum of the counts
     */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The share of users without a value.
     *
     * @return 0 to 1; NaN if nothing was counted
     */
    public double absentShare() {
        return total() == 0 ? Double.NaN : (double) counts.get(bins.absent()) / total();
    }

    /**
     * Both together.
     *
     * @param other counts of the same thing in the same bins
     * @return the sums
     */
    public Distribution plus(Distribution other) {
        if (!name.equals(other.name) || !bins.equals(other.bins)) {
            throw new IllegalArgumentException(
                    "'" + name + "' and '" + other.name + "' are not counted in the same bins");
        }
        List<Long> sums = new ArrayList<>();
        for (int bin = 0; bin < counts.size(); bin++) {
            sums.add(counts.get(bin) + other.counts.get(bin));
        }
        return new Distribution(name, bins, sums);
    }

    /** The counts, range by range, with neighbouring ranges drawn together into at most so many groups; absent last. */
    static long[] grouped(Distribution base, Distribution counted, int groups) {
        int ranges = base.bins.absent();
        if (base.bins instanceof Bins.Levels || ranges <= groups) {
            return counted.counts.stream().mapToLong(Long::longValue).toArray();
        }
        long present = base.total() - base.counts.get(ranges);
        long[] sums = new long[groups + 1];
        long before = 0;
        for (int bin = 0; bin < ranges; bin++) {
            // The middle of the bin's share of the base says which group it belongs to.
            double middle = present == 0 ? 0 : (before + base.counts.get(bin) / 2.0) / present;
            sums[(int) Math.min(groups - 1, middle * groups)] += counted.counts.get(bin);
            before += base.counts.get(bin);
        }
        sums[groups] = counted.counts.get(ranges);
        return sums;
    }
}
