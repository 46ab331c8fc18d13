package io.growth4j.features.arrow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Batches of two events, whose users have the codes 0 and 1 of a dictionary that is another in each batch. */
final class ChangingReader extends ArrowReader {
    private static final DictionaryEncoding ENCODING =
            new DictionaryEncoding(1, false, new ArrowType.Int(Integer.SIZE, true));
    private static final Schema SCHEMA = new Schema(List.of(
            new Field("user", new FieldType(true, ENCODING.getIndexType(), ENCODING), null),
            new Field(
                    "time",
                    FieldType.nullable(
                            new ArrowType.Timestamp(org.apache.arrow.vector.types.TimeUnit.MILLISECOND, "UTC")),
                    null)));

    private final List<List<String>> dictionaries;
    private final VectorSchemaRoot root;
    private final VarCharVector texts;
    private int next;

    ChangingReader(List<List<String>> dictionaries, BufferAllocator allocator) {
        super(allocator);
        this.dictionaries = dictionaries;
        this.root = VectorSchemaRoot.create(SCHEMA, allocator);
        this.texts = new VarCharVector("texts", allocator);
    }

    @Override
    public boolean loadNextBatch() {
        if (next == dictionaries.size()) {
            return false;
        }
        List<String> batch = dictionaries.get(next++);
        texts.clear();
        texts.allocateNew(100, batch.size());
        for (int code = 0; code < batch.size(); code++) {
            texts.setSafe(code, batch.get(code).getBytes(StandardCharsets.UTF_8));
        }
        texts.setValueCount(batch.size());
        for (int row = 0; row < 2; row++) {
            ((IntVector) root.getVector("user")).setSafe(row, row);
            ((TimeStampMilliTZVector) root.getVector("time")).setSafe(row, row);
        }
        root.setRowCount(2);
        return true;
    }

    @Override
    public VectorSchemaRoot getVectorSchemaRoot() {
        return root;
    }

    @Override
    public Map<Long, Dictionary> getDictionaryVectors() {
        return Map.of(1L, lookup(1));
    }

    @Override
    public Dictionary lookup(long id) {
        return new Dictionary(texts, ENCODING);
    }

    @Override
    public Set<Long> getDictionaryIds() {
        return Set.of(1L);
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public void close() {
        texts.close();
        root.close();
    }

    @Override
    protected void closeReadSource() {}

    @Override
    protected Schema readSchema() {
        return SCHEMA;
    }
}
