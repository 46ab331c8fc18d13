package io.growth4j.features.arrow;

import io.growth4j.event.Dictionary;
import io.growth4j.features.internal.ipc.BatchColumns;
import io.growth4j.features.internal.ipc.IpcFileWriter;
import java.io.IOException;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** The Arrow types of our columns. */
final class Fields {
    static final ArrowType WHOLE = new ArrowType.Int(64, true);
    static final ArrowType REAL = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    static final ArrowType INSTANT = new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC");
    static final ArrowType TEXT = new ArrowType.Utf8();

    /** The version of our files, and its key in the metadata of their schema. */
    static final String VERSION_KEY = "growth4j.version";

    static final String VERSION = "1";

    private static final ArrowType.Int CODE = new ArrowType.Int(32, true);

    private Fields() {}

    static Field of(String name, ArrowType type, Map<String, String> metadata) {
        return new Field(name, new FieldType(true, type, null, metadata), null);
    }

    /** A field of texts that stand in the dictionary of its slot. */
    static Field encoded(String name, int slot, Map<String, String> metadata) {
        return new Field(name, new FieldType(true, TEXT, new DictionaryEncoding(slot, false, CODE), metadata), null);
    }

    static void writeDictionary(int slot, Dictionary dictionary, BufferAllocator allocator, IpcFileWriter out)
            throws IOException {
        try (BatchColumns texts = BatchColumns.of(allocator, dictionary);
                ArrowRecordBatch values = texts.batch();
                ArrowDictionaryBatch batch = new ArrowDictionaryBatch(slot, values, false)) {
            out.write(batch);
        }
    }
}
