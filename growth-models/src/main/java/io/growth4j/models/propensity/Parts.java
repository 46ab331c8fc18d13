package io.growth4j.models.propensity;

import io.growth4j.definition.Bucketing;
import io.growth4j.user.TrainingSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A training set, divided by a {@link Split}. Immutable. */
public final class Parts {
    /** The share of users that choose, where there is no later cut-off to do so. */
    private static final double VALIDATION_SHARE = 0.2;

    private enum Part {
        TRAIN,
        /** Too close to the validation rows to be trained on beside them, but not to the test rows. */
        GAP,
        VALIDATION,
        TEST,
        LEFT_OUT
    }

    private final TrainingSet set;
    private final Part[] parts;
    private final boolean byTime;

    private Parts(TrainingSet set, Part[] parts, boolean byTime) {
        this.set = set;
        this.parts = parts;
        this.byTime = byTime;
    }

    static Parts byTime(TrainingSet set, long testFrom, Duration horizon) {
        Part[] parts = new Part[set.size()];
        for (int row = 0; row < parts.length; row++) {
            long cutOff = set.users().asOfMillis(row);
            boolean endsBefore = cutOff + horizon.toMillis() <= testFrom;
            parts[row] = cutOff >= testFrom ? Part.TEST : endsBefore ? Part.TRAIN : Part.LEFT_OUT;
        }
        Parts divided = new Parts(set, parts, true);
        divided.requireBoth(testFrom);
        divided.validate(horizon.toMillis());
        return divided;
    }

    /** No rows that judge: only some that choose. */
    static Parts untested(TrainingSet set, Duration horizon) {
        Part[] parts = new Part[set.size()];
        Arrays.fill(parts, Part.TRAIN);
        Parts divided = new Parts(set, parts, false);
        divided.validate(horizon.toMillis());
        return divided;
    }

    /** Lets the latest of the cut-offs to train on choose, or some users if no earlier label ends before it. */
    private void validate(long ahead) {
        long latest = Long.MIN_VALUE;
        long earliest = Long.MAX_VALUE;
        for (int row = 0; row < parts.length; row++) {
            if (parts[row] == Part.TRAIN) {
                latest = Math.max(latest, set.users().asOfMillis(row));
                earliest = Math.min(earliest, set.users().asOfMillis(row));
            }
        }
        if (earliest + ahead > latest) {
            validateByUser();
            return;
        }
        for (int row = 0; row < parts.length; row++) {
            if (parts[row] == Part.TRAIN) {
                long cutOff = set.users().asOfMillis(row);
                parts[row] = cutOff == latest ? Part.VALIDATION : cutOff + ahead <= latest ? Part.TRAIN : Part.GAP;
            }
        }
    }

    private void requireBoth(long testFrom) {
        int test = pick(EnumSet.of(Part.TEST)).size();
        int earlier = pick(EnumSet.of(Part.TRAIN)).size();
        if (test == 0 || earlier == 0) {
            throw new IllegalArgumentException("a test from " + Instant.ofEpochMilli(testFrom) + " on has " + test
                    + " rows and leaves " + earlier + " rows whose labels end before it: needs both, as labels must not"
                    + " overlap the features they are tested on");
        }
    }

    static Parts byUser(TrainingSet set, String salt, double share) {
        Bucketing buckets = Bucketing.of(salt);
        long limit = Math.round(share * Bucketing.BUCKETS);
        Part[] parts = new Part[set.size()];
        for (int row = 0; row < parts.length; row++) {
            parts[row] = set.users().keys().bucket(row, buckets) < limit ? Part.TEST : Part.TRAIN;
        }
        Parts divided = new Parts(set, parts, false);
        divided.validateByUser();
        return divided;
    }

    private void validateByUser() {
        Bucketing buckets = Bucketing.of("validation");
        long limit = Math.round(VALIDATION_SHARE * Bucketing.BUCKETS);
        for (int row = 0; row < parts.length; row++) {
            if (parts[row] == Part.TRAIN && set.users().keys().bucket(row, buckets) < limit) {
                parts[row] = Part.VALIDATION;
            }
        }
    }

    private TrainingSet pick(Set<Part> wanted) {
        return set.select(row -> wanted.contains(parts[row]));
    }

    /**
     * The rows to learn from while the validation rows choose.
     *
     * @return a set of those rows
     */
    public TrainingSet train() {
        return pick(EnumSet.of(Part.TRAIN));
    }

    /**
     * The rows that choose the number of trees, the calibration and the threshold.
     *
     * @return a set of those rows
     */
    public TrainingSet validation() {
        return pick(EnumSet.of(Part.VALIDATION));
    }

    /**
     * All rows that may be learned from once that is chosen: those of training and validation, and those between.
     *
     * @return a set of those rows
     */
    public TrainingSet learning() {
        return pick(EnumSet.of(Part.TRAIN, Part.GAP, Part.VALIDATION));
    }

    /**
     * The rows that judge.
     *
     * @return a set of those rows
     */
    public TrainingSet test() {
        return pick(EnumSet.of(Part.TEST));
    }

    /**
     * Whether the test rows are later than the others, rather than other users.
     *
     * @return true if they are later
     */
    public boolean byTime() {
        return byTime;
    }
}
