package io.growth4j.features.internal.ipc;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.ingest.RawColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Copies vectors into plain arrays, a whole buffer at a time. */
public final class VectorColumns {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final Map<Boolean, String> FLAGS = Map.of(false, "false", true, "true");

    private VectorColumns() {}

    /** The type that is natural to a field. */
    public static ColumnType typeOf(Field field) {
        if (field.getDictionary() != null) {
            return ColumnType.TEXT;
        }
        return switch (field.getType().getTypeID()) {
            case Int -> ColumnType.LONG;
            case FloatingPoint, Decimal -> ColumnType.DOUBLE;
            default -> ColumnType.TEXT;
        };
    }

    /**
     * Copies a vector.
     *
     * @param vector the vector
     * @param dictionaries where the dictionaries of its reader are
     * @throws IllegalArgumentException if its type cannot be a column of events or users
     */
    public static RawColumn of(FieldVector vector, DictionaryProvider dictionaries) {
        return vector.getField().getDictionary() == null
                ? plain(vector)
                : encoded(
                        vector,
                        dictionaries.lookup(vector.getField().getDictionary().getId()));
    }

    private static RawColumn encoded(FieldVector vector, @Nullable Dictionary dictionary) {
        if (dictionary == null) {
            throw new IllegalArgumentException("column '" + vector.getName() + "' has no dictionary");
        }
        FieldVector values = dictionary.getVector();
        RawColumn column = plain(values);
        @Nullable
        String[] texts = IntStream.range(0, values.getValueCount())
                .mapToObj(column::get)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
        int[] codes = codes(vector);
        requireInside(codes, texts.length, vector);
        return new RawColumn.Texts(codes, texts);
    }

    private static int[] codes(FieldVector vector) {
        int[] codes = new int[vector.getValueCount()];
        if (width(vector) == Integer.BYTES && vector.getNullCount() == 0 && !isUnsigned(vector)) {
            Buffers.ints(vector.getDataBuffer(), codes);
            return codes;
        }
        long[] indices = wholes(vector);
        for (int row = 0; row < codes.length; row++) {
            codes[row] = indices[row] == Absent.LONG ? Absent.CODE : Math.toIntExact(indices[row]);
        }
        return codes;
    }

    private static void requireInside(int[] codes, int size, FieldVector vector) {
        int least = Absent.CODE;
        int most = Absent.CODE;
        for (int code : codes) {
            least = Math.min(least, code);
            most = Math.max(most, code);
        }
        if (least < Absent.CODE || most >= size) {
            throw new IllegalArgumentException("column '" + vector.getName() + "' has the code "
                    + (least < Absent.CODE ? least : most) + " in a dictionary of " + size + " texts");
        }
    }

    private static RawColumn plain(FieldVector vector) {
        return switch (vector.getMinorType()) {
            case TINYINT, SMALLINT, INT, BIGINT, UINT1, UINT2, UINT4 -> new RawColumn.Longs(wholes(vector));
            case FLOAT4, FLOAT8 -> new RawColumn.Doubles(reals(vector));
            case VARCHAR, LARGEVARCHAR -> VectorTexts.of(vector);
            case BIT -> flags(vector);
            case DECIMAL -> decimals(vector);
            case DATEDAY -> new RawColumn.Wall(scaled(vector, day -> Math.multiplyExact(day, DAY_MILLIS)));
            case DATEMILLI, TIMESTAMPMILLI -> new RawColumn.Wall(wholes(vector));
            case TIMESTAMPSEC -> new RawColumn.Wall(scaled(vector, VectorColumns::ofSeconds));
            case TIMESTAMPMICRO -> new RawColumn.Wall(scaled(vector, VectorColumns::ofMicros));
            case TIMESTAMPNANO -> new RawColumn.Wall(scaled(vector, VectorColumns::ofNanos));
            case TIMESTAMPMILLITZ -> new RawColumn.Millis(wholes(vector));
            case TIMESTAMPSECTZ -> new RawColumn.Millis(scaled(vector, VectorColumns::ofSeconds));
            case TIMESTAMPMICROTZ -> new RawColumn.Millis(scaled(vector, VectorColumns::ofMicros));
            case TIMESTAMPNANOTZ -> new RawColumn.Millis(scaled(vector, VectorColumns::ofNanos));
            default ->
                throw new IllegalArgumentException("column '" + vector.getName() + "' is "
                        + vector.getField().getType() + ": it cannot be a column of events or users");
        };
    }

