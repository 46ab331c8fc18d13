package io.growth4j.models.ltv;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Summaries as the likelihoods read them: equal rows put together, times divided by a typical age so that parameters
 * are near 1, and the distinct numbers of repeats in a list of their own, for what depends on them alone.
 */
final class GroupedRows {
    /** How many different ages and shares of ages rounding leaves. */
    private static final double GRID = 24;

    final int size;
    final double scale;
    final double[] recency;
    final double[] age;
    final double[] weight;
    /** For each row, the position of its repeats among the distinct ones. */
    final int[] kind;
    /** The distinct numbers of repeats, ascending, and how many customers have each. */
    final double[] repeats;

    final double[] kindWeight;

    private GroupedRows(double scale, long[] x, double[] recency, double[] age, double[] weight) {
        this.scale = scale;
        this.size = x.length;
        this.recency = recency;
        this.age = age;
        this.weight = weight;
        long[] distinct = distinct(x);
        repeats = LongStream.of(distinct).asDoubleStream().toArray();
        kindWeight = new double[distinct.length];
        kind = new int[size];
        for (int row = 0; row < size; row++) {
            kind[row] = Arrays.binarySearch(distinct, x[row]);
            kindWeight[kind[row]] += weight[row];
        }
    }

    static GroupedRows of(PurchaseSummaries customers) {
        PurchaseSummaries rows = new Grouping(customers, false).summaries();
        double mean = meanAge(rows);
        return of(rows, mean > 0 ? mean : 1, mean > 0 ? mean : 1);
    }

    /** With a given divisor of times: for the parts of one whole. */
    static GroupedRows of(PurchaseSummaries customers, double scale) {
        return of(new Grouping(customers, false).summaries(), scale, scale);
    }

    /** In real time: for models that count periods. */
    static GroupedRows inPeriods(PurchaseSummaries customers) {
        return of(new Grouping(customers, false).summaries(), 1, 1);
    }

    private static GroupedRows of(PurchaseSummaries rows, double divisor, double scale) {
        int[] all = IntStream.range(0, rows.size()).toArray();
        return new GroupedRows(
                scale,
                Arrays.stream(all).mapToLong(rows::repeats).toArray(),
                Arrays.stream(all)
                        .mapToDouble(row -> rows.recency(row) / divisor)
                        .toArray(),
                Arrays.stream(all).mapToDouble(row -> rows.age(row) / divisor).toArray(),
                Arrays.stream(all).mapToDouble(rows::weight).toArray());
    }

    private static double meanAge(PurchaseSummaries rows) {
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            sum += rows.weight(row) * rows.age(row);
        }
        return sum / rows.customers();
    }

    private static long[] distinct(long[] values) {
        return LongStream.of(values).sorted().distinct().toArray();
    }

    double customers() {
        return Arrays.stream(weight).sum();
    }

    double purchases() {
        return IntStream.range(0, repeats.length)
                .mapToDouble(i -> repeats[i] * kindWeight[i])
                .sum();
    }

    /** The sum of all ages, in divided time. */
    double exposure() {
        return IntStream.range(0, size)
                .mapToDouble(row -> weight[row] * age[row])
                .sum();
    }

    /** What a log-likelihood in divided time must be given to be one in real time: densities have a unit. */
    double unscaled(double logLikelihood) {
        return logLikelihood - purchases() * Math.log(scale);
    }

    /**
     * Fewer rows that tell nearly the same: ages rounded to a grid, recencies to shares of the age, equal rows put
     * together. For likelihoods in continuous time.
     */
    GroupedRows rounded() {
        double longest = Arrays.stream(age).max().orElse(0);
        double step = longest / GRID;
        long[] x = new long[size];
        double[] last = new double[size];
        double[] end = new double[size];
        for (int row = 0; row < size; row++) {
            x[row] = (long) repeats[kind[row]];
            end[row] = age[row] == 0 ? 0 : step * Math.max(1, Math.rint(age[row] / step));
            double share = x[row] == 0 ? 0 : Math.max(0.5, Math.rint(GRID * recency[row] / age[row])) / GRID;
            last[row] = share * end[row];
        }
        PurchaseSummaries rough =
                PurchaseSummaries.of(TimeScale.DAY, x, last, end).withWeights(weight);
        return of(rough.grouped(), 1, scale);
    }

    /** About as many rows as said, spread evenly over the customers; this itself if it is not larger. */
    GroupedRows sample(int rows) {
        if (size <= rows) {
            return this;
        }
        double step = customers() / rows;
        int[] hits = new int[size];
        double reached = -step / 2;
        for (int row = 0; row < size; row++) {
            reached += weight[row];
            while (reached >= 0) {
                hits[row]++;
                reached -= step;
            }
        }
        int[] taken = IntStream.range(0, size).filter(row -> hits[row] > 0).toArray();
        return new GroupedRows(
                scale,
                Arrays.stream(taken).mapToLong(row -> (long) repeats[kind[row]]).toArray(),
                Arrays.stream(taken).mapToDouble(row -> recency[row]).toArray(),
                Arrays.stream(taken).mapToDouble(row -> age[row]).toArray(),
                Arrays.stream(taken).mapToDouble(row -> hits[row] * step).toArray());
    }
}
