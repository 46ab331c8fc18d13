package io.growth4j.user;

import io.growth4j.event.Absent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Snapshots made by hand: for tests, and for services that keep their features elsewhere. */
public final class UserSnapshots {
    private UserSnapshots() {}

    /**
     * Starts a snapshot in which every feature is absent.
     *
     * @param schema the features
     * @param userId who it is
     * @param asOf the instant it is known at
     * @return a builder
     */
    public static Builder of(FeatureSchema schema, String userId, Instant asOf) {
        return new Builder(schema, userId, asOf.toEpochMilli());
    }

    /** Sets the features of a snapshot. Not thread-safe. */
    public static final class Builder {
        private final FeatureSchema schema;
        private final String userId;
        private final long asOfMillis;
        private final long[] cells;
        private final @Nullable String[] texts;

        private Builder(FeatureSchema schema, String userId, long asOfMillis) {
            this.schema = schema;
            this.userId = userId;
            this.asOfMillis = asOfMillis;
            this.cells = new long[schema.size()];
            this.texts = new @Nullable String[schema.size()];
            for (int slot = 0; slot < cells.length; slot++) {
                boolean isDouble = schema.features().get(slot) instanceof Feature.OfDouble;
                cells[slot] = isDouble ? Double.doubleToRawLongBits(Double.NaN) : Absent.LONG;
            }
        }

        /**
         * Sets a whole number.
         *
         * @param feature the feature
         * @param value its value
         * @return this builder
         */
        public Builder with(Feature.OfLong feature, long value) {
            cells[schema.slot(feature)] = value;
            return this;
        }

        /**
         * Sets a real number.
         *
         * @param feature the feature
         * @param value its value; NaN for none
         * @return this builder
         */
        public Builder with(Feature.OfDouble feature, double value) {
            cells[schema.slot(feature)] = Double.doubleToRawLongBits(value);
            return this;
        }

        /**
         * Sets an instant.
         *
         * @param feature the feature
         * @param value its value
         * @return this builder
         */
        public Builder with(Feature.OfInstant feature, Instant value) {
            cells[schema.slot(feature)] = value.toEpochMilli();
            return this;
        }

        /**
         * Sets a category.
         *
         * @param feature the feature
         * @param value its value
         * @return this builder
         */
        public Builder with(Feature.OfCategory feature, String value) {
            texts[schema.slot(feature)] = value;
            return this;
        }

        /**
         * The snapshot.
         *
         * @return an immutable snapshot of what was set so far
         */
        public UserSnapshot build() {
            return new ArraySnapshot(schema, userId, asOfMillis, cells.clone(), texts.clone());
        }
    }

    private static final class ArraySnapshot implements UserSnapshot {
        private final FeatureSchema schema;
        private final String userId;
        private final long asOfMillis;
        private final long[] cells;
        private final @Nullable String[] texts;

        private ArraySnapshot(
                FeatureSchema schema, String userId, long asOfMillis, long[] cells, @Nullable String[] texts) {
            this.schema = schema;
            this.userId = userId;
            this.asOfMillis = asOfMillis;
            this.cells = cells;
            this.texts = texts;
        }

        @Override
        public FeatureSchema schema() {
            return schema;
        }

        @Override
        public String userId() {
            return userId;
        }

        @Override
        public long asOfMillis() {
            return asOfMillis;
        }

        @Override
        public boolean isPresent(int slot) {
            Feature feature = schema.features().get(slot);
            if (feature instanceof Feature.OfDouble) {
                return !Double.isNaN(doubleAt(slot));
            }
            return feature instanceof Feature.OfCategory ? texts[slot] != null : cells[slot] != Absent.LONG;
        }

        @Override
        public long longAt(int slot) {
            return cells[slot];
        }

        @Override
        public double doubleAt(int slot) {
            return Double.longBitsToDouble(cells[slot]);
        }

        @Override
        public @Nullable String textAt(int slot) {
            return texts[slot];
        }
    }
}
