package io.growth4j.features.internal.compute;

import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.features.internal.group.GroupedEvents;
import io.growth4j.features.internal.group.Rows;
import io.growth4j.features.window.Window;
import java.lang.reflect.Array;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All events of a partition, for some rows. */
public final class RootNode extends Node {
    private static final Dictionary NO_TEXTS = new Dictionary();

    private final GroupedEvents events;
    private final Rows rows;
    private final PeriodCalendar calendar;
    private final CalendarColumns calendarColumns;
    private int[] counts = {};
    private final Map<String, Object> missing = new HashMap<>();

    public RootNode(GroupedEvents events, Rows rows, ZoneId zone) {
        this.events = events;
        this.rows = rows;
        this.calendar = PeriodCalendar.of(zone);
        this.calendarColumns = new CalendarColumns(zone);
    }

    @Override
    void update() {
        calendarColumns.forget();
    }

    @Override
    RootNode root() {
        return this;
    }

    @Override
    int entries() {
        return events.events();
    }

    GroupedEvents events() {
        return events;
    }

    Rows rowsOfRoot() {
        return rows;
    }

    PeriodCalendar calendarOfRoot() {
        return calendar;
    }

    CalendarColumns newCalendarColumns() {
        return new CalendarColumns(calendar.zone());
    }

    Dictionary dictionaryOfRoot(String column) {
        int index = events.plan().indexOf(column);
        @Nullable Dictionary dictionary = index < 0 ? null : events.dictionary(index);
        return dictionary == null ? NO_TEXTS : dictionary;
    }

    @Override
    public int[] starts() {
        return rows.starts();
    }

    @Override
    public int[] ends() {
        return rows.ends();
    }

    /** Where the rows' events in a window start, if all users' can be told at once; see {@link Rows#startsFrom}. */
    boolean startsFrom(Window window, int[] target) {
        return rows.startsFrom(events, window, target);
    }

    @Override
    public int[] counts() {
        int size = rows();
        counts = counts.length < size ? new int[size + (size >> 2)] : counts;
        int[] starts = starts();
        int[] ends = ends();
        for (int row = 0; row < size; row++) {
            counts[row] = ends[row] - starts[row];
        }
        return counts;
    }

    @Override
    public long[] times() {
        return events.times();
    }

    @Override
    public int[] days() {
        return calendarColumns.days(events.times(), events.events());
    }

    @Override
    public int[] weekHours() {
        return calendarColumns.weekHours(events.times(), events.events());
    }

    @Override
    public long[] longs(String column) {
        return (long[]) column(column);
    }

    @Override
    public double[] doubles(String column) {
        return (double[]) column(column);
    }

    @Override
    public int[] codes(String column) {
        return (int[]) column(column);
    }

    Object column(String name) {
        int index = events.plan().indexOf(name);
        return index >= 0 ? events.columns()[index] : absent(name);
    }

    /** A column that the log does not have: no event has a value. */
    private Object absent(String name) {
        int count = events.events();
        Object known = missing.get(name);
        if (known != null && Array.getLength(known) >= count) {
            return known;
        }
        Object column = switch (type(name)) {
            case LONG -> {
                long[] values = new long[2 * count];
                Arrays.fill(values, Absent.LONG);
                yield values;
            }
            case DOUBLE -> {
                double[] values = new double[2 * count];
                Arrays.fill(values, Double.NaN);
                yield values;
            }
            case TEXT -> {
                int[] values = new int[2 * count];
                Arrays.fill(values, Absent.CODE);
                yield values;
            }
        };
        missing.put(name, column);
        return column;
    }
}
