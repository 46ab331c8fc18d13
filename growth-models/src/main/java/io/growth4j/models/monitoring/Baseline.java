package io.growth4j.models.monitoring;

import io.growth4j.models.internal.design.LevelCounts;
import io.growth4j.models.internal.design.Numbers;
import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How features and scores were spread when the model was made: numbers in up to a hundred ranges of equal count,
 * categories by level. Instants are looked at as ages in days, as a date always moves on.
 *
 * @param features one per feature, in the order of the schema
 * @param score the scores
 * @param auc the model's AUC on its test rows
 * @param ks the Kolmogorov-Smirnov distance of its positives and negatives on its test rows
 */
public record Baseline(List<Distribution> features, Distribution score, double auc, double ks) {
    /** The name of the scores among the distributions. */
    public static final String SCORE = "score";

    private static final int RANGES = 100;
    private static final int LEVELS = 100;

    public Baseline {
        features = List.copyOf(features);
    }

    /**
     * Counts a population and its scores.
     *
     * @param users the users
     * @param scores one per user
     * @param auc how well the scores told users apart
     * @param ks the same as a distance
     * @return the baseline
     */
    public static Baseline of(UserTable users, double[] scores, double auc, double ks) {
        if (scores.length != users.size()) {
            throw new IllegalArgumentException(scores.length + " scores for " + users.size() + " users");
        }
        List<Distribution> features = IntStream.range(0, users.schema().size())
                .mapToObj(slot -> count(users, slot))
                .toList();
        return new Baseline(features, count(SCORE, scores, Bins.Ranges.ofEqualCount(scores, RANGES)), auc, ks);
    }

    private static Distribution count(UserTable users, int slot) {
        Feature feature = users.schema().features().get(slot);
        if (feature instanceof Feature.OfCategory) {
            return countLevels(users, slot, feature.name());
        }
        double[] values = numbers(users, slot);
        return count(feature.name(), values, Bins.Ranges.ofEqualCount(values, RANGES));
    }

    /** A column as numbers: NaN where absent, instants as ages in days. */
    static double[] numbers(UserTable users, int slot) {
        Object column = users.column(slot);
        if (column instanceof double[] doubles) {
            return doubles;
        }
        long[] longs = (long[]) column;
        boolean instant = users.schema().features().get(slot) instanceof Feature.OfInstant;
        double[] values = new double[longs.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = Numbers.of(longs[row], instant, users.asOfMillis(row));
        }
        return values;
    }

    private static Distribution count(String name, double[] values, Bins.Ranges ranges) {
        long[] counts = new long[ranges.count()];
        for (double value : values) {
            counts[ranges.bin(value)]++;
        }
        return new Distribution(name, ranges, Arrays.stream(counts).boxed().toList());
    }

    private static Distribution countLevels(UserTable users, int slot, String name) {
        LevelCounts seen = LevelCounts.of(users, slot);
        int kept = Math.min(LEVELS, seen.levels().size());
        List<Long> counts = new ArrayList<>(seen.counts().subList(0, kept));
        counts.add(seen.counts().stream().skip(kept).mapToLong(count -> count).sum());
        counts.add(seen.absent());
        return new Distribution(name, new Bins.Levels(seen.levels().subList(0, kept)), counts);
    }
}
