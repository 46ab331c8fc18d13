package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HistoryCollectorTest {
    private static Map<String, List<String>> text(UserHistories histories) {
        Map<String, List<String>> text = new TreeMap<>();
        for (int user = 0; user < histories.users().size(); user++) {
            List<String> lines = new ArrayList<>();
            for (int i = histories.start(user); i < histories.end(user); i++) {
                lines.add(UserHistories.millis(histories.packed(i)) + " "
                        + histories.types().get(UserHistories.type(histories.packed(i))));
            }
            List<String> payments = new ArrayList<>();
            for (int i = histories.paymentStart(user); i < histories.paymentEnd(user); i++) {
                payments.add(UserHistories.millis(histories.payment(i)) + " " + histories.amount(i));
            }
            Collections.sort(payments);
            lines.addAll(payments);
            text.put(histories.users().text(user), lines);
        }
        return text;
    }

    @Property(seed = "1", tries = 200)
    void eventByEvent_shuffled_orMergedInParts_givesTheSameHistories(
            @ForAll @LongRange(min = 0, max = 9999) long seed) {
        List<Event> events = RandomLogs.events(seed);
        Map<String, List<String>> batch = text(RandomLogs.histories(events));
        HistoryCollector one = new HistoryCollector();
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.forEach(one::accept);
        assertThat(text(one.histories())).isEqualTo(batch);
        HistoryCollector left = new HistoryCollector();
        HistoryCollector right = new HistoryCollector();
        for (int i = 0; i < shuffled.size(); i++) {
            (i % 3 == 0 ? left : right).accept(shuffled.get(i));
        }
        assertThat(text(left.merge(right).histories())).isEqualTo(batch);
        assertThat(text(right.histories())).as("what was merged stays").hasSizeLessThanOrEqualTo(batch.size());
    }

    @Test
    void numberAndItsText_areOneUser() {
        EventSchema schema = EventSchema.of(ColumnType.LONG, Map.of());
        EventBatch batch =
                new EventBatch(schema, 1, new Dictionary(), new Dictionary(), Dictionary.of(List.of("view")));
        batch.longs(EventSchema.USER_SLOT)[0] = 42;
        batch.size(1);
        HistoryCollector collector = new HistoryCollector();
        collector.accept(batch);
        collector.accept(Event.of("42", EventType.VIEW, Instant.EPOCH));
        collector.accept(Event.of("042", EventType.VIEW, Instant.EPOCH));
        assertThat(collector.histories().users().size()).isEqualTo(2);
        assertThat(collector.histories().users().text(0)).isEqualTo("42");
        assertThat(collector.histories().users().text(1)).isEqualTo("042");
    }

    @Test
    void manyNumbers_areKeptApart() {
        HistoryCollector collector = new HistoryCollector();
        Random random = new Random(5);
        long[] ids = random.longs(20_000).toArray();
        for (long id : ids) {
            collector.accept(Event.of(Long.toString(id), EventType.VIEW, Instant.EPOCH));
            collector.accept(Event.of(Long.toString(id), EventType.CART, Instant.EPOCH));
        }
        UserHistories histories = collector.histories();
        assertThat(histories.users().size()).isEqualTo(ids.length);
        assertThat(histories.events()).isEqualTo(2L * ids.length);
        long[] found = new long[ids.length];
        for (int user = 0; user < ids.length; user++) {
            found[user] = histories.users().number(user);
            assertThat(histories.end(user) - histories.start(user)).isEqualTo(2);
        }
        assertThat(found).containsExactlyInAnyOrder(ids);
    }

    @Test
    void emptyLog_hasNoUsers() {
        UserHistories histories = HistoryCollector.collect(EventLogs.of(List.of()));
        assertThat(histories.users().size()).isZero();
        assertThat(histories.firstEvent()).isEmpty();
        assertThat(histories.lastEvent()).isEmpty();
    }

    @Test
    void firstAndLastEvent_areThoseOfAllUsers() {
        UserHistories histories = RandomLogs.histories(List.of(
                Event.of("a", EventType.VIEW, Instant.parse("2100-12-31T23:59:59Z")),
                Event.of("b", EventType.VIEW, Instant.parse("1969-12-31T23:59:59.999Z")),
                Event.of("b", EventType.VIEW, Instant.EPOCH)));
        assertThat(histories.firstEvent()).contains(Instant.parse("1969-12-31T23:59:59.999Z"));
        assertThat(histories.lastEvent()).contains(Instant.parse("2100-12-31T23:59:59Z"));
    }

    @Test
    void timeInAnotherUnit_isRefused() {
        HistoryCollector collector = new HistoryCollector();
        assertThatThrownBy(() ->
                        collector.accept(Event.of("a", EventType.VIEW, Instant.ofEpochMilli(1_700_000_000_000_000L))))
                .hasMessageContaining("is its unit milliseconds?");
        assertThatThrownBy(() -> EventSelection.of()).hasMessageContaining("no event type");
    }
}
