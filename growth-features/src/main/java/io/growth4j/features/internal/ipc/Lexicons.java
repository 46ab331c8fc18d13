package io.growth4j.features.internal.ipc;

import io.growth4j.features.internal.ingest.Lexicon;
import io.growth4j.features.internal.ingest.RawColumn;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a reader's dictionaries. A dictionary may change from batch to batch but seldom does, and may be large: its
 * texts are made once for as long as its bytes stay the same.
 */
public final class Lexicons {
    private final DictionaryProvider dictionaries;
    private final Map<Long, Known> known = new HashMap<>();

    private static final class Known {
        private final byte[][] bytes;
        private final Lexicon lexicon;
        private boolean isCurrent = true;

        Known(FieldVector vector) {
            bytes = Stream.of(vector.getBuffers(false))
                    .map(buffer -> Buffers.bytes(buffer, 0, buffer.readableBytes()))
                    .toArray(byte[][]::new);
            RawColumn column = VectorColumns.plain(VectorSlice.all(vector));
            @Nullable
            String[] texts = IntStream.range(0, vector.getValueCount())
                    .mapToObj(column::get)
                    .map(value -> value == null ? null : value.toString())
                    .toArray(String[]::new);
            lexicon = new Lexicon(texts);
        }

        boolean isOf(FieldVector vector) {
            ArrowBuf[] buffers = vector.getBuffers(false);
            return vector.getValueCount() == lexicon.texts().length
                    && buffers.length == bytes.length
                    && IntStream.range(0, bytes.length)
                            .allMatch(i -> buffers[i].readableBytes() == bytes[i].length
                                    && Buffers.isEqual(buffers[i], bytes[i]));
        }
    }

    /** Those of a reader. */
    public Lexicons(DictionaryProvider dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** A batch was loaded: dictionaries may have changed. */
    void nextBatch() {
        known.values().forEach(each -> each.isCurrent = false);
    }

    /** The texts of the dictionary of a field. */
    Lexicon of(FieldVector encoded) {
        long id = encoded.getField().getDictionary().getId();
        Dictionary dictionary = dictionaries.lookup(id);
        if (dictionary == null) {
            throw new IllegalArgumentException("column '" + encoded.getName() + "' has no dictionary");
        }
        Known before = known.get(id);
        if (before != null && (before.isCurrent || before.isOf(dictionary.getVector()))) {
            before.isCurrent = true;
            return before.lexicon;
        }
        Known now = new Known(dictionary.getVector());
        known.put(id, now);
        return now.lexicon;
    }
}
