package io.growth4j.features.internal.kernel;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.kernel.ColumnPlan.Column;
import io.growth4j.features.internal.kernel.TupleLayout.Field;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The same path as a partition's, for one user at a time: events are packed into the user's blocks as they come, and a
 * snapshot groups and computes them as a partition of one row. Not thread-safe.
 */
public final class SingleUser {
    private static final int FIRST_BLOCK = 4;
    private static final int LAST_BLOCK = 256;

    private final FeatureSet features;
    private final FeatureSchema schema;
    private final ColumnPlan plan;
    private final @Nullable Dictionary[] dictionaries;
    private final GroupedEvents grouped;
    private final Rows rows = new Rows();
    private final RootNode root;
    private final Evaluator evaluator;
    private final long @Nullable [][] noneAside;
    private TupleLayout layout;
    private long version;

    /** The packed events of one user. */
    public static final class History {
        private final List<Block> blocks = new ArrayList<>(1);

        /** Of a user without events. */
        public History() {}

        /**
         * How many events it holds.
         *
         * @return the number of events
         */
        public int events() {
            return blocks.stream().mapToInt(Block::events).sum();
        }

        private Block open(TupleLayout layout) {
            Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
            if (last != null && last.layout == layout && last.end < last.data.length) {
                return last;
            }
            int events = Math.min(LAST_BLOCK, FIRST_BLOCK << Math.min(8, blocks.size()));
            Block next = new Block(new long[events * layout.width()], 0, layout);
            blocks.add(next);
            return next;
        }
    }

    /**
     * For features over events of a schema.
     *
     * @param features the features
     * @param events the columns that events may have
     */
    public SingleUser(FeatureSet features, EventSchema events) {
        this.features = features;
        this.schema = features.schema();
        Set<String> names = new TreeSet<>();
        features.features()
                .forEach(definition -> names.addAll(definition.expression().columns()));
        events.find(EventSchema.KNOWN_AT).ifPresent(slot -> names.add(EventSchema.KNOWN_AT));
        this.plan = new ColumnPlan(events, names);
        this.dictionaries = new @Nullable Dictionary[plan.columns().size()];
        for (int column = 0; column < dictionaries.length; column++) {
            dictionaries[column] = plan.columns().get(column).isText() ? new Dictionary() : null;
        }
        this.noneAside = new long @Nullable [dictionaries.length][];
        this.layout = newLayout();
        this.grouped = new GroupedEvents(plan, dictionaries, 0);
        this.root = new RootNode(grouped, rows, features.zone());
        this.evaluator = new Evaluator(root);
    }

    /**
     * Packs an event. O(1); allocates only where a block is full.
     *
     * @param history the user's events so far
     * @param event the next one, in any order of time
     */
    public void accept(History history, Event event) {
        long time = event.time().toEpochMilli();
        if (time < 0 || time > TupleLayout.MAX_TIME) {
            throw new IllegalArgumentException("event of " + event.time() + ": times go from 1970-01-01T00:00Z to "
                    + Instant.ofEpochMilli(TupleLayout.MAX_TIME));
        }
        for (int column = 0; column < dictionaries.length; column++) {
            addText(column, event);
        }
        if (!layout.fits(dictionaries)) {
            layout = newLayout();
        }
        Block block = history.open(layout);
        block.data[block.end + 1] = time << TupleLayout.SPARE_BITS;
        for (int column = 0; column < dictionaries.length; column++) {
            pack(block, column, event);
        }
        block.end += layout.width();
    }

    private TupleLayout newLayout() {
        return TupleLayout.of(plan.columns(), dictionaries, new boolean[dictionaries.length]);
    }

    private void addText(int column, Event event) {
        Dictionary dictionary = dictionaries[column];
        Object value = valueOf(event, plan.columns().get(column));
        if (dictionary != null && value != null) {
            dictionary.add(value.toString());
        }
    }

    private void pack(Block block, int column, Event event) {
        Column described = plan.columns().get(column);
        Object value = valueOf(event, described);
        Field field = layout.field(column);
        int at = block.end + field.word();
        switch (described.type()) {
            case LONG -> block.data[at] = value == null ? Absent.LONG : (Long) value;
            case DOUBLE -> block.data[at] = Double.doubleToLongBits(value == null ? Double.NaN : (Double) value);
            case TEXT -> {
                int code = value == null
                        ? Absent.CODE
                        : Objects.requireNonNull(dictionaries[column]).code(value.toString());
                block.data[at] |= (code + 1L) << field.shift();
            }
        }
    }

    private static @Nullable Object valueOf(Event event, Column column) {
        if (column.name().equals(EventSchema.TYPE)) {
            return event.type().name();
        }
        Object value = event.attributes().get(column.name());
        boolean fits = value == null
                || switch (column.type()) {
                    case LONG -> value instanceof Long;
                    case DOUBLE -> value instanceof Double;
                    case TEXT -> value instanceof String;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "attribute '" + column.name() + "' is '" + value + "': the schema says " + column.type());
        }
        return value;
    }

    /**
     * What is known about the user before an instant. O(events of the user).
     *
     * @param history the user's events
     * @param userId the user
     * @param asOf the instant
     * @return an immutable snapshot
     */
    public UserSnapshot snapshot(History history, String userId, Instant asOf) {
        grouped.load(history.blocks, noneAside);
        rows.single(grouped, asOf.toEpochMilli());
        root.refresh(version++);
        UserSnapshots.Builder snapshot = UserSnapshots.of(schema, userId, asOf);
        for (FeatureDefinition definition : features.features()) {
            Feature feature = definition.feature();
            put(snapshot, feature, evaluator.evaluate(definition.expression(), Kind.of(feature)));
        }
        return snapshot.build();
    }

    private static void put(UserSnapshots.Builder snapshot, Feature feature, Output output) {
        if (feature instanceof Feature.OfLong whole) {
            snapshot.with(whole, output.longs()[0]);
        } else if (feature instanceof Feature.OfDouble real) {
            snapshot.with(real, output.doubles()[0]);
        } else if (feature instanceof Feature.OfInstant instant && output.longs()[0] != Absent.LONG) {
            snapshot.with(instant, Instant.ofEpochMilli(output.longs()[0]));
        } else if (feature instanceof Feature.OfCategory category && output.codes()[0] != Absent.CODE) {
            snapshot.with(category, Objects.requireNonNull(output.dictionary()).text(output.codes()[0]));
        }
    }
}
