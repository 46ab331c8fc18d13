package io.growth4j.features.internal.state;

import io.growth4j.features.internal.engine.Workbench;
import java.time.Duration;
import java.time.Instant;

/** Up to when the past is settled, and from when on events are still in time. */
final class Settlement {
    private final FoldPlan folds;
    private final Duration lateness;
    private long settled = Long.MIN_VALUE;
    private long horizon = Long.MIN_VALUE;
    private long tooLate;

    Settlement(FoldPlan folds, Duration lateness) {
        this.folds = folds;
        this.lateness = lateness;
    }

    void restore(long settledBefore, long horizonBefore, long tooLateBefore) {
        settled = settledBefore;
        horizon = horizonBefore;
        tooLate = tooLateBefore;
    }

    /** Whether an event does not lie before the horizon; if it does, it is counted. */
    boolean isInTime(long time) {
        if (time < 0 || time > Workbench.MAX_TIME) {
            throw new IllegalArgumentException("event of " + Instant.ofEpochMilli(time)
                    + ": times go from 1970-01-01T00:00Z to " + Instant.ofEpochMilli(Workbench.MAX_TIME));
        }
        tooLate += time < horizon ? 1 : 0;
        return time >= horizon;
    }

    void settle(Instant instant) {
        long millis = instant.toEpochMilli();
        if (millis < settled) {
            throw new IllegalArgumentException(
                    "cannot settle " + instant + ": " + Instant.ofEpochMilli(settled) + " is settled already");
        }
        settled = millis;
        horizon = Math.max(horizon, Math.min(folds.horizon(millis), millis - lateness.toMillis()));
    }

    /** The milliseconds of an instant, of which all is known still. */
    long unsettled(Instant asOf) {
        long instant = asOf.toEpochMilli();
        if (instant < settled) {
            throw new IllegalArgumentException("nothing is known as of " + asOf + ": all before "
                    + Instant.ofEpochMilli(settled) + " was settled and may be forgotten");
        }
        return instant;
    }

    Duration lateness() {
        return lateness;
    }

    /** The instant before which nothing is asked for. */
    long settled() {
        return settled;
    }

    /** The instant before which events may be folded. */
    long horizon() {
        return horizon;
    }

    long tooLate() {
        return tooLate;
    }

    void addTooLate(long more) {
        tooLate += more;
    }
}
