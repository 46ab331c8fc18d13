package io.growth4j.features.internal.ingest;

import io.growth4j.event.Absent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Some consecutive values of a source's column, in the source's own type. Arrays are lent until the next batch. */
public sealed interface RawColumn {
    /** The value of a row, or null: a Long, Double, Boolean, BigDecimal, String, Instant or LocalDateTime. */
    @Nullable
    Object get(int row);

    /** Whole numbers; {@link Absent#LONG} where there is none. */
    final class Longs implements RawColumn {
        private final long[] values;

        /** A column of these values. */
        public Longs(long[] values) {
            this.values = values;
        }

        /** Lends the values. */
        public long[] values() {
            return values;
        }

        @Override
        public @Nullable Object get(int row) {
            return values[row] == Absent.LONG ? null : (Object) values[row];
        }
    }

    /** Instants in milliseconds since 1970-01-01T00:00Z; {@link Absent#LONG} where there is none. */
    final class Millis implements RawColumn {
        private final long[] values;

        /** A column of these values. */
        public Millis(long[] values) {
            this.values = values;
        }

        /** Lends the values. */
        public long[] values() {
            return values;
        }

        @Override
        public @Nullable Object get(int row) {
            return values[row] == Absent.LONG ? null : Instant.ofEpochMilli(values[row]);
        }
    }

    /** Wall-clock times in milliseconds as if in UTC; {@link Absent#LONG} where there is none. */
    final class Wall implements RawColumn {
        private final long[] values;

        /** A column of these values. */
        public Wall(long[] values) {
            this.values = values;
        }

        @Override
        public @Nullable Object get(int row) {
            return values[row] == Absent.LONG
                    ? null
                    : LocalDateTime.ofInstant(Instant.ofEpochMilli(values[row]), ZoneOffset.UTC);
        }
    }

    /** Real numbers; NaN where there is none. */
    final class Doubles implements RawColumn {
        private final double[] values;

        /** A column of these values. */
        public Doubles(double[] values) {
            this.values = values;
        }

        /** Lends the values. */
        public double[] values() {
            return values;
        }

        @Override
        public @Nullable Object get(int row) {
            return Double.isNaN(values[row]) ? null : (Object) values[row];
        }
    }

    /** Texts by code; {@link Absent#CODE} where there is none. */
    final class Texts implements RawColumn {
        private final int[] codes;
        private final Lexicon lexicon;

        /** A column of these codes, and the texts that they stand for. */
        public Texts(int[] codes, Lexicon lexicon) {
            this.codes = codes;
            this.lexicon = lexicon;
        }

        /** Lends the codes. */
        public int[] codes() {
            return codes;
        }

        /** What the codes stand for. */
        public Lexicon lexicon() {
            return lexicon;
        }

        @Override
        public @Nullable Object get(int row) {
            return codes[row] < 0 ? null : lexicon.texts()[codes[row]];
        }
    }

    /** Values of other types. */
    final class Objects implements RawColumn {
        private final IntFunction<@Nullable Object> values;

        /** A column of these values. */
        public Objects(IntFunction<@Nullable Object> values) {
            this.values = values;
        }

        @Override
        public @Nullable Object get(int row) {
            return values.apply(row);
        }
    }
}
