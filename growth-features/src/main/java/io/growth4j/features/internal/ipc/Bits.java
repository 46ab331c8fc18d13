package io.growth4j.features.internal.ipc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;

/** A bit for each of some consecutive rows. */
final class Bits {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The bits of 64 rows that have theirs. */
    private static final long ALL = -1;

    private final byte[] bytes;
    /** The place of the first row's bit in the first byte. */
    private final int first;

    private final int rows;

    private Bits(byte[] bytes, int first, int rows) {
        this.bytes = bytes;
        this.first = first;
        this.rows = rows;
    }

    static Bits of(ArrowBuf buffer, int first, int rows) {
        int start = first / Byte.SIZE;
        int end = (first + rows + Byte.SIZE - 1) / Byte.SIZE;
        return new Bits(Buffers.bytes(buffer, start, end - start), first % Byte.SIZE, rows);
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
        int row = 0;
        for (; row + Long.SIZE <= rows; row += Long.SIZE) {
            long word = word(row);
            if (word != ALL) {
                replaceUnset(values, row, word, replacement);
            }
        }
        for (; row < rows; row++) {
            values[row] = isSet(row) ? values[row] : replacement;
        }
    }

    /** The loop without a branch: whether a row has a value is hard to guess. */
    private static void replaceUnset(long[] values, int from, long word, long replacement) {
        for (int i = 0; i < Long.SIZE; i++) {
            long isSet = -((word >>> i) & 1);
            long value = values[from + i];
            values[from + i] = replacement ^ ((replacement ^ value) & isSet);
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