    private static long ofSeconds(long value) {
        return Math.multiplyExact(value, 1000L);
    }

    private static long ofMicros(long value) {
        return Math.floorDiv(value, 1000L);
    }

    private static long ofNanos(long value) {
        return Math.floorDiv(value, 1_000_000L);
    }

    private static long[] scaled(FieldVector vector, LongUnaryOperator scale) {
        long[] values = wholes(vector);
        for (int row = 0; row < values.length; row++) {
            values[row] = values[row] == Absent.LONG ? Absent.LONG : scale.applyAsLong(values[row]);
        }
        return values;
    }

    private static long[] wholes(FieldVector vector) {
        long[] values = new long[vector.getValueCount()];
        int width = width(vector);
        if (width == Long.BYTES) {
            Buffers.longs(vector.getDataBuffer(), values);
        } else {
            narrow(vector, width, values);
        }
        if (vector.getNullCount() > 0) {
            byte[] valid = validity(vector);
            for (int row = 0; row < values.length; row++) {
                values[row] = isSet(valid, row) ? values[row] : Absent.LONG;
            }
        }
        return values;
    }

    private static void narrow(FieldVector vector, int width, long[] values) {
        ByteBuffer bytes = Buffers.view(Buffers.bytes(vector.getDataBuffer(), (long) values.length * width));
        for (int row = 0; row < values.length; row++) {
            values[row] = switch (width) {
                case Byte.BYTES -> bytes.get(row);
                case Short.BYTES -> bytes.getShort(row * Short.BYTES);
                default -> bytes.getInt(row * Integer.BYTES);
            };
        }
        if (isUnsigned(vector)) {
            long mask = (1L << (8 * width)) - 1;
            for (int row = 0; row < values.length; row++) {
                values[row] &= mask;
            }
        }
    }

    private static boolean isUnsigned(FieldVector vector) {
        return vector.getField().getType() instanceof ArrowType.Int whole && !whole.getIsSigned();
    }

    private static int width(FieldVector vector) {
        return ((BaseFixedWidthVector) vector).getTypeWidth();
    }

    private static double[] reals(FieldVector vector) {
        double[] values = new double[vector.getValueCount()];
        int width = width(vector);
        ByteBuffer bytes = Buffers.view(Buffers.bytes(vector.getDataBuffer(), (long) values.length * width));
        if (width == Float.BYTES) {
            Arrays.setAll(values, row -> bytes.getFloat(row * Float.BYTES));
        } else {
            bytes.asDoubleBuffer().get(values);
        }
        byte[] valid = validity(vector);
        for (int row = 0; row < values.length; row++) {
            values[row] = isSet(valid, row) ? values[row] : Double.NaN;
        }
        return values;
    }

    private static RawColumn flags(FieldVector vector) {
        int size = vector.getValueCount();
        byte[] bits = Buffers.bytes(vector.getDataBuffer(), (size + 7) / 8);
        byte[] valid = validity(vector);
        return new RawColumn.Objects(row -> isSet(valid, row) ? FLAGS.get(isSet(bits, row)) : null);
    }

    private static RawColumn decimals(FieldVector vector) {
        ArrowType.Decimal type = (ArrowType.Decimal) vector.getField().getType();
        int width = width(vector);
        byte[] bytes = Buffers.bytes(vector.getDataBuffer(), (long) vector.getValueCount() * width);
        byte[] valid = validity(vector);
        return new RawColumn.Objects(
                row -> isSet(valid, row) ? new BigDecimal(unscaled(bytes, row, width), type.getScale()) : null);
    }

    private static BigInteger unscaled(byte[] bytes, int row, int width) {
        byte[] bigEndian = new byte[width];
        for (int i = 0; i < width; i++) {
            bigEndian[width - 1 - i] = bytes[row * width + i];
        }
        return new BigInteger(bigEndian);
    }

    static byte[] validity(FieldVector vector) {
        return Buffers.bytes(vector.getValidityBuffer(), (vector.getValueCount() + 7) / 8);
    }

    static boolean isSet(byte[] bits, int row) {
        return (bits[row >> 3] >> (row & 7) & 1) != 0;
    }
}
