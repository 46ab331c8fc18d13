package io.growth4j.features.internal.compute;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.aggregate.Runs;
import io.growth4j.features.filter.EventFilter.Between;
import io.growth4j.features.filter.EventFilter.Condition;
import io.growth4j.features.filter.EventFilter.NoneOf;
import io.growth4j.features.filter.EventFilter.OneOf;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One condition, brought up to date with the columns of a partition. */
abstract class Matcher {
    /** Reads the columns of the partition. */
    abstract void refresh(Runs runs);

    /**
     * Lists the accepted ones of some entries; returns how many there are.
     *
     * @param positions takes the entries
     * @param ranks takes, for each entry and for the end, how many accepted ones come before
     */
    abstract int first(int entries, int[] positions, int[] ranks);

    /** Keeps the accepted ones of some positions; returns how many there are. */
    abstract int next(int[] positions, int count);

    static Matcher of(Condition condition, Runs runs) {
        if (!(condition instanceof Between range)) {
            return values(runs, condition);
        }
        return switch (runs.type(range.column())) {
            case LONG -> new LongRange(range);
            case DOUBLE -> new DoubleRange(range);
            case TEXT ->
                throw new IllegalArgumentException("column '" + range.column() + "' holds texts: it has no range");
        };
    }

    private static Matcher values(Runs runs, Condition condition) {
        String column = condition.column();
        if (runs.type(column) == ColumnType.TEXT) {
            return new Codes(condition);
        }
        if (runs.type(column) == ColumnType.LONG) {
            long[] sorted = listed(condition).stream()
                    .mapToLong(value -> whole(column, value))
                    .sorted()
                    .toArray();
            return new LongSet(column, sorted, condition instanceof OneOf);
        }
        throw new IllegalArgumentException("column '" + column + "' holds real numbers: give a range, not values");
    }

    private static long whole(String column, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "column '" + column + "' holds whole numbers: no event has '" + value + "' there", e);
        }
    }

    private static Set<String> listed(Condition condition) {
        if (condition instanceof OneOf some) {
            return some.values();
        }
        return condition instanceof NoneOf none ? none.values() : Set.of();
    }

    /** The loop without a branch: every position is written, and kept by moving on. */
    static final class Codes extends Matcher {
        private final Condition condition;
        private int[] codes = {};
        private byte[] accepted = {};
        private @Nullable Dictionary texts;

        private Codes(Condition condition) {
            this.condition = condition;
        }

        @Override
        void refresh(Runs runs) {
            codes = runs.codes(condition.column());
            accepted(runs);
        }

        /** By code + 1, so that entry 0 stands for an absent value: 1 where it is accepted. */
        byte[] accepted(Runs runs) {
            Dictionary now = runs.dictionary(condition.column());
            if (now != texts || accepted.length != now.size() + 1) {
                texts = now;
                accepted = table(now);
            }
            return accepted;
        }

        private byte[] table(Dictionary now) {
            boolean isListed = condition instanceof OneOf;
            byte[] table = new byte[now.size() + 1];
            Arrays.fill(table, (byte) (isListed ? 0 : 1));
            for (String value : listed(condition)) {
                int code = now.code(value);
                if (code >= 0) {
                    table[code + 1] = (byte) (isListed ? 1 : 0);
                }
            }
            return table;
        }

        @Override
        int first(int entries, int[] positions, int[] ranks) {
            int[] codes = this.codes;
            byte[] accepted = this.accepted;
            int count = 0;
            for (int i = 0; i < entries; i++) {
                positions[count] = i;
                ranks[i] = count;
                count += accepted[codes[i] + 1];
            }
            ranks[entries] = count;
            return count;
        }

        @Override
        int next(int[] positions, int count) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int position = positions[i];
                positions[kept] = position;
                kept += accepted[codes[position] + 1];
            }
            return kept;
        }
    }

    /** Conditions on one entry at a time. */
    private abstract static class Single extends Matcher {
        abstract boolean accepts(int entry);

        @Override
        final int first(int entries, int[] positions, int[] ranks) {
            int count = 0;
            for (int i = 0; i < entries; i++) {
                positions[count] = i;
                ranks[i] = count;
                count += accepts(i) ? 1 : 0;
            }
            ranks[entries] = count;
            return count;
        }

        @Override
        final int next(int[] positions, int count) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                positions[kept] = positions[i];
                kept += accepts(positions[i]) ? 1 : 0;
            }
            return kept;
        }
    }

    private static final class LongSet extends Single {
        private final String column;
        private final long[] sorted;
        private final boolean accepted;
        private long[] values = {};

        private LongSet(String column, long[] sorted, boolean accepted) {
            this.column = column;
            this.sorted = sorted;
            this.accepted = accepted;
        }

        @Override
        void refresh(Runs runs) {
            values = runs.longs(column);
        }

        @Override
        boolean accepts(int entry) {
            return Arrays.binarySearch(sorted, values[entry]) >= 0 == accepted;
        }
    }

    private static final class LongRange extends Single {
        private final Between range;
        private long[] values = {};

        private LongRange(Between range) {
            this.range = range;
        }

        @Override
        void refresh(Runs runs) {
            values = runs.longs(range.column());
        }

        @Override
        boolean accepts(int entry) {
            long value = values[entry];
            return value != Absent.LONG && value >= range.min() && value < range.max();
        }
    }

    private static final class DoubleRange extends Single {
        private final Between range;
        private double[] values = {};

        private DoubleRange(Between range) {
            this.range = range;
        }

        @Override
        void refresh(Runs runs) {
            values = runs.doubles(range.column());
        }

        @Override
        boolean accepts(int entry) {
            return values[entry] >= range.min() && values[entry] < range.max();
        }
    }
}
