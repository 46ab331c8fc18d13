package io.growth4j.features.internal.ipc;

import java.nio.ByteBuffer;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Consecutive rows of a vector, copied to the heap a buffer at a time.
 *
 * @param vector the vector
 * @param first the first row
 * @param rows how many rows
 * @param scratch lends the arrays
 */
record VectorSlice(FieldVector vector, int first, int rows, Scratch scratch) {
    static VectorSlice all(FieldVector vector) {
        return new VectorSlice(vector, 0, vector.getValueCount(), new Scratch());
    }

    String name() {
        return vector.getName();
    }

    /** Bytes per value. */
    int width() {
        return ((BaseFixedWidthVector) vector).getTypeWidth();
    }

    boolean isUnsigned() {
        return vector.getField().getType() instanceof ArrowType.Int whole && !whole.getIsSigned();
    }

    /** The bytes of values of a width. */
    byte[] bytes(int width) {
        return Buffers.bytes(vector.getDataBuffer(), (long) first * width, (long) rows * width);
    }

    /** The same in Arrow's byte order. */
    ByteBuffer values(int width) {
        return Buffers.view(bytes(width));
    }

    /** Lends values of 64 bits; the array may be longer. */
    long[] longs() {
        long[] values = scratch.longs(rows);
        Buffers.longs(vector.getDataBuffer(), first, values, rows, scratch.bytes(Buffers.PIECE));
        return values;
    }

    /** Lends values of 32 bits; the array may be longer. */
    int[] ints() {
        int[] values = scratch.ints(rows);
        byte[] bytes = scratch.bytes(rows * Integer.BYTES);
        vector.getDataBuffer().getBytes((long) first * Integer.BYTES, bytes, 0, rows * Integer.BYTES);
        Buffers.view(bytes).asIntBuffer().get(values, 0, rows);
        return values;
    }

    /** The flags that a vector of bits holds. */
    Bits flags() {
        return Bits.of(vector.getDataBuffer(), first, rows, new byte[Bits.bytes(rows)]);
    }

    /** Which rows have a value; lent. */
    Bits present() {
        return Bits.of(vector.getValidityBuffer(), first, rows, scratch.bits(Bits.bytes(rows)));
    }
}
