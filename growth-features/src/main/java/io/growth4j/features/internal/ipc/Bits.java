package io.growth4j.features.internal.ipc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;

/** A bit for each of some consecutive rows. */
final class Bits {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The bits of 64 rows that have theirs. */
    private static final long ALL = -1;

    /** So many of 64 values are kept one by one. */
    private static final int FEW = 16;

    private final byte[] bytes;
    /** The place of the first row's bit in the first byte. */
    private final int first;

    private final int rows;

    private Bits(byte[] bytes, int first, int rows) {
        this.bytes = bytes;
        this.first = first;
        this.rows = rows;
    }

    /** How many bytes the bits of some rows touch at most. */
    static int bytes(int rows) {
        return rows / Byte.SIZE + 2;
    }

    /** Those of a buffer, copied to the first of some bytes. */
    static Bits of(ArrowBuf buffer, int first, int rows, byte[] bytes) {
        int start = first / Byte.SIZE;
        int end = (first + rows + Byte.SIZE - 1) / Byte.SIZE;
        if (end > start) {
            buffer.getBytes(start, bytes, 0, end - start);
        }
        return new Bits(bytes, first % Byte.SIZE, rows);
    }

    boolean isSet(int row) {
        int bit = first + row;
        return (bytes[bit / Byte.SIZE] >> bit % Byte.SIZE & 1) != 0;
    }

    /** Whether every row has its bit. */
    boolean isAllSet() {
        long unset = 0;
        int row = 0;
        for (; row + Long.SIZE <= rows; row += Long.SIZE) {
            unset |= ~word(row);
        }
        for (; row < rows; row++) {
            unset |= isSet(row) ? 0 : 1;
        }
        return unset == 0;
    }

    /** Replaces the values of rows without a bit; most columns have a value in every row, or in few. */
    void replaceUnset(long[] values, long replacement) {
        long[] kept = new long[FEW];
        int row = 0;
        for (; row + Long.SIZE <= rows; row += Long.SIZE) {
            long word = word(row);
            if (Long.bitCount(word) <= FEW) {
                replaceAllBut(word, values, row, replacement, kept);
            } else if (word != ALL) {
                replaceUnset(word, values, row, replacement);
            }
        }
        for (; row < rows; row++) {
            values[row] = isSet(row) ? values[row] : replacement;
        }
    }

    /** The loop without a branch: whether a row has a value is hard to guess. */
    private static void replaceUnset(long word, long[] values, int from, long replacement) {
        for (int i = 0; i < Long.SIZE; i++) {
            long isSet = -((word >>> i) & 1);
            long value = values[from + i];
            values[from + i] = replacement ^ ((replacement ^ value) & isSet);
        }
    }

    /** Sets the few values aside that stay, as replacing 64 values in a row takes no time. */
    private static void replaceAllBut(long word, long[] values, int from, long replacement, long[] kept) {
        int count = 0;
        for (long bits = word; bits != 0; bits &= bits - 1) {
            kept[count++] = values[from + Long.numberOfTrailingZeros(bits)];
        }
        Arrays.fill(values, from, from + Long.SIZE, replacement);
        count = 0;
        for (long bits = word; bits != 0; bits &= bits - 1) {
            values[from + Long.numberOfTrailingZeros(bits)] = kept[count++];
        }
    }

    /** The bits of 64 rows. */
    private long word(int row) {
        int bit = first + row;
        long low = (long) WORDS.get(bytes, bit / Byte.SIZE);
        int shift = bit % Byte.SIZE;
        return shift == 0 ? low : (low >>> shift) | ((long) bytes[bit / Byte.SIZE + Long.BYTES] << (Long.SIZE - shift));
    }
}
