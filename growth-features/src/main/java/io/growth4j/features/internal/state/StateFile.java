package io.growth4j.features.internal.state;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.States;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.group.EventRow;
import io.growth4j.features.internal.group.RecentEvents;
import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.pack.ColumnPlan.Column;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file of a {@link FeatureState}: what it is and its format, the features and columns it was made for, the texts, the
 * users, and partition by partition what is kept of them; behind all a CRC-32C. All numbers are big-endian.
 */
public final class StateFile {
    private static final String TITLE = "growth4j feature state";
    /** Raised when older versions could not read what is written. */
    private static final long FORMAT = 2;
    /** The first format did not say how many partitions there were. */
    private static final int FIRST_PARTITIONS = 128;

    private StateFile() {}

    /**
     * Writes a file, whole or not at all; what may be folded is folded first.
     *
     * @param state what to write
     * @param file where to; replaced if it is there
     */
    public static void write(FeatureState state, Path file) {
        state.fold();
        Path target = file.toAbsolutePath();
        // Not a JDK temporary file, which nobody but its owner may read.
        Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (StateOutput out = new StateOutput(unfinished)) {
                write(state, out);
                out.finish();
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write feature state " + file, e);
        } finally {
            delete(unfinished);
        }
    }

    private static void delete(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete unfinished file " + unfinished, e);
        }
    }

    private static void write(FeatureState state, StateOutput out) throws IOException {
        out.text(TITLE);
        out.number(FORMAT);
        write(state.schema(), out);
        out.number(state.events().columns().size());
        for (Map.Entry<String, ColumnType> column : state.events().columns().entrySet()) {
            out.text(column.getKey());
            out.text(column.getValue().name());
        }
        out.number(state.settlement().lateness().toMillis());
        out.number(state.settlement().settled());
        out.number(state.settlement().horizon());
        out.number(state.settlement().tooLate());
        for (@Nullable Dictionary texts : state.dictionaries()) {
            if (texts != null) {
                out.texts(texts);
            }
        }
        state.numbers().write(out);
        out.number(UserStates.PARTITIONS);
        for (int partition = 0; partition < UserStates.PARTITIONS; partition++) {
            out.number(state.partitions().users(partition));
            write(state.partitions().get(partition), state.plan().columns(), out);
        }
    }

    private static void write(FeatureSchema schema, StateOutput out) throws IOException {
        out.number(schema.size());
        for (int slot = 0; slot < schema.size(); slot++) {
            Feature feature = schema.features().get(slot);
            out.text(Kind.of(feature).name());
            out.text(feature.name());
            out.text(feature.unit());
            out.text(feature.meaning());
            out.text(schema.definition(slot));
        }
    }

    private static void write(UserStates partition, List<Column> columns, StateOutput out) throws IOException {
        long[] hasPast = partition.hasPast.toLongArray();
        out.number(hasPast.length);
        out.longs(hasPast, hasPast.length);
        for (States past : partition.pasts) {
            out.number(past.rows());
            int cells = past.rows() * past.width();
            out.longs(past.cells(), cells);
            for (int row = 0; row < past.rows(); row++) {
                long[] list = past.list(row);
                out.number(list.length);
                out.longs(list, list.length);
            }
        }
        RecentEvents recent = partition.recent;
        out.number(recent.size());
        out.ints(recent.users(), recent.size());
        out.longs(recent.times(), recent.size());
        for (int column = 0; column < columns.size(); column++) {
            out.column(recent.column(column), recent.size());
        }
    }

    /**
     * Reads what was written.
     *
     * @param file the file
     * @param features the features it was written for
     * @return the state
     */
    public static FeatureState read(Path file, FeatureSet features) {
        try (StateInput in = new StateInput(file)) {
            return read(file, features, requireReadable(file, in), in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read feature state " + file, e);
        }
    }

    /** Returns the format. */
    private static long requireReadable(Path file, StateInput in) throws IOException {
        if (!in.startsWith(TITLE)) {
            throw new IllegalArgumentException(file + " is not a " + TITLE);
        }
        long format = in.number();
        if (format > FORMAT) {
            throw new IllegalArgumentException(file + " is of format " + format
                    + ", written by a newer version; this one reads up to format " + FORMAT);
        }
        if (!StateInput.isWhole(file)) {
            throw new IllegalArgumentException(file + " is cut or was altered: its checksum does not match");
        }
        return format;
    }

    private static FeatureState read(Path file, FeatureSet features, long format, StateInput in) throws IOException {
        List<String> differences = readSchema(in).differences(features.schema());
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(file + " holds the state of other features: " + differences);
        }
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            columns.put(in.text(), ColumnType.valueOf(in.text()));
        }
        FeatureState state = new FeatureState(features, new EventSchema(columns), Duration.ofMillis(in.number()));
        state.settlement().restore(in.number(), in.number(), in.number());
        for (@Nullable Dictionary texts : state.dictionaries()) {
            if (texts != null) {
                in.texts(texts);
            }
        }
        state.numbers().read(in);
        int partitions = format == 1 ? FIRST_PARTITIONS : in.count();
        for (int partition = 0; partition < partitions; partition++) {
            read(state, partition, partitions, in);
        }
        return state;
    }

    private static FeatureSchema readSchema(StateInput in) throws IOException {
        Map<Feature, String> definitions = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            Kind kind = Kind.valueOf(in.text());
            String name = in.text();
            String unit = in.text();
            String meaning = in.text();
            Feature feature = switch (kind) {
                case LONG -> new Feature.OfLong(name, unit, meaning);
                case DOUBLE -> new Feature.OfDouble(name, unit, meaning);
                case INSTANT -> new Feature.OfInstant(name, meaning);
                case CATEGORY -> new Feature.OfCategory(name, meaning);
            };
            definitions.put(feature, in.text());
        }
        return FeatureSchema.of(definitions);
    }

    /** Users may be dealt to another number of partitions than when they were written. */
    private static void read(FeatureState state, int partition, int partitions, StateInput in) throws IOException {
        in.count(); // how many users it has, as their numbers say as well
        BitSet.valueOf(in.longs(in.count())).stream().forEach(row -> {
            int number = row * partitions + partition;
            state.partitions().of(number).hasPast.set(UserStates.row(number));
        });
        for (int part = 0; part < state.folds().parts().size(); part++) {
            readPast(state, part, partition, partitions, in);
        }
        readRecent(state, partition, partitions, in);
    }

    private static void readPast(FeatureState state, int part, int partition, int partitions, StateInput in)
            throws IOException {
        States past = new States(state.folds().parts().get(part).fold());
        past.grow(in.count());
        in.longs(past.cells(), past.rows() * past.width());
        for (int row = 0; row < past.rows(); row++) {
            int length = in.count();
            if (length > 0) {
                past.list(row, in.longs(length));
            }
        }
        for (int row = 0; row < past.rows(); row++) {
            int number = row * partitions + partition;
            States target = state.partitions().of(number).pasts.get(part);
            if (target.rows() <= UserStates.row(number)) {
                target.grow(state.partitions().users(UserStates.partition(number)));
            }
            target.copy(past, row, UserStates.row(number));
        }
    }

    private static void readRecent(FeatureState state, int partition, int partitions, StateInput in)
            throws IOException {
        ColumnPlan plan = state.plan();
        int events = in.count();
        int[] users = new int[events];
        long[] times = new long[events];
        in.ints(users, events);
        in.longs(times, events);
        Object[] columns = new Object[plan.columns().size()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = plan.columns().get(column).array(events);
            in.column(columns[column], events);
        }
        long[] row = new long[EventRow.width(plan)];
        for (int event = 0; event < events; event++) {
            row[EventRow.TIME] = times[event];
            for (int column = 0; column < columns.length; column++) {
                row[EventRow.COLUMNS + column] = EventRow.word(columns[column], event);
            }
            int number = users[event] * partitions + partition;
            RecentEvents target = state.partitions().of(number).recent;
            target.ensureRoom();
            target.append(UserStates.row(number), row, 0);
        }
    }
}
