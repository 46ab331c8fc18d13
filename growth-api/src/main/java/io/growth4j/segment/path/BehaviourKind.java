package io.growth4j.segment.path;

import io.growth4j.stat.Quantiles;
import java.util.Arrays;
import java.util.List;

/** Whether a behaviour is done once or again and again, and what encourages it. */
public enum BehaviourKind {
    /** Done once: registering, filling in a profile, the first order. */
    ONE_OFF(List.of(Incentive.REWARD, Incentive.BENEFIT, Incentive.HONOUR)),
    /** Done again and again: singing, buying, visiting. */
    CONTINUOUS(List.of(Incentive.LEVEL, Incentive.GROWTH_VALUE, Incentive.STREAK));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Incentive> incentives;

    BehaviourKind(List<Incentive> incentives) {
        this.incentives = incentives;
    }

    /**
     * The kind of a behaviour: one-off if the (type-7) median of how often those who do it do it is at most 1.
     *
     * @param countsPerUser how often each user did it, none below 0; those who never did are not counted
     * @return its kind; O(n log n)
     * @throws IllegalArgumentException if nobody did it, or a count is negative
     */
    public static BehaviourKind of(long... countsPerUser) {
        for (long count : countsPerUser) {
            if (count < 0) {
                throw new IllegalArgumentException("count " + count + " is below 0");
            }
        }
        double[] doers = Arrays.stream(countsPerUser)
                .filter(count -> count > 0)
                .sorted()
                .asDoubleStream()
                .toArray();
        if (doers.length == 0) {
            throw new IllegalArgumentException("nobody among " + countsPerUser.length + " users did it");
        }
        return Quantiles.of(doers, 0.5) <= 1 ? ONE_OFF : CONTINUOUS;
    }

    /**
     * What encourages it; this project's choice.
     *
     * @return incentives, the plainest first
     */
    public List<Incentive> incentives() {
        return incentives;
    }

    /** What can be given for a behaviour. */
    public enum Incentive {
        /** Something once, for doing it. */
        REWARD,
        /** A right or a price advantage, once. */
        BENEFIT,
        /** A badge or a title, once. */
        HONOUR,
        /** A level that is climbed by doing it often. */
        LEVEL,
        /** Growth value per time. */
        GROWTH_VALUE,
        /** More for doing it without a break. */
        STREAK
    }
}
