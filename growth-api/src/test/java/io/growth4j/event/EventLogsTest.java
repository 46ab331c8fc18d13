package io.growth4j.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.EventSchema.ColumnType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventLogsTest {
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    @Test
    void log_handsOutItsEventsInBatchesAndOrder() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            events.add(Event.of("u" + i % 7, i % 2 == 0 ? EventType.VIEW : EventType.PURCHASE, NOON.plusMillis(i))
                    .withAmount(i));
        }
        EventLog log = EventLogs.of(events);
        assertThat(log.size()).hasValue(10_000);
        assertThat(read(log)).isEqualTo(events);
        assertThat(read(log)).as("a second pass").isEqualTo(events);
    }

    private static List<Event> read(EventLog log) {
        List<Event> events = new ArrayList<>();
        int amount = log.schema().slot(EventSchema.AMOUNT);
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    events.add(Event.of(
                                    batch.dictionary(EventSchema.USER_SLOT)
                                            .text(batch.codes(EventSchema.USER_SLOT)[row]),
                                    new EventType(batch.dictionary(EventSchema.TYPE_SLOT)
                                            .text(batch.codes(EventSchema.TYPE_SLOT)[row])),
                                    Instant.ofEpochMilli(batch.longs(EventSchema.TIME_SLOT)[row]))
                            .withAmount(batch.longs(amount)[row]));
                }
            }
        }
        return events;
    }

    @Test
    void missingAttributes_areAbsent() {
        EventLog log = EventLogs.of(List.of(
                Event.of("a", EventType.VIEW, NOON)
                        .with("item", "i1")
                        .with("dwell", 2.5)
                        .with("page", 7L),
                Event.of("b", EventType.VIEW, NOON)));
        EventSchema schema = log.schema();
        EventBatch batch = log.read().next();
        assertThat(batch).isNotNull();
        assertThat(batch.codes(schema.slot("item"))[1]).isEqualTo(Absent.CODE);
        assertThat(batch.doubles(schema.slot("dwell"))[1]).isNaN();
        assertThat(batch.longs(schema.slot("page"))[1]).isEqualTo(Absent.LONG);
        assertThatThrownBy(() -> batch.longs(schema.slot("dwell"))).hasMessageContaining("'dwell' is DOUBLE, not LONG");
        assertThatThrownBy(() -> batch.dictionary(schema.slot("page"))).hasMessageContaining("'page' is LONG");
        assertThatThrownBy(() -> batch.lend(schema.slot("page"), new int[1])).hasMessageContaining("page");
    }

    @Test
    void emptyLog_hasNoBatch() {
        assertThat(EventLogs.of(List.of()).read().next()).isNull();
        assertThat(EventLogs.of(List.of()).rejectedRows()).isEqualTo(RejectedRows.NONE);
    }

    @Test
    void attributeOfTwoTypes_isRefused() {
        List<Event> mixed = List.of(
                Event.of("a", EventType.VIEW, NOON).with("x", 1L),
                Event.of("a", EventType.VIEW, NOON).with("x", "1"));
        assertThatThrownBy(() -> EventLogs.of(mixed)).hasMessageContaining("'x' is LONG in one event and TEXT");
    }

    @Test
    void badEvents_areRefused() {
        assertThatThrownBy(() -> Event.of("", EventType.VIEW, NOON)).hasMessageContaining("user id is empty");
        assertThatThrownBy(() -> new EventType(" ")).hasMessageContaining("blank");
        assertThatThrownBy(() -> Event.of("a", EventType.VIEW, NOON).with("n", 1))
                .hasMessageContaining("'n' is a Integer");
        assertThatThrownBy(() ->
                        EventLogs.of(List.of(Event.of("a", EventType.VIEW, NOON).with("time", 3L))))
                .hasMessageContaining("'time'");
    }

    @Test
    void schemaWithWrongColumns_isRefused() {
        assertThatThrownBy(() -> new EventSchema(Map.of("user", ColumnType.LONG)))
                .hasMessageContaining("user, time, type");
        assertThatThrownBy(() -> EventSchema.of(ColumnType.LONG, Map.of("amount", ColumnType.DOUBLE)))
                .hasMessageContaining("column 'amount' is DOUBLE: it must be [LONG]");
        assertThatThrownBy(() -> EventSchema.of(ColumnType.DOUBLE, Map.of())).hasMessageContaining("column 'user'");
        EventSchema schema = EventSchema.of(ColumnType.LONG, Map.of("amount", ColumnType.LONG));
        assertThatThrownBy(() -> schema.slot("amont")).hasMessageContaining("did you mean amount?");
        assertThatThrownBy(() -> schema.type("xyz")).hasMessageContaining("unknown event column 'xyz'");
        assertThat(schema.find("item")).isEmpty();
    }

    @Test
    void schemasOfOtherSlotOrder_areNotEqual() {
        Map<String, ColumnType> ab = new LinkedHashMap<>(Map.of("a", ColumnType.LONG));
        ab.put("b", ColumnType.LONG);
        Map<String, ColumnType> ba = new LinkedHashMap<>(Map.of("b", ColumnType.LONG));
        ba.put("a", ColumnType.LONG);
        assertThat(EventSchema.of(ColumnType.TEXT, ab))
                .isNotEqualTo(EventSchema.of(ColumnType.TEXT, ba))
                .isEqualTo(EventSchema.of(ColumnType.TEXT, new LinkedHashMap<>(ab)));
    }

    @Test
    void dictionary_givesCodesInOrderOfFirstSight() {
        Dictionary dictionary = Dictionary.of(List.of("x", "y"));
        assertThat(dictionary.add("z")).isEqualTo(2);
        assertThat(dictionary.add("x")).isZero();
        assertThat(dictionary.code("y")).isEqualTo(1);
        assertThat(dictionary.code("unseen")).isEqualTo(Absent.CODE);
        assertThat(dictionary.text(2)).isEqualTo("z");
        assertThat(dictionary.size()).isEqualTo(3);
        assertThatThrownBy(() -> Dictionary.of(List.of("x", "x"))).hasMessageContaining("'x' comes twice");
    }

    @Test
    void catalogue_isEqualByContentAndRefusesBadWeights() {
        EventCatalog changed =
                EventCatalog.standard().toBuilder().core(EventType.LOGIN).build();
        assertThat(changed).isNotEqualTo(EventCatalog.standard());
        assertThat(changed.toBuilder()
                        .core(EventCatalog.standard().core().toArray(EventType[]::new))
                        .build())
                .isEqualTo(EventCatalog.standard());
        assertThatThrownBy(() -> EventCatalog.standard().toBuilder()
                        .weights(Map.of(EventType.VIEW, -1.0))
                        .build())
                .hasMessageContaining("weight -1.0 of 'view'");
    }
}
