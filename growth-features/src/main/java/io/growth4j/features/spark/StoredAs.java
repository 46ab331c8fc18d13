package io.growth4j.features.spark;

import io.growth4j.event.EventSchema.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * How a column's values reach the executors. Instants and days travel as the numbers that Spark stores them as: its objects for
 * them depend on the zone of the Java platform and on a setting of the session.
 */
enum StoredAs {
    /** Whole numbers. */
    WHOLE(ColumnType.LONG),
    /** Real numbers and decimals. */
    REAL(ColumnType.DOUBLE),
    /** Texts, booleans, and timestamps without a zone, as Spark gives them. */
    PLAIN(ColumnType.TEXT),
    /** Timestamps. */
    INSTANT(ColumnType.TEXT),
    /** Dates. */
    DAY(ColumnType.TEXT);

    private final ColumnType natural;

    StoredAs(ColumnType natural) {
        this.natural = natural;
    }

    /** The type that is natural to the values. */
    ColumnType natural() {
        return natural;
    }

    /** What is sent of a column. */
    Column sent(Column column) {
        return switch (this) {
            case WHOLE, REAL, PLAIN -> column;
            case INSTANT -> functions.unix_micros(column);
            case DAY -> functions.unix_date(column);
        };
    }

    /** What was sent, as the value that it stands for. */
    Object meaning(Object sent) {
        return switch (this) {
            case WHOLE, REAL, PLAIN -> sent;
            case INSTANT -> Instant.EPOCH.plus((Long) sent, ChronoUnit.MICROS);
            case DAY -> LocalDate.ofEpochDay((Integer) sent);
        };
    }
}
