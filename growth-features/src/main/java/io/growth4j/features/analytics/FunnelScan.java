package io.growth4j.features.analytics;

import io.growth4j.features.analytics.Funnel.Attempts;
import io.growth4j.features.analytics.Funnel.Exclusion;
import io.growth4j.features.analytics.Funnel.Order;
import java.util.Arrays;

/**
 * One count of a funnel, in one pass over the events of each user.
 *
 * <p>For each step, keep the latest start of an attempt that has come so far, and the events of its steps: an attempt that
 * started later can do whatever an earlier one could. An event moves the attempt of the step before to its own step, from
 * the last step to the first, so that it takes one step only (as ClickHouse's windowFunnel).
 */
final class FunnelScan {
    private static final long NONE = Long.MIN_VALUE;

    private final Funnel question;
    private final UserHistories histories;
    private final long asOf;
    private final long window;
    private final int steps;
    private final boolean firstOnly;
    private final int[] stepsOfType;
    private final int[] spoiledOfType;
    private final boolean[] tracked;
    private final Result result;

    /** Per step: the event of each step of the attempt that reached it; the first entry is NONE without one. */
    private final long[][] attempt;

    private final long[] bestEvents;
    private int best;
    private boolean started;

    /** Takes the best attempt of a user who took the first step. */
    interface Result {
        /** How many steps were reached, by which events, packed, and whether another attempt may still get further. */
        void add(int reached, long[] events, boolean isOpen);
    }

    FunnelScan(Funnel question, UserHistories histories, long asOf, Result result) {
        this.question = question;
        this.histories = histories;
        this.asOf = asOf;
        this.window = question.window().toMillis();
        this.steps = question.steps().size();
        this.firstOnly = question.attempts() == Attempts.FIRST;
        this.stepsOfType = new int[histories.types().size()];
        this.spoiledOfType = new int[histories.types().size()];
        this.tracked = question.tracked().mask(histories.types());
        this.result = result;
        this.attempt = new long[steps][steps];
        this.bestEvents = new long[steps];
        readTypes();
    }

    private void readTypes() {
        for (int step = 0; step < steps; step++) {
            addBits(question.steps().get(step), 1 << step, stepsOfType);
        }
        for (Exclusion exclusion : question.exclusions()) {
            addBits(exclusion.events(), (1 << exclusion.before()) - (1 << exclusion.after()), spoiledOfType);
        }
        if (question.order() == Order.ANY) {
            for (int type = 0; type < stepsOfType.length; type++) {
                if (Integer.bitCount(stepsOfType[type]) > 1) {
                    throw new IllegalArgumentException(
                            "event type '" + histories.types().get(type)
                                    + "' makes several steps: in any order, each type may make one only");
                }
            }
        }
    }

    private void addBits(EventSelection selection, int bits, int[] ofType) {
        boolean[] mask = selection.mask(histories.types());
        for (int type = 0; type < mask.length; type++) {
            ofType[type] |= mask[type] ? bits : 0;
        }
    }

    void run() {
        for (int user = 0; user < histories.users().size(); user++) {
            reset();
            scan(histories.start(user), histories.end(user, asOf));
            if (best > 0) {
                result.add(best, bestEvents, best < steps && isOpen());
            }
        }
    }

    private void reset() {
        best = 0;
        started = false;
        for (long[] events : attempt) {
            events[0] = NONE;
        }
    }

    private boolean isOpen() {
        for (int step = 0; step < steps; step++) {
            long anchor = question.order() == Order.ANY ? anyStart(step) : attempt[step][0];
            if (anchor != NONE && millis(anchor) + window >= asOf) {
                return true;
            }
        }
        return false;
    }

    private static long millis(long event) {
        return UserHistories.millis(event);
    }

    private static int type(long event) {
        return UserHistories.type(event);
    }

    private void scan(int from, int to) {
        for (int i = from; i < to && best < steps; ) {
            long millis = millis(histories.packed(i));
            int next = i + 1;
            while (next < to && millis(histories.packed(next)) == millis) {
                next++;
            }
            if (next == i + 1) {
                take(histories.packed(i));
            } else {
                takeTied(i, next);
            }
            for (int spoiling = i; spoiling < next; spoiling++) {
                spoil(spoiledOfType[type(histories.packed(spoiling))], millis);
            }
            i = next;
        }
    }

    /** Events of one instant, in the order of the first step they match; those that match none come last. */
    private void takeTied(int from, int to) {
        for (int step = 0; step <= Integer.SIZE; step++) {
            for (int i = from; i < to; i++) {
                int type = type(histories.packed(i));
                if (Integer.numberOfTrailingZeros(stepsOfType[type]) == step) {
                    take(histories.packed(i));
                }
            }
        }
    }

    private void take(long event) {
        int type = type(event);
        int matched = stepsOfType[type];
        switch (question.order()) {
            case ORDERED -> {
                if (matched != 0) {
                    advance(matched, event, false);
                }
            }
            case STRICT -> {
                if (tracked[type] || matched != 0) {
                    advance(matched, event, true);
                }
            }
            case ANY -> {
                if (matched != 0) {
                    cover(Integer.numberOfTrailingZeros(matched), event);
                }
            }
        }
    }

    private void advance(int matched, long event, boolean strict) {
        long millis = millis(event);
        for (int step = steps - 1; step > 0; step--) {
            long start = attempt[step - 1][0];
            if ((matched >> step & 1) == 1 && start != NONE && millis - millis(start) <= window) {
                System.arraycopy(attempt[step - 1], 0, attempt[step], 0, step);
                attempt[step][step] = event;
                reached(step, attempt[step]);
            } else if (strict) {
                attempt[step][0] = NONE;
            }
        }
        if ((matched & 1) == 1 && !(firstOnly && started)) {
            started = true;
            attempt[0][0] = event;
            reached(0, attempt[0]);
        } else if (strict) {
            attempt[0][0] = NONE;
        }
    }

    private void reached(int step, long[] events) {
        if (step >= best) {
            best = step + 1;
            System.arraycopy(events, 0, bestEvents, 0, best);
        }
    }

    private void spoil(int reachedSteps, long millis) {
        for (int bits = reachedSteps; bits != 0; bits &= bits - 1) {
            int step = Integer.numberOfTrailingZeros(bits);
            if (attempt[step][0] != NONE && millis(attempt[step][step]) < millis) {
                attempt[step][0] = NONE;
            }
        }
    }

    /** In any order, the first entry of a step's row is the last event that took the step. */
    private void cover(int step, long event) {
        long millis = millis(event);
        if (firstOnly && started && millis - millis(firstStart()) > window) {
            return;
        }
        started = true;
        attempt[step][0] = firstOnly && attempt[step][0] != NONE ? attempt[step][0] : event;
        int covered = 0;
        for (long[] events : attempt) {
            covered += events[0] != NONE && millis - millis(events[0]) <= window ? 1 : 0;
        }
        if (covered > best) {
            best = covered;
            int at = 0;
            for (long[] events : attempt) {
                if (events[0] != NONE && millis - millis(events[0]) <= window) {
                    bestEvents[at++] = events[0];
                }
            }
            Arrays.sort(bestEvents, 0, best);
        }
    }

    private long firstStart() {
        long first = Long.MAX_VALUE;
        for (long[] events : attempt) {
            first = events[0] == NONE ? first : Math.min(first, events[0]);
        }
        return first;
    }

    private long anyStart(int step) {
        return firstOnly && started ? firstStart() : attempt[step][0];
    }
}
