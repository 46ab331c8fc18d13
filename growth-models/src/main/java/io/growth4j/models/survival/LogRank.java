package io.growth4j.models.survival;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.special.Gamma;

/**
 * Whether groups of customers leave alike (Mantel 1966; Peto and Peto, JRSS A 135, 1972).
 *
 * @param chiSquared the statistic; large where they do not
 * @param degreesOfFreedom groups less one
 * @param pValue the chance of so large a statistic if they leave alike
 */
public record LogRank(double chiSquared, int degreesOfFreedom, double pValue) {

    /**
     * Compares groups.
     *
     * @param groups two or more
     * @return the test
     * @throws IllegalArgumentException if there are fewer than two groups, or nobody left
     */
    public static LogRank test(Lifetimes... groups) {
        if (groups.length < 2) {
            throw new IllegalArgumentException(groups.length + " groups: a comparison needs at least 2");
        }
        List<RiskTable> tables = Arrays.stream(groups).map(RiskTable::new).toList();
        double[] times = times(tables);
        if (times.length == 0) {
            throw new IllegalArgumentException("no lifetime ended in any group: there is nothing to compare");
        }
        int free = groups.length - 1;
        double[] excess = new double[free];
        double[][] covariance = new double[free][free];
        double[][] sorted = Arrays.stream(groups).map(LogRank::sortedDurations).toArray(double[][]::new);
        for (double time : times) {
            add(time, tables, sorted, excess, covariance);
        }
        ArrayRealVector vector = new ArrayRealVector(excess, false);
        double statistic = new LUDecomposition(new Array2DRowRealMatrix(covariance, false))
                .getSolver()
                .solve(vector)
                .dotProduct(vector);
        return new LogRank(statistic, free, Gamma.regularizedGammaQ(free / 2.0, statistic / 2));
    }

    private static double[] times(List<RiskTable> tables) {
        TreeSet<Double> times = new TreeSet<>();
        tables.forEach(table -> DoubleStream.of(table.times).forEach(times::add));
        return times.stream().mapToDouble(time -> time).toArray();
    }

    private static double[] sortedDurations(Lifetimes group) {
        double[] durations = new double[group.size()];
        Arrays.setAll(durations, group::duration);
        Arrays.sort(durations);
        return durations;
    }

    /** Adds one time's observed less expected ends, and their covariance, the last group left out. */
    private static void add(
            double time, List<RiskTable> tables, double[][] sorted, double[] excess, double[][] covariance) {
        int groups = tables.size();
        double[] atRisk = new double[groups];
        double[] ended = new double[groups];
        for (int g = 0; g < groups; g++) {
            atRisk[g] = sorted[g].length - below(sorted[g], time);
            int i = Arrays.binarySearch(tables.get(g).times, time);
            ended[g] = i >= 0 ? tables.get(g).ended[i] : 0;
        }
        double n = DoubleStream.of(atRisk).sum();
        double d = DoubleStream.of(ended).sum();
        double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
        for (int g = 0; g < excess.length; g++) {
            excess[g] += ended[g] - d * atRisk[g] / n;
            for (int h = 0; h < excess.length; h++) {
                covariance[g][h] += spread * atRisk[g] / n * ((g == h ? 1 : 0) - atRisk[h] / n);
            }
        }
    }

    private static int below(double[] sorted, double time) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
