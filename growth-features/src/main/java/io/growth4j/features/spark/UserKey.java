package io.growth4j.features.spark;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.ingest.WholeNumber;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Which users are the same: {@code "7"} and {@code " 7"} are, where the mapping reads texts as whole numbers. */
final class UserKey implements UDF1<@Nullable String, @Nullable Long> {
    private static final long serialVersionUID = 1;

    private UserKey() {}

    /** What to partition by, so that no user is in two partitions. */
    static Column of(Column sent, StoredAs stored, ColumnType type) {
        return stored == StoredAs.PLAIN && type == ColumnType.LONG
                ? functions.udf(new UserKey(), DataTypes.LongType).apply(sent.cast(DataTypes.StringType))
                : sent;
    }

    @Override
    public @Nullable Long call(@Nullable String text) {
        long number = text == null ? Absent.LONG : WholeNumber.of(text);
        return number == Absent.LONG ? null : number;
    }
}
