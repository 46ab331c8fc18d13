package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.features.filter.EventFilter;
import java.time.Duration;
import java.util.Set;

/**
 * The activating event that completed the activation: the {@code count}-th within {@code [acquired, acquired + within)},
 * where the user was acquired by the first acquisition event, or without one by the first activity.
 *
 * @param acquisition which events acquire
 * @param activity which events are activities
 * @param count how many events it takes
 * @param within how soon after the acquisition
 */
record ActivatedAt(EventFilter acquisition, EventFilter activity, int count, Duration within) implements Aggregation {
    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.INSTANT);
    }

    @Override
    public Set<String> columns() {
        return new EventFilter(acquisition.conditions()).and(activity).columns();
    }

    @Override
    public void compute(Runs runs, Output out) {
        Runs acquisitions = runs.all().where(acquisition);
        Runs activities = runs.all().where(activity);
        long[] times = runs.times();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            long acquired = first(acquisitions, row);
            acquired = acquired == Absent.LONG ? first(activities, row) : acquired;
            int at = runs.starts()[row];
            int end = runs.ends()[row];
            while (at < end && times[at] < acquired) {
                at++;
            }
            int nth = at + count - 1;
            boolean isActivated = acquired != Absent.LONG && nth < end && times[nth] - acquired < within.toMillis();
            out.longs()[row] = isActivated ? times[nth] : Absent.LONG;
        }
    }

    private static long first(Runs runs, int row) {
        return runs.starts()[row] < runs.ends()[row] ? runs.times()[runs.starts()[row]] : Absent.LONG;
    }
}
