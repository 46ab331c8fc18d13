package io.growth4j.features.internal.ipc;

import io.growth4j.event.Absent;
import io.growth4j.features.internal.ingest.Lexicon;
import io.growth4j.features.internal.ingest.RawColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.types.Types.MinorType;

/**
 * Copies UTF-8 vectors: equal texts get equal codes by comparing bytes, so that a string is made once per different text
 * and slice.
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

    static RawColumn of(VectorSlice slice) {
        int[] offsets = offsets(slice);
        byte[] bytes = Buffers.bytes(slice.vector().getDataBuffer(), offsets[0], offsets[slice.rows()] - offsets[0]);
        VectorTexts interned = new VectorTexts(bytes);
        Bits present = slice.present();
        int[] codes = new int[slice.rows()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = present.isSet(row)
                    ? interned.code(offsets[row] - offsets[0], offsets[row + 1] - offsets[0])
                    : Absent.CODE;
        }
        return new RawColumn.Texts(codes, new Lexicon(interned.texts.toArray(String[]::new)));
    }

    private static int[] offsets(VectorSlice slice) {
        int[] offsets = new int[slice.rows() + 1];
        if (slice.rows() == 0) {
            return offsets;
        }
        boolean large = slice.vector().getMinorType() == MinorType.LARGEVARCHAR;
        long width = large ? Long.BYTES : Integer.BYTES;
        ByteBuffer raw = Buffers.view(
                Buffers.bytes(slice.vector().getOffsetBuffer(), slice.first() * width, offsets.length * width));
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
