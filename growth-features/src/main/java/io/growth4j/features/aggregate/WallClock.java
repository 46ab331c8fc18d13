package io.growth4j.features.aggregate;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Events at some hours of some days of the week, by the wall clock in the zone of the analysis: LONG their number, DOUBLE
 * their share of all events.
 *
 * @param days which days count
 * @param from the first hour
 * @param to the hour after the last
 */
record WallClock(Set<DayOfWeek> days, int from, int to) implements Aggregation {
    private static final int DAY_HOURS = 24;

    WallClock {
        days = Collections.unmodifiableSet(new TreeSet<>(days));
        if (from < 0 || from >= to || to > DAY_HOURS) {
            throw new IllegalArgumentException("hours [" + from + ", " + to + ") are not within a day of 24");
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.GROUP;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG, Kind.DOUBLE);
    }

    @Override
    public void compute(Runs runs, Output out) {
        byte[] counts = table();
        int[] hours = runs.weekHours();
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        boolean isCount = out.kind() == Kind.LONG;
        for (int row = 0; row < runs.rows(); row++) {
            int end = ends[row];
            int count = 0;
            for (int i = starts[row]; i < end; i++) {
                count += counts[hours[i]];
            }
            if (isCount) {
                out.longs()[row] = count;
            } else {
                int events = end - starts[row];
                out.doubles()[row] = events == 0 ? Double.NaN : (double) count / events;
            }
        }
    }

    private byte[] table() {
        byte[] counts = new byte[DAY_HOURS * DayOfWeek.values().length];
        for (DayOfWeek day : days) {
            for (int hour = from; hour < to; hour++) {
                counts[DAY_HOURS * day.ordinal() + hour] = 1;
            }
        }
        return counts;
    }
}
