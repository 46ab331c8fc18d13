package io.growth4j.features.internal.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Writes a file in Arrow's IPC file format, with a checksum of all before the footer in the footer's metadata. The file
 * appears under its name when {@link #finish} returns; closed before that, nothing is left.
 */
public final class IpcFileWriter implements AutoCloseable {
    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private final HeapWriteChannel out;
    private final Schema schema;
    private final List<ArrowBlock> dictionaries = new ArrayList<>();
    private final List<ArrowBlock> batches = new ArrayList<>();

    /** Starts a file; fields with a dictionary have the type of its values. */
    public IpcFileWriter(Path file, Schema schema) throws IOException {
        this.file = file;
        this.schema = schema;
        // Not Files.createTempFile, whose files only their owner may read.
        this.unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        this.channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = new HeapWriteChannel(new Summed());
        try {
            out.write(IpcFiles.MAGIC);
            out.align();
            MessageSerializer.serialize(out, schema);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Writes the values of a dictionary; before any batch that uses it. */
    public void write(ArrowDictionaryBatch dictionary) throws IOException {
        dictionaries.add(MessageSerializer.serialize(out, dictionary));
    }

    /** Writes some rows. */
    public void write(ArrowRecordBatch batch) throws IOException {
        batches.add(MessageSerializer.serialize(out, batch));
    }

    /** Ends the file and gives it its name. */
    public void finish() throws IOException {
        out.writeIntLittleEndian(MessageSerializer.IPC_CONTINUATION_TOKEN);
        out.writeIntLittleEndian(0);
        String sum = Long.toHexString(checksum.getValue());
        long start = out.getCurrentPosition();
        Map<String, String> metadata = Map.of(IpcFiles.CHECKSUM, sum);
        out.write(new ArrowFooter(schema, dictionaries, batches, metadata, IpcOption.DEFAULT.metadataVersion), false);
        out.writeIntLittleEndian((int) (out.getCurrentPosition() - start));
        out.write(IpcFiles.MAGIC);
        channel.force(true);
        channel.close();
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(unfinished);
    }

    /** The file, with a running checksum. */
    private final class Summed implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            checksum.update(bytes.duplicate());
            int count = bytes.remaining();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return count;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
