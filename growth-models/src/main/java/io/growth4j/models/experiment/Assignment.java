package io.growth4j.models.experiment;

import io.growth4j.action.HoldOut;
import io.growth4j.definition.Bucketing;

/**
 * Who gets which arm, decided by hashes alone: the same in every process, without a look-up, a lock or an allocation.
 * Immutable and thread-safe; made by {@link Layer#assignment} or, outside any layer, {@link #of}.
 */
public final class Assignment {
    /** What {@link #arm} says of users who take no part. */
    public static final int NOT_ASSIGNED = -1;

    private final Experiment experiment;
    private final HoldOut holdOut;
    private final Bucketing layer;
    private final int from;
    private final int to;
    private final boolean takesAll;
    private final Bucketing arms;
    private final int[] ends;

    Assignment(Experiment experiment, HoldOut holdOut, Bucketing layer, int from, int to) {
        this.experiment = experiment;
        this.holdOut = holdOut;
        this.layer = layer;
        this.from = from;
        this.to = to;
        this.takesAll = from == 0 && to == Bucketing.BUCKETS;
        this.arms = Bucketing.of(experiment.name());
        this.ends = experiment.ends();
    }

    /**
     * The assignment of an experiment that all users take part in.
     *
     * @param experiment the experiment
     * @return its assignment
     */
    public static Assignment of(Experiment experiment) {
        return new Assignment(experiment, HoldOut.NONE, Bucketing.of("all"), 0, Bucketing.BUCKETS);
    }

    /**
     * What is tried.
     *
     * @return the experiment
     */
    public Experiment experiment() {
        return experiment;
    }

    /**
     * The arm of a user.
     *
     * @param userId the user
     * @return the position of the arm, 0 for control, or {@link #NOT_ASSIGNED}
     */
    public int arm(long userId) {
        if (holdOut.contains(userId) || !(takesAll || isInside(layer.bucket(userId)))) {
            return NOT_ASSIGNED;
        }
        return armOf(arms.bucket(userId));
    }

    /**
     * The arm of a user.
     *
     * @param userId the user; text that is a decimal number counts as that number
     * @return the position of the arm, 0 for control, or {@link #NOT_ASSIGNED}
     */
    public int arm(CharSequence userId) {
        return arm(Bucketing.number(userId));
    }

    private boolean isInside(int bucket) {
        return from <= bucket && bucket < to;
    }

    private int armOf(int bucket) {
        int arm = 0;
        while (bucket >= ends[arm]) {
            arm++;
        }
        return arm;
    }
}
