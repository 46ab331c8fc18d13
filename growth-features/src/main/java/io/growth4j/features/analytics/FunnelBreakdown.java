package io.growth4j.features.analytics;

import io.growth4j.features.analytics.Funnel.Order;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The question of a funnel by a property of its events: how far do users get who came through each channel?
 *
 * <p>A user is counted once, under the value of an event of the best attempt, as the attribution says; so the groups add up
 * to the whole funnel. Users whose event has no value are the group of the empty text. The kinds of attribution are those
 * of PostHog's documentation.
 *
 * @param funnel the funnel
 * @param column the name of a column of texts
 * @param attribution whose value counts
 * @param step the step whose value counts, from 0, for {@link Attribution#STEP}; otherwise 0
 */
public record FunnelBreakdown(Funnel funnel, String column, Attribution attribution, int step)
        implements Question<FunnelGroups> {
    /** Which event of an attempt gives its value. */
    public enum Attribution {
        /** The first that has one. */
        FIRST,
        /** The last that has one. */
        LAST,
        /** That of a step; users who did not reach it have none. */
        STEP
    }

    public FunnelBreakdown {
        int steps = funnel.steps().size();
        if (step < 0 || step >= steps || (attribution != Attribution.STEP && step != 0)) {
            throw new IllegalArgumentException("value of step " + step + " by " + attribution + " of " + steps
                    + " steps, which count from 0: only STEP asks for one");
        }
        if (attribution == Attribution.STEP && funnel.order() == Order.ANY) {
            throw new IllegalArgumentException("value of step " + step + ": a funnel in any order has no such step");
        }
    }

    /**
     * The funnel by the first value of each user's best attempt.
     *
     * @param funnel the funnel
     * @param column the name of a column of texts
     * @return the question
     */
    public static FunnelBreakdown first(Funnel funnel, String column) {
        return new FunnelBreakdown(funnel, column, Attribution.FIRST, 0);
    }

    /**
     * The funnel by the last value of each user's best attempt.
     *
     * @param funnel the funnel
     * @param column the name of a column of texts
     * @return the question
     */
    public static FunnelBreakdown last(Funnel funnel, String column) {
        return new FunnelBreakdown(funnel, column, Attribution.LAST, 0);
    }

    /**
     * The funnel by the value at a step of each user's best attempt.
     *
     * @param funnel the funnel
     * @param column the name of a column of texts
     * @param step the step, from 0
     * @return the question
     */
    public static FunnelBreakdown atStep(Funnel funnel, String column, int step) {
        return new FunnelBreakdown(funnel, column, Attribution.STEP, step);
    }

    /**
     * Starts to answer the question event by event; of batches, the column must be of type {@code TEXT}.
     *
     * @param end events at or after this instant are passed over
     * @return a tally of no event
     */
    @Override
    public Tally<FunnelGroups> tally(Instant end) {
        return new Tally<>(this, new HistoryCounting<>(this::count, funnel.seen()), column, end);
    }

    private FunnelGroups count(UserHistories histories, Instant asOf) {
        Map<String, FunnelTally> tallies = new TreeMap<>();
        FunnelScan.Result byValue = (reached, events, isOpen) -> tallies.computeIfAbsent(
                        value(histories, reached, events),
                        unused -> new FunnelTally(funnel.steps().size()))
                .add(reached, events, isOpen);
        new FunnelScan(funnel, histories, asOf.toEpochMilli(), byValue).run();
        Map<String, FunnelCounts> groups = new TreeMap<>();
        tallies.forEach((value, tally) -> groups.put(value, new FunnelCounts(funnel, asOf.toEpochMilli(), tally)));
        return new FunnelGroups(this, asOf, groups);
    }

    private String value(UserHistories histories, int reached, long[] events) {
        if (attribution == Attribution.STEP) {
            return step < reached ? value(histories, events[step]) : "";
        }
        String value = "";
        for (int i = 0; i < reached && value.isEmpty(); i++) {
            value = value(histories, events[attribution == Attribution.FIRST ? i : reached - 1 - i]);
        }
        return value;
    }

    private static String value(UserHistories histories, long event) {
        return histories.value(UserHistories.type(event));
    }
}
