package io.growth4j.features.spark;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.features.source.EventMapping;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Events as rows of a Dataset, with a column that nobody needs. */
final class EventRowsOf {
    static final EventMapping MAPPING =
            EventMapping.parse("user=who,time=at,type=what,amount=\"paid in cents\":0,item=item,"
                    + "category=category,channel=channel,order=order,known_at=known:epochMillis,attribute.dwell=dwell,"
                    + "attribute.note=note");

    static final List<String> NAMES = List.of(
            "note", "who", "at", "what", "paid in cents", "item", "category", "channel", "order", "known", "dwell");

    private EventRowsOf() {}

    static StructType schema(boolean areNumbers) {
        return new StructType()
                .add("note", DataTypes.StringType)
                .add("who", areNumbers ? DataTypes.LongType : DataTypes.StringType)
                .add("at", DataTypes.TimestampType)
                .add("what", DataTypes.StringType)
                .add("paid in cents", DataTypes.LongType)
                .add("item", DataTypes.LongType)
                .add("category", DataTypes.StringType)
                .add("channel", DataTypes.StringType)
                .add("order", DataTypes.StringType)
                .add("known", DataTypes.LongType)
                .add("dwell", DataTypes.DoubleType);
    }

    /** What is known of the columns, as {@link EventColumns#of} finds it. */
    static EventColumns columns(boolean areNumbers) {
        LinkedHashMap<String, StoredAs> stored = new LinkedHashMap<>();
        NAMES.forEach(name -> stored.put(name, StoredAs.PLAIN));
        stored.put("who", areNumbers ? StoredAs.WHOLE : StoredAs.PLAIN);
        stored.put("at", StoredAs.INSTANT);
        List.of("paid in cents", "item", "known").forEach(name -> stored.put(name, StoredAs.WHOLE));
        stored.put("dwell", StoredAs.REAL);
        return new EventColumns(stored);
    }

    static List<Row> rows(List<Event> events, boolean areNumbers) {
        return events.stream().map(event -> row(event, areNumbers)).toList();
    }

    private static Row row(Event event, boolean areNumbers) {
        return RowFactory.create(
                "nobody needs it",
                areNumbers ? (Object) Long.valueOf(event.userId()) : event.userId(),
                Timestamp.from(event.time()),
                event.type().name(),
                event.attributes().get(EventSchema.AMOUNT),
                event.attributes().get(EventSchema.ITEM),
                event.attributes().get(EventSchema.CATEGORY),
                event.attributes().get(EventSchema.CHANNEL),
                event.attributes().get(EventSchema.ORDER),
                event.attributes().get(EventSchema.KNOWN_AT),
                event.attributes().get("dwell"));
    }
}
