package io.growth4j.features.internal.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.jspecify.annotations.Nullable;

/** Fills Arrow's memory through a heap buffer: the direct way needs {@code --add-opens}. */
final class HeapReadChannel extends ReadChannel {
    private static final int CHUNK = 1 << 16;

    private final ByteBuffer heap = ByteBuffer.allocate(CHUNK);
    private @Nullable ArrowBuf last;

    HeapReadChannel(ReadableByteChannel channel) {
        super(channel);
    }

    @Override
    public long readFully(ArrowBuf buffer, long length) throws IOException {
        last = buffer;
        long done = 0;
        while (done < length) {
            heap.clear().limit((int) Math.min(CHUNK, length - done));
            int count = readFully(heap);
            if (count == 0) {
                break;
            }
            buffer.setBytes(done, heap.array(), 0, count);
            done += count;
        }
        buffer.writerIndex(done);
        return done;
    }

    /** Gives back the last buffer filled, if Arrow lost it: it does when the message in it turns out to be damaged. */
    void releaseLast() {
        while (last != null && last.refCnt() > 0) {
            last.getReferenceManager().release();
        }
    }
}
