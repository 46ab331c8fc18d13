package io.growth4j.features.internal.ipc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Between Arrow's memory and the heap, in one copy. */
final class Buffers {
    static final int PIECE = 1 << 14;

    private Buffers() {}

    /** Some bytes of a buffer. */
    static byte[] bytes(ArrowBuf buffer, long from, long length) {
        byte[] bytes = new byte[Math.toIntExact(length)];
        if (length > 0) {
            buffer.getBytes(from, bytes, 0, bytes.length);
        }
        return bytes;
    }

    /** Reads numbers of 64 bits from one on, by way of a piece that stays in the cache. */
    static void longs(ArrowBuf buffer, long first, long[] values, int count, byte[] piece) {
        LongBuffer numbers = view(piece).asLongBuffer();
        int step = piece.length / Long.BYTES;
        for (int at = 0; at < count; at += step) {
            int next = Math.min(step, count - at);
            buffer.getBytes((first + at) * Long.BYTES, piece, 0, next * Long.BYTES);
            numbers.get(0, values, at, next);
        }
    }

    /** Whether a buffer holds these bytes and, within them, nothing else. */
    static boolean isEqual(ArrowBuf buffer, byte[] bytes) {
        byte[] piece = new byte[Math.min(PIECE, bytes.length)];
        for (int at = 0; at < bytes.length; at += PIECE) {
            int count = Math.min(PIECE, bytes.length - at);
            buffer.getBytes(at, piece, 0, count);
            if (!Arrays.equals(bytes, at, at + count, piece, 0, count)) {
                return false;
            }
        }
        return true;
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
