package io.growth4j.features.internal.ipc;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.ingest.Lexicon;
import io.growth4j.features.internal.ingest.RawColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Copies rows of vectors into plain arrays. */
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
     * Copies all rows of a vector.
     *
     * @param vector the vector
     * @param lexicons the dictionaries of its reader
     * @throws IllegalArgumentException if its type cannot be a column of events or users
     */
    public static RawColumn of(FieldVector vector, Lexicons lexicons) {
        return of(VectorSlice.all(vector), lexicons);
    }

    /** Copies rows; the column is lent until its scratch arrays are used again. */
    static RawColumn of(VectorSlice slice, Lexicons lexicons) {
        FieldVector vector = slice.vector();
        return vector.getField().getDictionary() == null ? plain(slice) : encoded(slice, lexicons.of(vector));
    }

    private static RawColumn encoded(VectorSlice slice, Lexicon lexicon) {
        int[] codes = codes(slice);
        requireInside(codes, lexicon.texts().length, slice);
        return new RawColumn.Texts(codes, lexicon);
    }

    private static int[] codes(VectorSlice slice) {
        if (slice.width() == Integer.BYTES
                && !slice.isUnsigned()
                && slice.present().isAllSet()) {
            return slice.ints();
        }
        int[] codes = slice.scratch().ints(slice.rows());
        long[] indices = wholes(slice);
        for (int row = 0; row < slice.rows(); row++) {
            codes[row] = indices[row] == Absent.LONG ? Absent.CODE : Math.toIntExact(indices[row]);
        }
        return codes;
    }

    private static void requireInside(int[] codes, int size, VectorSlice slice) {
        for (int row = 0, rows = slice.rows(); row < rows; row++) {
            if (codes[row] < Absent.CODE || codes[row] >= size) {
                throw new IllegalArgumentException("column '" + slice.name() + "' has the code " + codes[row]
                        + " in a dictionary of " + size + " texts");
            }
        }
    }

    static RawColumn plain(VectorSlice slice) {
        return switch (slice.vector().getMinorType()) {
            case TINYINT, SMALLINT, INT, BIGINT, UINT1, UINT2, UINT4 -> new RawColumn.Longs(wholes(slice));
            case FLOAT4, FLOAT8 -> new RawColumn.Doubles(reals(slice));
            case VARCHAR, LARGEVARCHAR -> VectorTexts.of(slice);
            case BIT -> flags(slice);
            case DECIMAL -> decimals(slice);
            case DATEDAY -> new RawColumn.Wall(scaled(slice, day -> Math.multiplyExact(day, DAY_MILLIS)));
            case DATEMILLI, TIMESTAMPMILLI -> new RawColumn.Wall(wholes(slice));
            case TIMESTAMPSEC -> new RawColumn.Wall(scaled(slice, VectorColumns::ofSeconds));
            case TIMESTAMPMICRO -> new RawColumn.Wall(scaled(slice, VectorColumns::ofMicros));
            case TIMESTAMPNANO -> new RawColumn.Wall(scaled(slice, VectorColumns::ofNanos));
            case TIMESTAMPMILLITZ -> new RawColumn.Millis(wholes(slice));
            case TIMESTAMPSECTZ -> new RawColumn.Millis(scaled(slice, VectorColumns::ofSeconds));
            case TIMESTAMPMICROTZ -> new RawColumn.Millis(scaled(slice, VectorColumns::ofMicros));
            case TIMESTAMPNANOTZ -> new RawColumn.Millis(scaled(slice, VectorColumns::ofNanos));
            default ->
                throw new IllegalArgumentException("column '" + slice.name() + "' is "
                        + slice.vector().getField().getType() + ": it cannot be a column of events or users");
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

    private static long[] scaled(VectorSlice slice, LongUnaryOperator scale) {
        long[] values = wholes(slice);
        for (int row = 0; row < slice.rows(); row++) {
            values[row] = values[row] == Absent.LONG ? Absent.LONG : scale.applyAsLong(values[row]);
        }
        return values;
    }

    private static long[] wholes(VectorSlice slice) {
        long[] values = slice.width() == Long.BYTES ? slice.longs() : narrow(slice);
        slice.present().replaceUnset(values, Absent.LONG);
        return values;
    }

    private static long[] narrow(VectorSlice slice) {
        long[] values = slice.scratch().longs(slice.rows());
        int width = slice.width();
        ByteBuffer bytes = slice.values(width);
        long mask = slice.isUnsigned() ? (1L << (8 * width)) - 1 : -1;
        for (int row = 0; row < slice.rows(); row++) {
            long value = switch (width) {
                case Byte.BYTES -> bytes.get(row);
                case Short.BYTES -> bytes.getShort(row * Short.BYTES);
                default -> bytes.getInt(row * Integer.BYTES);
            };
            values[row] = value & mask;
        }
        return values;
    }

    private static double[] reals(VectorSlice slice) {
        double[] values = slice.scratch().doubles(slice.rows());
        if (slice.width() == Float.BYTES) {
            int[] bits = slice.ints();
            for (int row = 0; row < slice.rows(); row++) {
                values[row] = Float.intBitsToFloat(bits[row]);
            }
        } else {
            long[] bits = slice.longs();
            for (int row = 0; row < slice.rows(); row++) {
                values[row] = Double.longBitsToDouble(bits[row]);
            }
        }
        Bits present = slice.present();
        for (int row = 0; row < slice.rows(); row++) {
            values[row] = present.isSet(row) ? values[row] : Double.NaN;
        }
        return values;
    }

    private static RawColumn flags(VectorSlice slice) {
        Bits flags = slice.flags();
        Bits present = slice.present();
        return new RawColumn.Objects(row -> present.isSet(row) ? FLAGS.get(flags.isSet(row)) : null);
    }

    private static RawColumn decimals(VectorSlice slice) {
        ArrowType.Decimal type = (ArrowType.Decimal) slice.vector().getField().getType();
        int width = slice.width();
        byte[] bytes = slice.bytes(width);
        Bits present = slice.present();
        return new RawColumn.Objects(
                row -> present.isSet(row) ? new BigDecimal(unscaled(bytes, row, width), type.getScale()) : null);
    }

    private static BigInteger unscaled(byte[] bytes, int row, int width) {
        byte[] bigEndian = new byte[width];
        for (int i = 0; i < width; i++) {
            bigEndian[width - 1 - i] = bytes[row * width + i];
        }
        return new BigInteger(bigEndian);
    }
}
