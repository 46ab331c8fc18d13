package io.growth4j.features.internal.compute;

import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.filter.EventFilter.Condition;
import io.growth4j.features.window.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of other runs that a filter accepts, side by side again: first their positions are selected, then each
 * column that is asked for is gathered, once per partition. Rows without events lie behind all entries, as no row that has
 * some may start where another does that it does not continue.
 */
final class FilterNode extends Node {
    private final Node parent;
    private final List<Condition> conditions;
    private final CodeCounts.Source codeCounts;
    private final CalendarColumns calendarColumns;
    private final Map<String, Gathered> columns = new HashMap<>();
    private Matcher[] matchers = {};
    private int[] starts = {};
    private int[] ends = {};
    private int[] positions = {};
    /** By entry of the parent: how many entries before it are selected. */
    private int[] ranks = {};

    private int selected;
    private long[] times = {};
    private boolean hasTimes;
    private boolean isSelected;
    private int[] counts = {};

    private static final class Gathered {
        private Object values = new Object();
        private long version = -1;
    }

    FilterNode(Node parent, EventFilter filter) {
        this.parent = parent;
        this.conditions = filter.conditions();
        this.codeCounts = new CodeCounts.Source(conditions.get(0).column());
        this.calendarColumns = parent.root().newCalendarColumns();
    }

    @Override
    void update() {
        isSelected = false;
    }

    private void select() {
        if (isSelected) {
            return;
        }
        isSelected = true;
        hasTimes = false;
        calendarColumns.forget();
        for (Matcher matcher : matchers()) {
            matcher.refresh(parent);
        }
        int rows = rows();
        if (starts.length < rows) {
            starts = new int[rows + (rows >> 2)];
            ends = new int[rows + (rows >> 2)];
        }
        select(rows);
    }

    private Matcher[] matchers() {
        if (matchers.length == 0) {
            matchers = conditions.stream()
                    .map(condition -> Matcher.of(condition, parent))
                    .toArray(Matcher[]::new);
        }
        return matchers;
    }

    private void select(int rows) {
        int entries = parent.entries();
        if (ranks.length <= entries) {
            positions = new int[entries + (entries >> 2) + 1];
            ranks = new int[positions.length];
        }
        selected = matchers[0].first(entries, positions, ranks);
        for (int i = 1; i < matchers.length; i++) {
            selected = matchers[i].next(positions, selected);
        }
        if (matchers.length > 1) {
            rank(entries);
        }
        int[] from = parent.starts();
        int[] to = parent.ends();
        for (int row = 0; row < rows; row++) {
            int start = ranks[from[row]];
            int end = ranks[to[row]];
            starts[row] = start == end ? selected : start;
            ends[row] = start == end ? selected : end;
        }
    }

    private void rank(int entries) {
        int at = 0;
        for (int rank = 0; rank < selected; rank++) {
            Arrays.fill(ranks, at, positions[rank] + 1, rank);
            at = positions[rank] + 1;
        }
        Arrays.fill(ranks, at, entries + 1, selected);
    }

    /** Where rows that look at a window start: how many entries before the first of the window are selected is known. */
    void starts(Window window, int[] target) {
        select();
        Node windowed = parent.last(window);
        int[] from = windowed.starts();
        int[] to = windowed.ends();
        for (int row = 0, rows = rows(); row < rows; row++) {
            boolean isEmpty = starts[row] == ends[row] || from[row] == to[row];
            target[row] = isEmpty ? ends[row] : ranks[from[row]];
        }
    }

    @Override
    int entries() {
        select();
        return selected;
    }

    @Override
    RootNode root() {
        return parent.root();
    }

    @Override
    public int[] starts() {
        select();
        return starts;
    }

    @Override
    public int[] ends() {
        select();
        return ends;
    }

    /** Where only numbers of events by one column's texts are wanted, one walk counts for all such filters. */
    @Override
    public int[] counts() {
        int rows = rows();
        counts = counts.length < rows ? new int[rows + (rows >> 2)] : counts;
        if (!isSelected && conditions.size() == 1 && matchers()[0] instanceof Matcher.Codes codes) {
            CodeCounts known = codeCounts.counts(parent);
            if (known != null) {
                known.sum(codes.accepted(parent), parent, counts);
                return counts;
            }
        }
        select();
        for (int row = 0; row < rows; row++) {
            counts[row] = ends[row] - starts[row];
        }
        return counts;
    }

    @Override
    public long[] times() {
        select();
        if (!hasTimes) {
            long[] from = parent.times();
            times = times.length < selected ? new long[selected + (selected >> 2)] : times;
            for (int i = 0; i < selected; i++) {
                times[i] = from[positions[i]];
            }
            hasTimes = true;
        }
        return times;
    }

    @Override
    public int[] days() {
        return calendarColumns.days(times(), selected);
    }

    @Override
    public int[] weekHours() {
        return calendarColumns.weekHours(times(), selected);
    }

    @Override
    public long[] longs(String column) {
        Gathered gathered = gathered(column);
        if (gathered.version != version()) {
            long[] from = parent.longs(column);
            long[] values = gathered.values instanceof long[] old && old.length >= selected
                    ? old
                    : new long[selected + (selected >> 2)];
            for (int i = 0; i < selected; i++) {
                values[i] = from[positions[i]];
            }
            gathered.values = values;
            gathered.version = version();
        }
        return (long[]) gathered.values;
    }

    @Override
    public double[] doubles(String column) {
        Gathered gathered = gathered(column);
        if (gathered.version != version()) {
            double[] from = parent.doubles(column);
            double[] values = gathered.values instanceof double[] old && old.length >= selected
                    ? old
                    : new double[selected + (selected >> 2)];
            for (int i = 0; i < selected; i++) {
                values[i] = from[positions[i]];
            }
            gathered.values = values;
            gathered.version = version();
        }
        return (double[]) gathered.values;
    }

    @Override
    public int[] codes(String column) {
        Gathered gathered = gathered(column);
        if (gathered.version != version()) {
            int[] from = parent.codes(column);
            int[] values = gathered.values instanceof int[] old && old.length >= selected
                    ? old
                    : new int[selected + (selected >> 2)];
            for (int i = 0; i < selected; i++) {
                values[i] = from[positions[i]];
            }
            gathered.values = values;
            gathered.version = version();
        }
        return (int[]) gathered.values;
    }

    private Gathered gathered(String column) {
        select();
        return columns.computeIfAbsent(column, name -> new Gathered());
    }
}
