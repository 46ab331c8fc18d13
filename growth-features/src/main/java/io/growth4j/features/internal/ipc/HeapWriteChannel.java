package io.growth4j.features.internal.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.ipc.WriteChannel;

/** Writes Arrow's memory through a heap buffer: the direct way needs {@code --add-opens}. */
final class HeapWriteChannel extends WriteChannel {
    private static final int CHUNK = 1 << 16;

    private final byte[] heap = new byte[CHUNK];

    HeapWriteChannel(WritableByteChannel channel) {
        super(channel);
    }

    @Override
    public void write(ArrowBuf buffer) throws IOException {
        long end = buffer.readerIndex() + buffer.readableBytes();
        for (long done = buffer.readerIndex(); done < end; done += CHUNK) {
            int count = (int) Math.min(CHUNK, end - done);
            buffer.getBytes(done, heap, 0, count);
            write(ByteBuffer.wrap(heap, 0, count));
        }
    }
}
