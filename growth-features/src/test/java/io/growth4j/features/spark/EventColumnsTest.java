package io.growth4j.features.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.source.EventMapping;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Spark's types start no session but need most of its jars. */
@Tag("spark")
class EventColumnsTest {
    private static final StructType SCHEMA = new StructType()
            .add("customer_id", DataTypes.LongType)
            .add("at", DataTypes.TimestampType)
            .add("day", DataTypes.DateType)
            .add("paid", DataTypes.createDecimalType(12, 2))
            .add("tags", DataTypes.createArrayType(DataTypes.StringType))
            .add("twice", DataTypes.StringType)
            .add("twice", DataTypes.StringType);

    private static EventColumns columns(String mapping) {
        return EventColumns.of(SCHEMA, EventMapping.parse(mapping));
    }

    @Test
    void mappedColumns_haveTheirNaturalTypes() {
        EventColumns columns = columns("user=customer_id,time=at,type='x',amount=paid,known_at=day");
        assertThat(columns.types())
                .containsOnlyKeys("customer_id", "at", "paid", "day")
                .containsEntry("customer_id", ColumnType.LONG)
                .containsEntry("at", ColumnType.TEXT)
                .containsEntry("paid", ColumnType.DOUBLE);
        assertThat(columns.stored("at")).isEqualTo(StoredAs.INSTANT);
        assertThat(columns.stored("day")).isEqualTo(StoredAs.DAY);
    }

    @Test
    void foundColumns_areThoseThatOtherTestsAssume() {
        assertThat(EventColumns.of(EventRowsOf.schema(true), EventRowsOf.MAPPING))
                .isEqualTo(EventRowsOf.columns(true));
        assertThat(EventColumns.of(EventRowsOf.schema(false), EventRowsOf.MAPPING))
                .isEqualTo(EventRowsOf.columns(false));
        assertThat(EventRowsOf.schema(true).fieldNames()).containsExactlyElementsOf(EventRowsOf.NAMES);
    }

    @Test
    void unknownColumn_isRefusedWithNearMisses() {
        assertThatThrownBy(() -> columns("user=customerid,time=at,type='x'"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown column in the Dataset 'customerid'; did you mean customer_id?");
    }

    @Test
    void columnThatStandsTwice_orHoldsNoSingleValue_isRefused() {
        assertThatThrownBy(() -> columns("user=customer_id,time=at,type=twice"))
                .hasMessage("column 'twice' stands twice in the Dataset");
        assertThatThrownBy(() -> columns("user=customer_id,time=at,type='x',attribute.tags=tags"))
                .hasMessage("column 'tags' is array<string>: only numbers, texts, booleans, dates and timestamps can be"
                        + " columns of events");
    }
}
