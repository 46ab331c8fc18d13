package io.growth4j.features.internal.ipc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Between Arrow's memory and the heap, in one copy. */
final class Buffers {
    private static final int PIECE = 1 << 15;

    private Buffers() {}

    /** The first bytes of a buffer. */
    static byte[] bytes(ArrowBuf buffer, long length) {
        byte[] bytes = new byte[Math.toIntExact(length)];
        if (length > 0) {
            buffer.getBytes(0, bytes, 0, bytes.length);
        }
        return bytes;
    }

    /** Reads numbers of 64 bits, by way of a piece that stays in the cache. */
    static void longs(ArrowBuf buffer, long[] values) {
        byte[] piece = new byte[Math.min(PIECE, values.length * Long.BYTES)];
        LongBuffer numbers = view(piece).asLongBuffer();
        int step = Math.max(1, piece.length / Long.BYTES);
        for (int from = 0; from < values.length; from += step) {
            int count = Math.min(step, values.length - from);
            buffer.getBytes((long) from * Long.BYTES, piece, 0, count * Long.BYTES);
            numbers.get(0, values, from, count);
        }
    }

    /** Reads numbers of 32 bits. */
    static void ints(ArrowBuf buffer, int[] values) {
        byte[] piece = new byte[Math.min(PIECE, values.length * Integer.BYTES)];
        IntBuffer numbers = view(piece).asIntBuffer();
        int step = Math.max(1, piece.length / Integer.BYTES);
        for (int from = 0; from < values.length; from += step) {
            int count = Math.min(step, values.length - from);
            buffer.getBytes((long) from * Integer.BYTES, piece, 0, count * Integer.BYTES);
            numbers.get(0, values, from, count);
        }
    }

    /** Bytes seen in Arrow's byte order. */
    static ByteBuffer view(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A buffer of some bytes; to be closed by the caller. */
    static ArrowBuf allocate(BufferAllocator allocator, byte[] bytes, int length) {
        ArrowBuf buffer = allocator.buffer(Math.max(1, length));
        buffer.setBytes(0, bytes, 0, length);
        buffer.writerIndex(length);
        return buffer;
    }
}
