package io.growth4j.features.internal.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.ipc.message.MessageResult;

/** Reads files in Arrow's IPC file or stream format, front to back. */
public final class IpcFiles {
    static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /** Where the stream inside a file starts: behind the magic word, at a multiple of 8. */
    static final int START = 8;

    static final String CHECKSUM = "growth4j.crc32c";
    private static final int CHUNK = 1 << 16;
    /** What stands before the length of a message. */
    private static final int CONTINUATION = -1;

    private IpcFiles() {}

    /**
     * Opens a file; closing the reader closes it.
     *
     * @throws IOException if it cannot be read, or ends before its end
     */
    public static ArrowReader open(Path file, BufferAllocator allocator) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            channel.position(isFile(channel) ? START : 0);
            return new ArrowStreamReader(new CheckedMessages(channel, allocator), allocator);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether the file format is used rather than the stream format; the former must end as it starts. */
    private static boolean isFile(FileChannel channel) throws IOException {
        if (!startsWithMagic(channel, 0)) {
            return false;
        }
        if (channel.size() < START + MAGIC.length || !startsWithMagic(channel, channel.size() - MAGIC.length)) {
            throw new IOException("the file is cut off: it starts as an Arrow file and does not end as one");
        }
        return true;
    }

    /**
     * How many rows a file's batches have, by the heads of its messages; empty if these make no sense, which whoever reads
     * the batches will say better.
     */
    public static OptionalLong rows(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long at = isFile(channel) ? START : 0;
            long rows = 0;
            for (Head head = head(channel, at); head.length > 0; head = head(channel, at)) {
                Message message = Message.getRootAsMessage(read(channel, at + head.start, head.length));
                if (message.headerType() == MessageHeader.RecordBatch) {
                    rows += ((RecordBatch) message.header(new RecordBatch())).length();
                }
                if (message.bodyLength() < 0 || rows < 0) {
                    return OptionalLong.empty();
                }
                at += head.start + head.length + message.bodyLength();
            }
            return OptionalLong.of(rows);
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }

    /** Where the message at a place starts, counted from there, and its length without its body; 0 at the end. */
    private record Head(int start, int length) {}

    private static Head head(FileChannel channel, long at) throws IOException {
        ByteBuffer bytes = read(channel, at, 2 * Integer.BYTES);
        int length = bytes.remaining() < Integer.BYTES ? 0 : bytes.getInt();
        if (length == CONTINUATION && bytes.remaining() >= Integer.BYTES) {
            length = bytes.getInt();
        }
        if (length < 0 || length > channel.size() - at) {
            throw new IOException("at byte " + at + " a message of " + length
                    + " bytes does not fit into the file: it is cut off, damaged or no Arrow file");
        }
        return new Head(bytes.position(), length);
    }

    private static boolean startsWithMagic(FileChannel channel, long position) throws IOException {
        return read(channel, position, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int count;
        do {
            count = channel.read(bytes, position + bytes.position());
        } while (count > 0);
        return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Compares a file's bytes with the checksum in its footer.
     *
     * @throws IOException if they differ, or the file was not written by {@link IpcFileWriter}
     */
    public static void requireIntact(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (!isFile(channel)) {
                throw new IOException("it is no Arrow file");
            }
            long lengthAt = channel.size() - MAGIC.length - Integer.BYTES;
            int length = read(channel, lengthAt, Integer.BYTES).getInt();
            if (length <= 0 || length > lengthAt - START) {
                throw new IOException("its footer of " + length + " bytes does not fit into the file");
            }
            String expected = metadata(read(channel, lengthAt - length, length)).get(CHECKSUM);
            String actual = checksum(channel, lengthAt - length);
            if (!actual.equals(expected)) {
                throw new IOException("its checksum is " + actual + ", but its footer says " + expected);
            }
        }
    }

    private static Map<String, String> metadata(ByteBuffer footer) throws IOException {
        try {
            return new ArrowFooter(Footer.getRootAsFooter(footer)).getMetaData();
        } catch (RuntimeException e) {
            throw new IOException("its footer is damaged", e);
        }
    }

    private static String checksum(FileChannel channel, long end) throws IOException {
        CRC32C checksum = new CRC32C();
        for (long position = 0; position < end; position += CHUNK) {
            checksum.update(read(channel, position, (int) Math.min(CHUNK, end - position)));
        }
        return Long.toHexString(checksum.getValue());
    }

    /** Looks at the length of each message before memory is given to it: damaged lengths run into gigabytes. */
    private static final class CheckedMessages extends MessageChannelReader {
        private final FileChannel channel;
        private final HeapReadChannel source;

        CheckedMessages(FileChannel channel, BufferAllocator allocator) {
            this(channel, new HeapReadChannel(channel), allocator);
        }

        private CheckedMessages(FileChannel channel, HeapReadChannel source, BufferAllocator allocator) {
            super(source, allocator);
            this.channel = channel;
            this.source = source;
        }

        @Override
        public MessageResult readNext() throws IOException {
            head(channel, channel.position());
            return super.readNext();
        }

        /** The reader closes its vectors before this. */
        @Override
        public void close() throws IOException {
            source.releaseLast();
            super.close();
        }
    }
}
