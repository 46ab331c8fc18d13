package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Event;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RevenueTest {
    private static final Income INCOME = Income.of(EventCatalog.standard());
    private static final PeriodCalendar CALENDAR = RandomLogs.NEW_YORK;

    /** Net revenue by user and period. */
    private static Map<String, Map<Long, Long>> net(List<Event> events, Instant asOf, Granularity granularity) {
        Map<String, Map<Long, Long>> net = new TreeMap<>();
        RandomLogs.byUser(events, asOf).forEach((user, history) -> {
            Map<Long, Long> periods = net.computeIfAbsent(user, unused -> new TreeMap<>());
            for (Event event : history) {
                long amount = event.amountMinor().orElse(0);
                long period = CALENDAR.index(granularity, event.time().toEpochMilli());
                if (event.type().equals(EventType.PURCHASE)) {
                    periods.merge(period, amount, Long::sum);
                } else if (event.type().equals(EventType.REFUND)) {
                    periods.merge(period, -amount, Long::sum);
                }
            }
        });
        return net;
    }

    @Property(seed = "14", tries = 400)
    void accounts_areThoseOfTheNaiveTwin(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        Random random = new Random(seed);
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        Granularity granularity = random.nextBoolean() ? Granularity.DAY : Granularity.WEEK;
        RevenueAccounting question = new RevenueAccounting(CALENDAR, granularity, INCOME, RandomLogs.START, 10);
        List<RevenuePeriod> accounts =
                question.compute(RandomLogs.histories(events), asOf).periods();
        long first = CALENDAR.index(granularity, RandomLogs.START.toEpochMilli());
        Map<String, Map<Long, Long>> net = net(events, asOf, granularity);
        for (int i = 0; i < 10; i++) {
            long period = first + i;
            long[] sums = new long[7];
            for (Map<Long, Long> user : net.values()) {
                long now = user.getOrDefault(period, 0L);
                long paid = Math.max(0, now);
                long before = Math.max(0, user.getOrDefault(period - 1, 0L));
                boolean earlier = user.entrySet().stream().anyMatch(one -> one.getKey() < period && one.getValue() > 0);
                sums[0] += paid;
                sums[1] += before == 0 && !earlier ? paid : 0;
                sums[2] += before == 0 && earlier ? paid : 0;
                sums[3] += before > 0 && paid > 0 ? Math.max(0, paid - before) : 0;
                sums[4] += before > 0 && paid > 0 ? Math.max(0, before - paid) : 0;
                sums[5] += paid == 0 ? before : 0;
                sums[6] += Math.max(0, -now);
            }
            RevenuePeriod account = accounts.get(i);
            assertThat(List.of(
                            account.revenueMinor(),
                            account.newMinor(),
                            account.resurrectedMinor(),
                            account.expansionMinor(),
                            account.contractionMinor(),
                            account.churnedMinor(),
                            account.overRefundedMinor()))
                    .isEqualTo(List.of(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]));
        }
    }

    @Property(seed = "15", tries = 200)
    void series_areThoseOfTheNaiveTwin(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        BusinessSeries question = new BusinessSeries(
                CALENDAR,
                Granularity.WEEK,
                EventSelection.activities(EventCatalog.standard()),
                INCOME,
                RandomLogs.START,
                6);
        List<BusinessPeriod> rows =
                question.compute(RandomLogs.histories(events), asOf).periods();
        long first = CALENDAR.index(Granularity.WEEK, RandomLogs.START.toEpochMilli());
        for (int i = 0; i < rows.size(); i++) {
            long period = first + i;
            Set<String> active = new HashSet<>();
            Set<String> payers = new HashSet<>();
            long orders = 0;
            long sales = 0;
            for (Event event : events) {
                boolean inPeriod = event.time().isBefore(asOf)
                        && CALENDAR.index(Granularity.WEEK, event.time().toEpochMilli()) == period;
                if (inPeriod && question.active().matches(event.type())) {
                    active.add(event.userId());
                }
                if (inPeriod && event.type().equals(EventType.PURCHASE)) {
                    payers.add(event.userId());
                    orders++;
                    sales += event.amountMinor().orElse(0);
                } else if (inPeriod && event.type().equals(EventType.REFUND)) {
                    sales -= event.amountMinor().orElse(0);
                }
            }
            BusinessPeriod row = rows.get(i);
            assertThat(List.of(row.active(), row.payers(), row.orders(), row.salesMinor()))
                    .isEqualTo(List.of((long) active.size(), (long) payers.size(), orders, sales));
        }
    }

    @Property(seed = "16", tries = 200)
    void cohortValues_areThoseOfTheNaiveTwin(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        CohortValue question =
                new CohortValue(CALENDAR, Granularity.DAY, EventSelection.any(), INCOME, RandomLogs.START, 5, 8);
        CohortValues values = question.compute(RandomLogs.histories(events), asOf);
        long first = CALENDAR.day(RandomLogs.START.toEpochMilli());
        Map<String, Map<Long, Long>> net = net(events, asOf, Granularity.DAY);
        Map<String, List<Event>> byUser = RandomLogs.byUser(events, asOf);
        for (int row = 0; row < 5; row++) {
            long cohort = first + row;
            List<String> users = byUser.entrySet().stream()
                    .filter(user -> CALENDAR.day(user.getValue().get(0).time().toEpochMilli()) == cohort)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(values.size(row)).isEqualTo(users.size());
            for (int age = 0; age <= 8; age++) {
                long last = cohort + age;
                long paid = users.stream()
                        .flatMap(user -> net.getOrDefault(user, Map.of()).entrySet().stream())
                        .filter(period -> period.getKey() >= cohort && period.getKey() <= last)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                assertThat(values.cumulativeMinor(row, age)).isEqualTo(paid);
                boolean over = CALENDAR.start(Granularity.DAY, last + 1) <= asOf.toEpochMilli();
                assertThat(values.isComplete(row, age)).isEqualTo(over);
                if (!over || users.isEmpty()) {
                    assertThat(values.valueMinor(row, age)).isNaN();
                } else {
                    assertThat(values.valueMinor(row, age)).isEqualTo((double) paid / users.size());
                }
            }
        }
        assertThat(values.toTable().rows()).hasSize(5);
        assertThat(values.toPlot().table().rows()).hasSize(9);
    }

    @Test
    void averageValue_weighsCompleteCohortsBySize() {
        List<Event> events = List.of(
                Event.of("a", EventType.PURCHASE, RandomLogs.START).withAmount(100),
                Event.of("b", EventType.PURCHASE, RandomLogs.START).withAmount(300),
                Event.of("c", EventType.PURCHASE, RandomLogs.START.plusSeconds(86_400))
                        .withAmount(1000));
        CohortValues values = new CohortValue(
                        CALENDAR, Granularity.DAY, EventSelection.any(), INCOME, RandomLogs.START, 2, 1)
                .compute(RandomLogs.histories(events), RandomLogs.START.plusSeconds(2 * 86_400));
        assertThat(values.averageMinor(0)).isEqualTo(1400 / 3.0);
        assertThat(values.averageMinor(1)).isEqualTo(200);
        assertThat(values.valueMinor(1, 1)).isNaN();
    }

    @Test
    void quickRatioOfRevenue_isUnknownWithoutLoss() {
        assertThat(new RevenuePeriod(Instant.EPOCH, true, 30, 10, 20, 0, 3, 0, 3, 0).quickRatio())
                .isEqualTo(23 / 3.0);
        assertThat(new RevenuePeriod(Instant.EPOCH, true, 30, 10, 20, 0, 0, 0, 0, 0).quickRatio())
                .isNaN();
        assertThatThrownBy(() -> new RevenuePeriod(Instant.EPOCH, true, 30, 10, 1, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not add up");
        assertThat(new BusinessPeriod(Instant.EPOCH, true, 0, 0, 0, 0).arppuMinor())
                .isNaN();
        assertThat(new BusinessPeriod(Instant.EPOCH, true, 4, 2, 3, 100).arpuMinor())
                .isEqualTo(25);
        assertThat(new BusinessPeriod(Instant.EPOCH, true, 4, 2, 3, 100).payRate())
                .isEqualTo(0.5);
    }

    @Test
    void tablesAndPlots_holdEveryPeriodAndHideWhatIsNotOver() {
        UserHistories histories = RandomLogs.histories(RandomLogs.events(3));
        Instant asOf = RandomLogs.START.plusSeconds(86_400 * 3 + 7200);
        RevenueAccounts accounts =
                new RevenueAccounting(CALENDAR, Granularity.DAY, INCOME, RandomLogs.START, 4).compute(histories, asOf);
        assertThat(accounts.toTable().rows().get(3)).startsWith("2024-02-23 *").endsWith((Object) null);
        assertThat(accounts.toPlot().table().rows().get(3))
                .containsExactly("2024-02-23 *", null, null, null, null, null);
        BusinessNumbers numbers = new BusinessSeries(
                        CALENDAR, Granularity.DAY, EventSelection.any(), INCOME, RandomLogs.START, 4)
                .compute(histories, asOf);
        assertThat(numbers.toTable().rows()).hasSize(4);
        assertThat(numbers.toPlot().table().rows().get(3)).containsExactly(4.0, null, null);
    }
}
