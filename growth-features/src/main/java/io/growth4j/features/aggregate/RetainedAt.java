package io.growth4j.features.aggregate;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Absent;
import java.util.Set;

/**
 * The first event in the nth distinct calendar period after the period of the first event.
 *
 * @param period the length of a period
 * @param periods how many periods
 */
record RetainedAt(Granularity period, int periods) implements Aggregation {
    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.INSTANT);
    }

    @Override
    public void compute(Runs runs, Output out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = retained(runs.calendar(), runs.times(), runs.starts()[row], runs.ends()[row]);
        }
    }

    private long retained(PeriodCalendar calendar, long[] times, int from, int to) {
        long periodEnd = Long.MIN_VALUE;
        int seen = -1;
        for (int i = from; i < to; i++) {
            if (times[i] >= periodEnd) {
                if (++seen == periods) {
                    return times[i];
                }
                periodEnd = calendar.start(period, calendar.index(period, times[i]) + 1);
            }
        }
        return Absent.LONG;
    }
}
