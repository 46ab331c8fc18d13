package io.growth4j.features.internal.state;

import io.growth4j.event.Dictionary;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** What a {@link StateOutput} wrote, once its checksum is found right. */
final class StateInput implements Closeable {
    private static final int CHUNK = 1 << 13;

    private final DataInputStream in;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Long.BYTES);

    StateInput(Path file) throws IOException {
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /** Whether the last four bytes of a file are the checksum of those before. */
    static boolean isWhole(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        long left = Files.size(file) - Integer.BYTES;
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] part = new byte[1 << 16];
            while (left > 0) {
                int read = bytes.read(part, 0, (int) Math.min(left, part.length));
                if (read < 0) {
                    return false;
                }
                checksum.update(part, 0, read);
                left -= read;
            }
            byte[] written = bytes.readNBytes(Integer.BYTES);
            return left == 0
                    && written.length == Integer.BYTES
                    && ByteBuffer.wrap(written).getInt() == (int) checksum.getValue();
        }
    }

    /** Reads a text and says whether it is the one expected; a file of another kind is not read far. */
    boolean startsWith(String title) throws IOException {
        byte[] expected = title.getBytes(StandardCharsets.UTF_8);
        byte[] length = in.readNBytes(Integer.BYTES);
        boolean hasLength =
                length.length == Integer.BYTES && ByteBuffer.wrap(length).getInt() == expected.length;
        return hasLength && Arrays.equals(in.readNBytes(expected.length), expected);
    }

    long number() throws IOException {
        return in.readLong();
    }

    int count() throws IOException {
        return Math.toIntExact(in.readLong());
    }

    String text() throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    /** Adds the texts to a dictionary. */
    void texts(Dictionary target) throws IOException {
        for (int left = count(); left > 0; left--) {
            target.add(text());
        }
    }

    long[] longs(int count) throws IOException {
        long[] values = new long[count];
        longs(values, count);
        return values;
    }

    void longs(long[] values, int count) throws IOException {
        for (int from = 0; from < count; from += CHUNK) {
            int part = Math.min(CHUNK, count - from);
            in.readFully(chunk.array(), 0, part * Long.BYTES);
            chunk.clear().asLongBuffer().get(values, from, part);
        }
    }

    void ints(int[] values, int count) throws IOException {
        for (int from = 0; from < count; from += CHUNK) {
            int part = Math.min(CHUNK, count - from);
            in.readFully(chunk.array(), 0, part * Integer.BYTES);
            chunk.clear().asIntBuffer().get(values, from, part);
        }
    }

    void column(Object values, int count) throws IOException {
        if (values instanceof long[] whole) {
            longs(whole, count);
        } else if (values instanceof int[] codes) {
            ints(codes, count);
        } else {
            double[] real = (double[]) values;
            for (int from = 0; from < count; from += CHUNK) {
                int part = Math.min(CHUNK, count - from);
                in.readFully(chunk.array(), 0, part * Double.BYTES);
                chunk.clear().asDoubleBuffer().get(real, from, part);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
