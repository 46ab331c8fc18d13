package io.growth4j.models.uplift;

import io.growth4j.definition.Definition;
import io.growth4j.definition.ProgressListener;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Quantiles;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far a measure would move with other users: percentile intervals of a Poisson bootstrap (Efron 1979; Hanley and
 * MacGibbon 2006), which draws how often each user counts instead of drawing users, so that nothing is sorted again.
 *
 * @param replications how often, 20 or more
 * @param seed the seed; the same seed gives the same interval
 * @param level the confidence level, above 0 and below 1
 */
public record UpliftBootstrap(int replications, long seed, double level) implements Definition {
    private static final int FEWEST = 20;

    /** 200 replications at 95 %. */
    public static final UpliftBootstrap STANDARD = new UpliftBootstrap(200, 1, 0.95);

    public UpliftBootstrap {
        if (replications < FEWEST || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(replications + " replications at level " + level + ": needs " + FEWEST
                    + " or more, and a level between 0 and 1");
        }
    }

    /**
     * A measure with its interval.
     *
     * @param measure what was measured
     * @param value its value on the users themselves
     * @param interval where it lies with other users; NaN if it is undefined in any replication
     */
    public record Estimate(UpliftMeasure measure, double value, Interval interval) {}

    /**
     * Measures a ranking.
     *
     * @param ranking the ranking
     * @param measure what to measure
     * @return value and interval; O(users · replications), one byte of memory per user
     * @throws IllegalArgumentException if the measure is for binary outcomes and these are not
     */
    public Estimate estimate(UpliftRanking ranking, UpliftMeasure measure) {
        return estimate(ranking, measure, ProgressListener.NONE);
    }

    /**
     * Measures a ranking.
     *
     * @param ranking the ranking
     * @param measure what to measure
     * @param progress is told about each replication
     * @return value and interval
     * @throws IllegalArgumentException if the measure is for binary outcomes and these are not
     */
    public Estimate estimate(UpliftRanking ranking, UpliftMeasure measure, ProgressListener progress) {
        double value = measure.of(ranking);
        double[] values = new double[replications];
        byte[] weights = new byte[ranking.size()];
        Walk walk = new Walk(ranking, weights);
        SplittableRandom random = new SplittableRandom(seed);
        for (int replication = 0; replication < replications; replication++) {
            PoissonOne.fill(weights, random);
            values[replication] = measure.of(walk);
            progress.progress("bootstrap", replication + 1L, replications);
        }
        return new Estimate(measure, value, interval(values));
    }

    private Interval interval(double[] values) {
        Arrays.sort(values);
        if (Double.isNaN(values[values.length - 1])) {
            return new Interval(Double.NaN, Double.NaN, level);
        }
        return new Interval(Quantiles.of(values, (1 - level) / 2), Quantiles.of(values, (1 + level) / 2), level);
    }
}
