package io.growth4j.features.analytics;

/** The period in which the reader of a log is: a log in the order of time moves it once per period. */
final class PeriodCursor {
    private final Periods periods;
    private long start;
    private long end;

    PeriodCursor(Periods periods) {
        this.periods = periods;
    }

    boolean holds(long millis) {
        return millis >= start && millis < end;
    }

    /** Moves to the period of an instant and returns its position, as {@link Periods#of} says. */
    int moveTo(long millis) {
        int position = periods.of(millis);
        start = position < 0 ? Long.MIN_VALUE : periods.start(position);
        end = position == periods.count() ? Long.MAX_VALUE : periods.start(position + 1);
        return position;
    }
}
