package io.growth4j.features.source;

import blue.strategic.parquet.ParquetReader;
import io.growth4j.event.EventSchema.ColumnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The flat columns of a Parquet file: their natural types, and what their stored values mean. */
final class ParquetColumns {
    private final Map<String, ColumnType> types = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<Object>> meanings = new LinkedHashMap<>();
    private long rows;

    static ParquetColumns of(Path file) throws IOException {
        ParquetColumns columns = new ParquetColumns();
        try {
            ParquetMetadata metadata = ParquetReader.readMetadata(file.toFile());
            columns.rows = metadata.getBlocks().stream()
                    .mapToLong(BlockMetaData::getRowCount)
                    .sum();
            metadata.getFileMetaData().getSchema().getFields().stream()
                    .filter(field -> field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED))
                    .forEach(field -> columns.add(field.asPrimitiveType()));
            return columns;
        } catch (RuntimeException e) {
            throw ParquetRows.damaged(e);
        }
    }

    private void add(PrimitiveType type) {
        LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        types.put(type.getName(), natural(type, annotation));
        meanings.put(type.getName(), meaning(annotation));
    }

    private static ColumnType natural(PrimitiveType type, @Nullable LogicalTypeAnnotation annotation) {
        if (annotation instanceof DecimalLogicalTypeAnnotation) {
            return ColumnType.DOUBLE;
        }
        if (annotation instanceof TimestampLogicalTypeAnnotation || annotation instanceof DateLogicalTypeAnnotation) {
            return ColumnType.TEXT;
        }
        return switch (type.getPrimitiveTypeName()) {
            case INT32, INT64 -> ColumnType.LONG;
            case FLOAT, DOUBLE -> ColumnType.DOUBLE;
            default -> ColumnType.TEXT;
        };
    }

    /** Numbers that stand for times and decimals become such; texts and plain numbers stay. */
    private static UnaryOperator<Object> meaning(@Nullable LogicalTypeAnnotation annotation) {
        if (annotation instanceof TimestampLogicalTypeAnnotation stamp) {
            return value -> value instanceof Long units ? time(units, stamp) : value;
        }
        if (annotation instanceof DateLogicalTypeAnnotation) {
            return value -> value instanceof Integer day ? LocalDate.ofEpochDay(day) : value;
        }
        if (annotation instanceof DecimalLogicalTypeAnnotation decimal) {
            return value -> value instanceof Long || value instanceof Integer
                    ? BigDecimal.valueOf(((Number) value).longValue(), decimal.getScale())
                    : value;
        }
        return UnaryOperator.identity();
    }

    private static Object time(long units, TimestampLogicalTypeAnnotation stamp) {
        ChronoUnit unit = switch (stamp.getUnit()) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
        Instant asUtc = Instant.EPOCH.plus(units, unit);
        return stamp.isAdjustedToUTC() ? asUtc : LocalDateTime.ofInstant(asUtc, ZoneOffset.UTC);
    }

    /** The natural type of each column by its name. */
    Map<String, ColumnType> types() {
        return types;
    }

    /** How many rows the file says it has. */
    OptionalLong rows() {
        return OptionalLong.of(rows);
    }

    /** What a stored value of a column means. */
    UnaryOperator<Object> meaning(String column) {
        return meanings.getOrDefault(column, UnaryOperator.identity());
    }
}
