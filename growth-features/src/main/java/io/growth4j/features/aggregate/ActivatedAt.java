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
record ActivatedAt(EventFilter acquisition, EventFilter activity, int count, Duration within)
        implements Foldable, Fold {
    private static final int ACQUIRED = 0;
    private static final int FIRST_ACTIVE = 1;
    private static final int EVENTS = 2;
    private static final int REACHED = 3;
    private static final int WIDTH = 4;

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
    public Fold fold() {
        return this;
    }

    /** When the user was acquired and first active, the events since, and when they reached their number. */
    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void start(long[] cells, int at) {
        cells[at + ACQUIRED] = Absent.LONG;
        cells[at + FIRST_ACTIVE] = Absent.LONG;
        cells[at + REACHED] = Absent.LONG;
    }

    @Override
    public void add(Runs runs, States states) {
        Runs acquisitions = runs.all().where(acquisition);
        Runs activities = runs.all().where(activity);
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int at = row * WIDTH;
            if (cells[at + FIRST_ACTIVE] == Absent.LONG) {
                cells[at + FIRST_ACTIVE] = first(activities, row);
            }
            if (cells[at + ACQUIRED] == Absent.LONG && first(acquisitions, row) != Absent.LONG) {
                cells[at + ACQUIRED] = first(acquisitions, row);
                cells[at + EVENTS] = 0;
                cells[at + REACHED] = Absent.LONG;
            }
            count(runs, row, cells, at);
        }
    }

    private void count(Runs runs, int row, long[] cells, int at) {
        long start = acquired(cells, at);
        for (int i = runs.starts()[row]; start != Absent.LONG && i < runs.ends()[row]; i++) {
            if (runs.times()[i] >= start && ++cells[at + EVENTS] == count) {
                cells[at + REACHED] = runs.times()[i];
            }
        }
    }

    private static long acquired(long[] cells, int at) {
        return cells[at + ACQUIRED] == Absent.LONG ? cells[at + FIRST_ACTIVE] : cells[at + ACQUIRED];
    }

    private static long first(Runs runs, int row) {
        return runs.starts()[row] < runs.ends()[row] ? runs.times()[runs.starts()[row]] : Absent.LONG;
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int at = row * WIDTH;
            long reached = cells[at + REACHED];
            boolean isActivated = reached != Absent.LONG && reached - acquired(cells, at) < within.toMillis();
            out.longs()[row] = isActivated ? reached : Absent.LONG;
        }
    }
}
