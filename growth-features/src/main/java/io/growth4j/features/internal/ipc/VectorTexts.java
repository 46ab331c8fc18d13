package io.growth4j.features.internal.ipc;

import io.growth4j.event.Absent;
import io.growth4j.features.internal.ingest.RawColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.Types.MinorType;

/**
 * Copies UTF-8 vectors: equal texts get equal codes by comparing bytes, so that a string is made once per different text
 * and batch.
 */
final class VectorTexts {
    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    /** Start and end of each text's bytes, by code. */
    private int[] spans = new int[16];
    /** Open addressing: code + 1 by hash, 0 where free. */
    private int[] table = new int[64];

    private VectorTexts(byte[] bytes) {
        this.bytes = bytes;
    }

    static RawColumn of(FieldVector vector) {
        int size = vector.getValueCount();
        int[] offsets = offsets(vector, size);
        VectorTexts interned = new VectorTexts(Buffers.bytes(vector.getDataBuffer(), offsets[size]));
        byte[] valid = VectorColumns.validity(vector);
        int[] codes = new int[size];
        for (int row = 0; row < size; row++) {
            codes[row] = VectorColumns.isSet(valid, row) ? interned.code(offsets[row], offsets[row + 1]) : Absent.CODE;
        }
        return new RawColumn.Texts(codes, interned.texts.toArray(String[]::new));
    }

    private static int[] offsets(FieldVector vector, int size) {
        int[] offsets = new int[size + 1];
        if (size == 0) {
            return offsets;
        }
        boolean large = vector.getMinorType() == MinorType.LARGEVARCHAR;
        ByteBuffer raw = Buffers.view(
                Buffers.bytes(vector.getOffsetBuffer(), (size + 1L) * (large ? Long.BYTES : Integer.BYTES)));
        if (large) {
            Arrays.setAll(offsets, row -> Math.toIntExact(raw.getLong(row * Long.BYTES)));
        } else {
            raw.asIntBuffer().get(offsets);
        }
        return offsets;
    }

    private int code(int from, int to) {
        if (2 * texts.size() >= table.length) {
            grow();
        }
        int slot = slot(from, to);
        if (table[slot] == 0) {
            add(from, to);
            table[slot] = texts.size();
        }
        return table[slot] - 1;
    }

    private void add(int from, int to) {
        int code = texts.size();
        texts.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        if (2 * code + 1 >= spans.length) {
            spans = Arrays.copyOf(spans, 2 * spans.length);
        }
        spans[2 * code] = from;
        spans[2 * code + 1] = to;
    }

    private int slot(int from, int to) {
        int mask = table.length - 1;
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (table[slot] != 0 && !isText(table[slot] - 1, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isText(int code, int from, int to) {
        return Arrays.equals(bytes, spans[2 * code], spans[2 * code + 1], bytes, from, to);
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int code = 0; code < texts.size(); code++) {
            table[slot(spans[2 * code], spans[2 * code + 1])] = code + 1;
        }
    }
}
