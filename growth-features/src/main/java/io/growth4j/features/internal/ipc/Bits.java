package io.growth4j.features.internal.ipc;

import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;

/** A bit for each of some consecutive rows. */
final class Bits {
    private static final byte ALL = -1;
    private static final byte NONE = 0;

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
        int row = 0;
        while (row < rows && (isByte(row, ALL) || isSet(row))) {
            row += isByte(row, ALL) ? Byte.SIZE : 1;
        }
        return row == rows;
    }

    /** Replaces the values of rows without a bit; most often eight rows at a time have theirs, or none has. */
    void replaceUnset(long[] values, long replacement) {
        int row = 0;
        while (row < rows) {
            if (isByte(row, NONE)) {
                Arrays.fill(values, row, row + Byte.SIZE, replacement);
                row += Byte.SIZE;
            } else if (isByte(row, ALL)) {
                row += Byte.SIZE;
            } else {
                values[row] = isSet(row) ? values[row] : replacement;
                row++;
            }
        }
    }

    /** Whether a byte of its own for eight rows starts at this one, and has a value. */
    private boolean isByte(int row, byte value) {
        int bit = first + row;
        return bit % Byte.SIZE == 0 && row + Byte.SIZE <= rows && bytes[bit / Byte.SIZE] == value;
    }
}
