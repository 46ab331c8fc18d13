package io.growth4j.features.internal.kernel;

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

/** One condition, ready for the columns of one partition. */
abstract class Matcher {
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
            case LONG -> new LongRange(runs.longs(range.column()), range);
            case DOUBLE -> new DoubleRange(runs.doubles(range.column()), range);
            case TEXT ->
                throw new IllegalArgumentException("column '" + range.column() + "' holds texts: it has no range");
        };
    }

    private static Matcher values(Runs runs, Condition condition) {
        String column = condition.column();
        if (runs.type(column) == ColumnType.TEXT) {
            return new Codes(runs.codes(column), table(condition, runs));
        }
        if (runs.type(column) == ColumnType.LONG) {
            long[] sorted = listed(condition).stream()
                    .mapToLong(value -> whole(column, value))
                    .sorted()
                    .toArray();
            return new LongSet(runs.longs(column), sorted, condition instanceof OneOf);
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

    /** By code + 1, so that entry 0 stands for an absent value: 1 where it is accepted. */
    static byte[] table(Condition condition, Runs runs) {
        Dictionary texts = runs.dictionary(condition.column());
        boolean accepted = condition instanceof OneOf;
        byte[] table = new byte[texts.size() + 1];
        Arrays.fill(table, (byte) (accepted ? 0 : 1));
        for (String value : listed(condition)) {
            int code = texts.code(value);
            if (code >= 0) {
                table[code + 1] = (byte) (accepted ? 1 : 0);
            }
        }
        return table;
    }

    private static Set<String> listed(Condition condition) {
        if (condition instanceof OneOf some) {
            return some.values();
        }
        return condition instanceof NoneOf none ? none.values() : Set.of();
    }

    /** The loop without a branch: every position is written, and kept by moving on. */
    private static final class Codes extends Matcher {
        private final int[] codes;
        private final byte[] accepted;

        private Codes(int[] codes, byte[] accepted) {
            this.codes = codes;
            this.accepted = accepted;
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
        private final long[] values;
        private final long[] sorted;
        private final boolean accepted;

        private LongSet(long[] values, long[] sorted, boolean accepted) {
            this.values = values;
            this.sorted = sorted;
            this.accepted = accepted;
        }

        @Override
        boolean accepts(int entry) {
            return Arrays.binarySearch(sorted, values[entry]) >= 0 == accepted;
        }
    }

    private static final class LongRange extends Single {
        private final long[] values;
        private final Between range;

        private LongRange(long[] values, Between range) {
            this.values = values;
            this.range = range;
        }

        @Override
        boolean accepts(int entry) {
            long value = values[entry];
            return value != Absent.LONG && value >= range.min() && value < range.max();
        }
    }

    private static final class DoubleRange extends Single {
        private final double[] values;
        private final Between range;

        private DoubleRange(double[] values, Between range) {
            this.values = values;
            this.range = range;
        }

        @Override
        boolean accepts(int entry) {
            return values[entry] >= range.min() && values[entry] < range.max();
        }
    }
}
