package io.growth4j.models.monitoring;

/**
 * How far one feature, or the score, has moved from the baseline. Numbers are compared in ten groups of equal count at
 * the baseline, categories by level; absent values are a group of their own.
 *
 * @param name the feature, or {@link Baseline#SCORE}
 * @param psi the population stability index, with an empty group counted as 0.0001
 * @param ks the Kolmogorov-Smirnov distance of the values present, over up to a hundred ranges; NaN for categories
 * @param chiSquaredPValue how likely so great a difference is by chance
 * @param hellinger the Hellinger distance, 0 to 1
 * @param absentBefore the share of absent values at the baseline
 * @param absentNow the share of absent values now
 */
public record DriftFigures(
        String name,
        double psi,
        double ks,
        double chiSquaredPValue,
        double hellinger,
        double absentBefore,
        double absentNow) {
    private static final int GROUPS = 10;

    static DriftFigures of(Distribution base, Distribution now) {
        long[] before = Distribution.grouped(base, base, GROUPS);
        long[] after = Distribution.grouped(base, now, GROUPS);
        return new DriftFigures(
                base.name(),
                Drift.psi(before, after, ZeroPolicy.Floor.STANDARD),
                distance(base, now),
                Drift.chiSquaredPValue(before, after),
                Drift.hellinger(before, after),
                base.absentShare(),
                now.absentShare());
    }

    private static double distance(Distribution base, Distribution now) {
        long[] before = present(base);
        long[] after = present(now);
        boolean none = java.util.Arrays.stream(before).sum() == 0
                || java.util.Arrays.stream(after).sum() == 0;
        return base.bins() instanceof Bins.Levels || none ? Double.NaN : Drift.ks(before, after);
    }

    private static long[] present(Distribution distribution) {
        return distribution.counts().stream()
                .limit(distribution.bins().absent())
                .mapToLong(Long::longValue)
                .toArray();
    }
}
