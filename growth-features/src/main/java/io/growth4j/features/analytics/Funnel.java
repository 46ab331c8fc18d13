package io.growth4j.features.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The question of a funnel: how many users took the first step, how many the second after it, and so on, within a window
 * from the first step?
 *
 * <p>An event takes at most one step, also where steps are the same. Events of one instant are taken in the order of the
 * first step they match. A time equal to the window is within it. A user reached the most steps of any attempt.
 *
 * @param steps what makes each step, 1 to 31
 * @param order how steps must follow each other
 * @param attempts which attempts of a user count
 * @param window how long after the first step the others may come, above zero
 * @param tracked the events that break a strict order when they come between; the others are not seen
 * @param exclusions what must not happen between steps
 */
public record Funnel(
        List<EventSelection> steps,
        Order order,
        Attempts attempts,
        Duration window,
        EventSelection tracked,
        List<Exclusion> exclusions)
        implements HistoryQuestion<FunnelCounts> {
    private static final int MAX_STEPS = 31;

    /** How steps must follow each other. */
    public enum Order {
        /** In order, with anything between. */
        ORDERED,
        /** In order, with no other tracked event between. */
        STRICT,
        /** In any order; the window starts with whichever step comes first. */
        ANY
    }

    /** Which attempts of a user count. */
    public enum Attempts {
        /** The one that gets furthest; of those, the first that gets there. */
        BEST,
        /** The one that starts with the user's first step of all. */
        FIRST
    }

    /**
     * Events that spoil an attempt when they come strictly between two steps.
     *
     * @param events the events
     * @param after the step after which they spoil, 0 for the first
     * @param before the step before which they spoil, above {@code after}
     */
    public record Exclusion(EventSelection events, int after, int before) {
        public Exclusion {
            if (after < 0 || before <= after) {
                throw new IllegalArgumentException(
                        "exclusion between steps " + after + " and " + before + ": needs 0 ≤ after < before");
            }
        }
    }

    public Funnel {
        steps = List.copyOf(steps);
        exclusions = List.copyOf(exclusions);
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException(steps.size() + " steps: a funnel has 1 to " + MAX_STEPS);
        }
        if (window.toMillis() < 1) {
            throw new IllegalArgumentException("window " + window + " is not above zero");
        }
        for (Exclusion exclusion : exclusions) {
            if (exclusion.before() >= steps.size()) {
                throw new IllegalArgumentException("exclusion before step " + exclusion.before() + " of " + steps.size()
                        + " steps, which count from 0");
            }
        }
        if (order == Order.ANY && !exclusions.isEmpty()) {
            throw new IllegalArgumentException("exclusions lie between steps: a funnel in any order has no between");
        }
    }

    /**
     * An ordered funnel of the best attempts, without exclusions.
     *
     * @param window how long after the first step the others may come
     * @param steps what makes each step
     * @return the question
     */
    public static Funnel of(Duration window, EventSelection... steps) {
        return new Funnel(List.of(steps), Order.ORDERED, Attempts.BEST, window, EventSelection.any(), List.of());
    }

    /**
     * The same funnel in another order.
     *
     * @param order how steps must follow each other
     * @return the question
     */
    public Funnel with(Order order) {
        return new Funnel(steps, order, attempts, window, tracked, exclusions);
    }

    /**
     * The same funnel of other attempts.
     *
     * @param attempts which attempts of a user count
     * @return the question
     */
    public Funnel with(Attempts attempts) {
        return new Funnel(steps, order, attempts, window, tracked, exclusions);
    }

    /**
     * The same funnel with exclusions.
     *
     * @param exclusions what must not happen between steps
     * @return the question
     */
    public Funnel without(Exclusion... exclusions) {
        return new Funnel(steps, order, attempts, window, tracked, List.of(exclusions));
    }

    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the counts; O(events · steps)
     * @throws IllegalArgumentException if the order is ANY and two steps share a type of event that was seen
     */
    @Override
    public FunnelCounts compute(UserHistories histories, Instant asOf) {
        FunnelTally tally = new FunnelTally(steps.size());
        new FunnelScan(this, histories, asOf.toEpochMilli(), tally::add).run();
        return new FunnelCounts(this, asOf.toEpochMilli(), tally);
    }

    @Override
    public Tally<FunnelCounts> tally(Instant end) {
        return new Tally<>(this, new HistoryCounting<>(this::compute, seen()), end);
    }

    /** The events that can change the answer. */
    EventSelection seen() {
        EventSelection seen = order == Order.STRICT ? tracked : EventSelection.none();
        for (EventSelection step : steps) {
            seen = seen.or(step);
        }
        for (Exclusion exclusion : exclusions) {
            seen = seen.or(exclusion.events());
        }
        return seen;
    }
}
