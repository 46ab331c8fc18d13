package io.growth4j.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.EventSchema.ColumnType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AliasedLogTest {
    private static final List<Event> EVENTS = List.of(
            Event.of("phone", EventType.VIEW, Instant.EPOCH).with(EventSchema.CHANNEL, "web"),
            Event.of("anna", EventType.CART, Instant.EPOCH.plusSeconds(1)),
            Event.of("cookie", EventType.PURCHASE, Instant.EPOCH.plusSeconds(2)).withAmount(5),
            Event.of("bert", EventType.VIEW, Instant.EPOCH.plusSeconds(3)));

    private static List<String> users(EventLog log) {
        List<String> users = new ArrayList<>();
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    users.add(batch.dictionary(EventSchema.USER_SLOT).text(batch.codes(EventSchema.USER_SLOT)[row]));
                }
            }
        }
        return users;
    }

    @Test
    void aliases_becomeOneUser_alsoThroughOtherAliases() {
        EventLog log = EventLogs.aliased(EventLogs.of(EVENTS), Map.of("cookie", "phone", "phone", "anna"));
        assertThat(users(log)).containsExactly("anna", "anna", "anna", "bert");
        assertThat(users(log)).as("read again").containsExactly("anna", "anna", "anna", "bert");
        assertThat(log.size()).isEqualTo(OptionalLong.of(4));
        assertThat(log.rejectedRows().count()).isZero();
    }

    @Test
    void otherColumns_stayAsTheyWere() {
        try (EventLog log = EventLogs.aliased(EventLogs.of(EVENTS), Map.of("cookie", "anna"));
                EventCursor cursor = log.read()) {
            EventBatch batch = Objects.requireNonNull(cursor.next());
            int amount = batch.schema().slot(EventSchema.AMOUNT);
            int channel = batch.schema().slot(EventSchema.CHANNEL);
            assertThat(batch.longs(amount)).startsWith(Absent.LONG, Absent.LONG, 5, Absent.LONG);
            assertThat(batch.dictionary(channel).text(batch.codes(channel)[0])).isEqualTo("web");
            assertThat(batch.longs(EventSchema.TIME_SLOT)).startsWith(0, 1000, 2000, 3000);
        }
    }

    @Test
    void usersWhoAreNumbers_areRenamedToNumbers() {
        EventSchema schema = EventSchema.of(ColumnType.LONG, Map.of());
        EventBatch batch =
                new EventBatch(schema, 2, new Dictionary(), new Dictionary(), Dictionary.of(List.of("view")));
        batch.longs(EventSchema.USER_SLOT)[0] = 7;
        batch.longs(EventSchema.USER_SLOT)[1] = 8;
        batch.size(2);
        EventLog log = new EventLog() {
            @Override
            public EventSchema schema() {
                return schema;
            }

            @Override
            public EventCursor read() {
                return new EventCursor() {
                    private boolean done;

                    @Override
                    public @Nullable EventBatch next() {
                        boolean before = done;
                        done = true;
                        return before ? null : batch;
                    }

                    @Override
                    public void close() {}
                };
            }
        };
        try (EventCursor cursor = EventLogs.aliased(log, Map.of("7", "8")).read()) {
            assertThat(Objects.requireNonNull(cursor.next()).longs(EventSchema.USER_SLOT))
                    .containsExactly(8, 8);
            assertThat(cursor.next()).isNull();
        }
        assertThatThrownBy(() -> EventLogs.aliased(log, Map.of("7", "anna"))).hasMessageContaining("'anna'");
    }

    @Test
    void aliasesInACircle_areRefused() {
        assertThatThrownBy(() -> EventLogs.aliased(EventLogs.of(EVENTS), Map.of("a", "b", "b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("circle")
                .hasMessageContaining("a");
    }
}
