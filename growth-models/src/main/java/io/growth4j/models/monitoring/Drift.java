package io.growth4j.models.monitoring;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/** How far two samples of the same thing are apart: the plain formulas. */
public final class Drift {
    /** A population stability index below this is called stable; practice of credit scoring. */
    public static final double STABLE_BELOW = 0.1;

    /** A population stability index above this is called a major shift; practice of credit scoring. */
    public static final double MAJOR_ABOVE = 0.25;

    private Drift() {}

    /**
     * The population stability index, Σ (a − e) · ln(a / e) over the shares of the bins (Lewis 1994): the symmetrised
     * Kullback-Leibler divergence.
     *
     * @param base counts per bin of the base
     * @param test counts in the same bins
     * @param zeros what to do with an empty bin
     * @return 0 for the same shares; no upper bound
     * @throws IllegalArgumentException if the bins differ in number, or a side is empty
     */
    public static double psi(long[] base, long[] test, ZeroPolicy zeros) {
        double[] expected = shares(base, zeros);
        double[] actual = shares(test, zeros);
        requireSameBins(base, test);
        double sum = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            sum += (actual[bin] - expected[bin]) * Math.log(actual[bin] / expected[bin]);
        }
        return sum;
    }

    private static double[] shares(long[] counts, ZeroPolicy zeros) {
        double added = zeros instanceof ZeroPolicy.Laplace laplace ? laplace.added() : 0;
        double floor = zeros instanceof ZeroPolicy.Floor epsilon ? epsilon.epsilon() : 0;
        double total = total(counts) + added * counts.length;
        return Arrays.stream(counts)
                .mapToDouble(count -> (count + added) / total)
                .map(share -> share == 0 ? floor : share)
                .toArray();
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a count is below 0: " + Arrays.toString(counts));
            }
            total += count;
        }
        if (total == 0) {
            throw new IllegalArgumentException("nothing was counted in " + counts.length + " bins");
        }
        return total;
    }

    private static void requireSameBins(long[] base, long[] test) {
        if (base.length != test.length) {
            throw new IllegalArgumentException(base.length + " bins against " + test.length);
        }
    }

    /**
     * The Kolmogorov-Smirnov distance of two samples.
     *
     * @param base values, at least one, no NaN
     * @param test values, at least one, no NaN
     * @return the greatest distance between their distribution functions, 0 to 1
     */
    public static double ks(double[] base, double[] test) {
        if (base.length == 0 || test.length == 0) {
            throw new IllegalArgumentException(base.length + " values against " + test.length + ": needs one each");
        }
        double[] a = base.clone();
        double[] b = test.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double greatest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double value = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= value) {
                i++;
            }
            while (j < b.length && b[j] <= value) {
                j++;
            }
            greatest = Math.max(greatest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return greatest;
    }

    /**
     * The p-value of that distance: exact for small samples, else from Kolmogorov's limiting distribution.
     *
     * @param base values, at least two, no NaN
     * @param test values, at least two, no NaN
     * @return the chance of a distance at least as great, if both come from one distribution
     */
    public static double ksPValue(double[] base, double[] test) {
        return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(base, test, false);
    }

    /**
     * The Kolmogorov-Smirnov distance of two samples of which only counts in ordered bins are known: at most the true
     * distance, and short of it by no more than the greatest share of a bin.
     *
     * @param base counts per bin
     * @param test counts in the same bins
     * @return 0 to 1
     */
    public static double ks(long[] base, long[] test) {
        requireSameBins(base, test);
        double totalBase = total(base);
        double totalTest = total(test);
        double greatest = 0;
        double difference = 0;
        for (int bin = 0; bin < base.length; bin++) {
            difference += base[bin] / totalBase - test[bin] / totalTest;
            greatest = Math.max(greatest, Math.abs(difference));
        }
        return greatest;
    }

    /**
     * Pearson's chi-squared goodness of fit (1900): the p-value of the test counts if their shares are those of the
     * reference, which are taken as known. A bin that only the current counts fill is impossible: 0.
     *
     * @param reference counts per bin, taken as the true shares
     * @param current counts in the same bins
     * @return the p-value; NaN with fewer than two bins to compare
     */
    public static double chiSquaredPValue(long[] reference, long[] current) {
        requireSameBins(reference, current);
        double scale = (double) total(current) / total(reference);
        double statistic = 0;
        int bins = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            if (reference[bin] == 0 && current[bin] == 0) {
                continue;
            }
            if (reference[bin] == 0) {
                return 0;
            }
            double expected = reference[bin] * scale;
            statistic += (current[bin] - expected) * (current[bin] - expected) / expected;
            bins++;
        }
        return bins < 2 ? Double.NaN : 1 - new ChiSquaredDistribution(bins - 1).cumulativeProbability(statistic);
    }

    /**
     * The Hellinger distance (1909), √(1 − Σ √(e·a)).
     *
     * @param base counts per bin
     * @param test counts in the same bins
     * @return 0 for the same shares, 1 if no bin is shared
     */
    public static double hellinger(long[] base, long[] test) {
        requireSameBins(base, test);
        double totalBase = total(base);
        double totalTest = total(test);
        double common = 0;
        for (int bin = 0; bin < base.length; bin++) {
            common += Math.sqrt(base[bin] / totalBase * (test[bin] / totalTest));
        }
        return Math.sqrt(Math.max(0, 1 - common));
    }
}
