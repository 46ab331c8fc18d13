package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SummaryRuleTest {
    private static final Instant END = Instant.parse("2024-03-01T00:00:00Z");
    private static final SummaryRule DAYS = SummaryRule.of(TimeScale.DAY, ZoneOffset.UTC, END);

    private static Event buy(String user, String time, long minor) {
        return Event.of(user, EventType.PURCHASE, Instant.parse(time)).withAmount(minor);
    }

    private static final List<Event> EVENTS = List.of(
            buy("ann", "2024-01-01T10:00:00Z", 500),
            buy("ann", "2024-01-01T18:00:00Z", 300),
            buy("ann", "2024-01-11T09:00:00Z", 1000),
            buy("ann", "2024-01-11T23:00:00Z", 2000),
            buy("ann", "2024-01-31T09:00:00Z", 5000),
            buy("ann", "2024-03-05T09:00:00Z", 7),
            Event.of("ann", EventType.VIEW, Instant.parse("2023-01-01T00:00:00Z")),
            buy("bob", "2024-02-29T12:00:00Z", 100),
            buy("late", "2024-03-01T00:00:00Z", 100));

    @Test
    void purchasesOfADay_areOnePurchase_andTimesAreWholeDays() {
        PurchaseSummaries all = DAYS.summarize(EventLogs.of(EVENTS));
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.customer(0)).isEqualTo(new CustomerSummary(2, 30, 59));
        assertThat(all.meanSpend(0)).isEqualTo((3000 + 5000) / 2.0);
        assertThat(all.customer(1)).isEqualTo(new CustomerSummary(0, 0, 0));
        assertThat(all.meanSpend(1)).isNaN();
        assertThat(all.keys().orElseThrow().text(0)).isEqualTo("ann");
        assertThat(all.definition()).contains("\"mergeDays\":true");
        assertThat(DAYS.includeFirstSpend().summarize(EventLogs.of(EVENTS)).meanSpend(0))
                .isEqualTo(8800 / 3.0);
    }

    @Test
    void everyPurchase_countsAtItsInstant_ifNotMerged() {
        PurchaseSummaries all = DAYS.everyPurchase().summarize(EventLogs.of(EVENTS));
        assertThat(all.repeats(0)).isEqualTo(4);
        assertThat(all.recency(0)).isCloseTo(30 - 1 / 24.0, Offset.offset(1e-9));
        assertThat(all.age(0)).isCloseTo(60 - 10 / 24.0, Offset.offset(1e-9));
        assertThat(all.age(1)).isEqualTo(0.5);
    }

    @Test
    void holdout_isCountedAndChangesNothingElse() {
        PurchaseSummaries all = DAYS.holdoutUntil(END.plusSeconds(31 * 86_400L)).summarize(EventLogs.of(EVENTS));
        PurchaseSummaries without = DAYS.summarize(EventLogs.of(EVENTS));
        assertThat(all.holdout(0)).isEqualTo(1);
        assertThat(all.holdout(1)).isZero();
        assertThat(all.holdoutLength()).isEqualTo(31);
        assertThat(all.customer(0)).isEqualTo(without.customer(0));
        assertThat(all.repeatsByPeriod()).hasSize(90);
        assertThatThrownBy(() -> without.holdout(0)).hasMessageContaining("no hold-out");
    }

    @Test
    void days_areThoseOfTheZone() {
        SummaryRule tokyo = SummaryRule.of(TimeScale.DAY, ZoneId.of("Asia/Tokyo"), END);
        PurchaseSummaries all = tokyo.summarize(EventLogs.of(EVENTS));
        assertThat(all.repeats(0))
                .as("18:00 and 23:00 UTC are the next day in Tokyo")
                .isEqualTo(4);
    }

    @Test
    void orderOfEvents_doesNotMatter_butForTheOrderOfRows() {
        List<Event> shuffled = new ArrayList<>(EVENTS);
        Collections.shuffle(shuffled, new Random(2));
        PurchaseSummaries sorted = DAYS.summarize(EventLogs.of(EVENTS));
        PurchaseSummaries other = DAYS.summarize(EventLogs.of(shuffled));
        int ann = other.keys().orElseThrow().text(0).equals("ann") ? 0 : 1;
        assertThat(other.customer(ann)).isEqualTo(sorted.customer(0));
        assertThat(other.customer(1 - ann)).isEqualTo(sorted.customer(1));
    }

    @Test
    void repeatsByPeriod_sumToAllRepeatsAndHoldouts() {
        PurchaseSummaries all = SummaryRule.of(TimeScale.WEEK, ZoneOffset.UTC, END)
                .holdoutUntil(END.plusSeconds(31 * 86_400L))
                .summarize(EventLogs.of(EVENTS));
        assertThat(java.util.Arrays.stream(all.repeatsByPeriod()).sum()).isEqualTo(3);
        assertThat(all.repeatsByPeriod()[1]).as("ten days after the first").isEqualTo(1);
    }

    @Test
    void otherTypes_canBePurchases_andOneIsNeeded() {
        EventLog log = EventLogs.of(List.of(Event.of("a", EventType.VIEW, Instant.EPOCH)));
        assertThat(DAYS.countingAsPurchases(EventType.VIEW).summarize(log).size())
                .isEqualTo(1);
        assertThat(DAYS.summarize(log).size()).isZero();
        assertThatThrownBy(() -> DAYS.countingAsPurchases()).hasMessageContaining("at least one");
        assertThatThrownBy(() -> DAYS.holdoutUntil(Instant.EPOCH)).hasMessageContaining("before the calibration end");
    }
}
