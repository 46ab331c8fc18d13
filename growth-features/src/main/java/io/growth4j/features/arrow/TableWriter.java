package io.growth4j.features.arrow;

import io.growth4j.features.internal.ipc.BatchColumns;
import io.growth4j.features.internal.ipc.IpcFileWriter;
import io.growth4j.user.Feature;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes a table's dictionaries and rows. */
final class TableWriter {
    static final String FINGERPRINT = "growth4j.fingerprint";
    static final String KIND = "growth4j.kind";
    static final String UNIT = "growth4j.unit";
    static final String MEANING = "growth4j.meaning";
    static final String DEFINITION = "growth4j.definition";

    private static final int BATCH = 1 << 16;

    private final UserTable table;
    private final List<Feature> features;

    TableWriter(UserTable table) {
        this.table = table;
        this.features = table.schema().features();
    }

    Schema schema() {
        List<Field> fields = new ArrayList<>();
        ArrowType user = table.keys().areNumbers() ? Fields.WHOLE : Fields.TEXT;
        fields.add(Fields.of(ArrowTables.USER, user, Map.of()));
        fields.add(Fields.of(ArrowTables.AS_OF, Fields.INSTANT, Map.of()));
        for (int slot = 0; slot < features.size(); slot++) {
            fields.add(field(features.get(slot), slot));
        }
        String fingerprint = table.schema().fingerprint();
        return new Schema(fields, Map.of(Fields.VERSION_KEY, Fields.VERSION, FINGERPRINT, fingerprint));
    }

    private Field field(Feature feature, int slot) {
        String name = feature.name();
        if (name.equals(ArrowTables.USER) || name.equals(ArrowTables.AS_OF)) {
            throw new IllegalArgumentException("feature '" + name + "' has the name of a column of its own");
        }
        Map<String, String> metadata = Map.of(
                KIND, FeatureKind.of(feature).name(),
                UNIT, feature.unit(),
                MEANING, feature.meaning(),
                DEFINITION, table.schema().definition(slot));
        return switch (FeatureKind.of(feature)) {
            case LONG -> Fields.of(name, Fields.WHOLE, metadata);
            case DOUBLE -> Fields.of(name, Fields.REAL, metadata);
            case INSTANT -> Fields.of(name, Fields.INSTANT, metadata);
            case CATEGORY -> Fields.encoded(name, slot, metadata);
        };
    }

    void write(BufferAllocator allocator, IpcFileWriter out) throws IOException {
        for (int slot = 0; slot < features.size(); slot++) {
            if (FeatureKind.of(features.get(slot)) == FeatureKind.CATEGORY) {
                Fields.writeDictionary(slot, table.dictionary(slot), allocator, out);
            }
        }
        // A table without rows has a batch without rows: a reader then still learns its dictionaries.
        int from = 0;
        do {
            write(from, Math.min(BATCH, table.size() - from), allocator, out);
            from += BATCH;
        } while (from < table.size());
    }

    private void write(int from, int size, BufferAllocator allocator, IpcFileWriter out) throws IOException {
        try (BatchColumns columns = new BatchColumns(allocator, size)) {
            addKeys(columns, from, size);
            for (int slot = 0; slot < features.size(); slot++) {
                Object values = table.column(slot);
                switch (FeatureKind.of(features.get(slot))) {
                    case LONG, INSTANT -> columns.longs((long[]) values, from);
                    case DOUBLE -> columns.doubles((double[]) values, from);
                    case CATEGORY -> columns.codes((int[]) values, from);
                }
            }
            try (ArrowRecordBatch rows = columns.batch()) {
                out.write(rows);
            }
        }
    }

    private void addKeys(BatchColumns columns, int from, int size) {
        UserKeys keys = table.keys();
        if (keys.areNumbers()) {
            columns.longs(
                    LongStream.range(from, from + (long) size)
                            .map(row -> keys.number((int) row))
                            .toArray(),
                    0);
        } else {
            columns.texts(
                    IntStream.range(from, from + size).mapToObj(keys::text).toList());
        }
        columns.longs(
                LongStream.range(from, from + (long) size)
                        .map(row -> table.asOfMillis((int) row))
                        .toArray(),
                0);
    }
}
