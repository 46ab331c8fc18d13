package io.growth4j.features.internal.ipc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Between Arrow's memory and the heap, in one copy. */
final class Buffers {
    private Buffers() {}

    /** The first bytes of a buffer. */
    static byte[] bytes(ArrowBuf buffer, long length) {
        byte[] bytes = new byte[Math.toIntExact(length)];
        if (length > 0) {
            buffer.getBytes(0, bytes, 0, bytes.length);
        }
        return bytes;
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
