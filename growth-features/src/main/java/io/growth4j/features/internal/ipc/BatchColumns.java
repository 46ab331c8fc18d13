package io.growth4j.features.internal.ipc;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/** Makes a record batch out of plain arrays, column by column in the order of the schema; to be closed. */
public final class BatchColumns implements AutoCloseable {
    private final BufferAllocator allocator;
    private final int size;
    private final List<ArrowFieldNode> nodes = new ArrayList<>();
    private final List<ArrowBuf> buffers = new ArrayList<>();

    /** A batch of so many rows. */
    public BatchColumns(BufferAllocator allocator, int size) {
        this.allocator = allocator;
        this.size = size;
    }

    /** Adds whole numbers or instants from a place of an array on; {@link Absent#LONG} becomes null. */
    public void longs(long[] values, int from) {
        byte[] data = heap((long) size * Long.BYTES);
        Buffers.view(data).asLongBuffer().put(values, from, size);
        byte[] valid = new byte[(size + 7) / 8];
        for (int row = 0; row < size; row++) {
            mark(valid, row, values[from + row] != Absent.LONG);
        }
        add(valid, data);
    }

    /** Adds real numbers from a place on; NaN becomes null. */
    public void doubles(double[] values, int from) {
        byte[] data = heap((long) size * Double.BYTES);
        Buffers.view(data).asDoubleBuffer().put(values, from, size);
        byte[] valid = new byte[(size + 7) / 8];
        for (int row = 0; row < size; row++) {
            mark(valid, row, !Double.isNaN(values[from + row]));
        }
        add(valid, data);
    }

    /** Adds codes of a dictionary from a place on; negative ones become null. */
    public void codes(int[] codes, int from) {
        byte[] data = heap((long) size * Integer.BYTES);
        Buffers.view(data).asIntBuffer().put(codes, from, size);
        byte[] valid = new byte[(size + 7) / 8];
        for (int row = 0; row < size; row++) {
            mark(valid, row, codes[from + row] >= 0);
        }
        add(valid, data);
    }

    /** Adds texts, one per row, of which none is null. */
    public void texts(List<String> texts) {
        byte[] offsets = heap((size + 1L) * Integer.BYTES);
        ByteBuffer ends = Buffers.view(offsets);
        byte[] data = new byte[16 * size + 16];
        int end = 0;
        for (int row = 0; row < size; row++) {
            byte[] text = texts.get(row).getBytes(StandardCharsets.UTF_8);
            if (end + text.length > data.length) {
                data = Arrays.copyOf(data, Math.max(2 * data.length, end + text.length));
            }
            System.arraycopy(text, 0, data, end, text.length);
            end += text.length;
            ends.putInt((row + 1) * Integer.BYTES, end);
        }
        byte[] valid = new byte[(size + 7) / 8];
        Arrays.fill(valid, (byte) -1);
        nodes.add(new ArrowFieldNode(size, 0));
        allocate(valid, valid.length);
        allocate(offsets, offsets.length);
        allocate(data, end);
    }

    /** A batch of the texts of a dictionary in the order of their codes. */
    public static BatchColumns of(BufferAllocator allocator, Dictionary dictionary) {
        BatchColumns columns = new BatchColumns(allocator, dictionary.size());
        List<String> texts = new ArrayList<>(dictionary.size());
        for (int code = 0; code < dictionary.size(); code++) {
            texts.add(dictionary.text(code));
        }
        try {
            columns.texts(texts);
            return columns;
        } catch (RuntimeException e) {
            columns.close();
            throw e;
        }
    }

    private static byte[] heap(long length) {
        return new byte[Math.toIntExact(length)];
    }

    private static void mark(byte[] bits, int row, boolean set) {
        bits[row >> 3] |= (byte) (set ? 1 << (row & 7) : 0);
    }

    private void add(byte[] valid, byte[] data) {
        int present = 0;
        for (byte bits : valid) {
            present += Integer.bitCount(bits & 0xFF);
        }
        nodes.add(new ArrowFieldNode(size, size - present));
        allocate(valid, valid.length);
        allocate(data, data.length);
    }

    private void allocate(byte[] bytes, int length) {
        buffers.add(Buffers.allocate(allocator, bytes, length));
    }

    /** The batch of the columns added; it holds on to their memory until it is closed itself. */
    public ArrowRecordBatch batch() {
        return new ArrowRecordBatch(size, nodes, buffers);
    }

    @Override
    public void close() {
        buffers.forEach(ArrowBuf::close);
        buffers.clear();
    }
}
