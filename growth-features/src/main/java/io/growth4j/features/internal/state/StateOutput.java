package io.growth4j.features.internal.state;

import io.growth4j.event.Dictionary;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Numbers, texts and arrays into a file, and behind them their checksum. */
final class StateOutput implements Closeable {
    private static final int CHUNK = 1 << 13;

    private final CRC32C checksum = new CRC32C();
    private final DataOutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Long.BYTES);

    StateOutput(Path file) throws IOException {
        out = new DataOutputStream(new CheckedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), 1 << 16),
                checksum));
    }

    void number(long value) throws IOException {
        out.writeLong(value);
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    void texts(Dictionary texts) throws IOException {
        number(texts.size());
        for (int code = 0; code < texts.size(); code++) {
            text(texts.text(code));
        }
    }

    void longs(long[] values, int count) throws IOException {
        for (int from = 0; from < count; from += CHUNK) {
            int part = Math.min(CHUNK, count - from);
            chunk.clear().asLongBuffer().put(values, from, part);
            out.write(chunk.array(), 0, part * Long.BYTES);
        }
    }

    void doubles(double[] values, int count) throws IOException {
        for (int from = 0; from < count; from += CHUNK) {
            int part = Math.min(CHUNK, count - from);
            chunk.clear().asDoubleBuffer().put(values, from, part);
            out.write(chunk.array(), 0, part * Double.BYTES);
        }
    }

    void ints(int[] values, int count) throws IOException {
        for (int from = 0; from < count; from += CHUNK) {
            int part = Math.min(CHUNK, count - from);
            chunk.clear().asIntBuffer().put(values, from, part);
            out.write(chunk.array(), 0, part * Integer.BYTES);
        }
    }

    void column(Object values, int count) throws IOException {
        if (values instanceof long[] whole) {
            longs(whole, count);
        } else if (values instanceof double[] real) {
            doubles(real, count);
        } else {
            ints((int[]) values, count);
        }
    }

    void finish() throws IOException {
        out.writeInt((int) checksum.getValue());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
