package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GrowthAccountingTest {
    private static final EventSelection ACTIVE = EventSelection.of(EventType.VIEW, EventType.CART, EventType.PURCHASE);

    /** The words of the definition, over sets of users. */
    private static GrowthPeriod naive(GrowthAccounting question, List<Event> events, Instant asOf, int position) {
        PeriodCalendar calendar = question.calendar();
        long first = calendar.index(question.granularity(), question.from().toEpochMilli());
        long now = first + position;
        Set<String> active = new HashSet<>();
        Set<String> before = new HashSet<>();
        Set<String> newInPeriod = new HashSet<>();
        Map<String, List<Event>> byUser = RandomLogs.byUser(events, asOf);
        byUser.forEach((user, history) -> {
            boolean decided = false;
            for (Event event : history) {
                long period =
                        calendar.index(question.granularity(), event.time().toEpochMilli());
                boolean selected = question.active().matches(event.type());
                if (selected && period == now) {
                    active.add(user);
                }
                if (selected && period == now - 1) {
                    before.add(user);
                }
                boolean makesNew = switch (question.newDefinition()) {
                    case FIRST_SELECTED_EVENT -> selected;
                    case FIRST_EVENT_EVER -> true;
                    case PROFILE_CREATED -> question.profile().matches(event.type());
                    case FIRST_IN_RANGE -> selected && period >= first;
                };
                if (makesNew && !decided) {
                    decided = true;
                    if (period == now) {
                        newInPeriod.add(user);
                    }
                }
            }
        });
        Set<String> retained = new HashSet<>(active);
        retained.retainAll(before);
        Set<String> arrived = new HashSet<>(active);
        arrived.removeAll(before);
        Set<String> fresh = new HashSet<>(arrived);
        fresh.retainAll(newInPeriod);
        Set<String> churned = new HashSet<>(before);
        churned.removeAll(active);
        return new GrowthPeriod(
                Instant.ofEpochMilli(calendar.start(question.granularity(), now)),
                calendar.start(question.granularity(), now + 1) <= asOf.toEpochMilli(),
                active.size(),
                before.size(),
                fresh.size(),
                retained.size(),
                arrived.size() - fresh.size(),
                churned.size());
    }

    @Property(seed = "4", tries = 500)
    void accounts_areThoseOfTheNaiveTwin(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        Random random = new Random(seed);
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        Granularity granularity = Granularity.values()[random.nextInt(4)];
        GrowthAccounting question = new GrowthAccounting(
                RandomLogs.NEW_YORK,
                granularity,
                ACTIVE,
                NewDefinition.values()[random.nextInt(4)],
                EventSelection.of(EventType.MESSAGE),
                RandomLogs.START.plusSeconds(random.nextInt(1_000_000)),
                1 + random.nextInt(12));
        GrowthAccounts accounts = question.compute(RandomLogs.histories(events), asOf);
        for (int position = 0; position < question.periodCount(); position++) {
            assertThat(accounts.periods().get(position)).isEqualTo(naive(question, events, asOf, position));
        }
    }

    @Test
    void accountsThatDoNotAddUp_areNeverMade() {
        assertThatThrownBy(() -> new GrowthPeriod(Instant.EPOCH, true, 5, 3, 1, 2, 1, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not add up");
    }

    @Test
    void rates_areUnknownWhereNothingWasLostOrThePeriodIsNotOver() {
        GrowthPeriod noLoss = new GrowthPeriod(Instant.EPOCH, true, 3, 1, 1, 1, 1, 0);
        assertThat(noLoss.quickRatio()).isNaN();
        assertThat(noLoss.retentionRate()).isEqualTo(1);
        assertThat(new GrowthPeriod(Instant.EPOCH, false, 1, 1, 1, 0, 0, 1).quickRatio())
                .isNaN();
        assertThat(new GrowthPeriod(Instant.EPOCH, true, 2, 1, 1, 0, 1, 1).quickRatio())
                .isEqualTo(2);
        assertThat(new GrowthPeriod(Instant.EPOCH, true, 1, 0, 1, 0, 0, 0).retentionRate())
                .isNaN();
    }

    @Test
    void periodNotOver_isMarkedInTableAndPlot() {
        List<Event> events = List.of(
                Event.of("a", EventType.VIEW, RandomLogs.START),
                Event.of("b", EventType.VIEW, RandomLogs.START.plusSeconds(90_000)));
        GrowthAccounts accounts = GrowthAccounting.of(
                        RandomLogs.NEW_YORK, Granularity.DAY, EventSelection.any(), RandomLogs.START, 2)
                .compute(RandomLogs.histories(events), RandomLogs.START.plusSeconds(100_000));
        assertThat(accounts.toTable().toCsv()).contains("2024-02-20,1,1,0,0,0,,\r\n2024-02-21 *,1,1,0,0,,,");
        assertThat(accounts.toPlot().table().toCsv()).contains("2024-02-21 *,,,,");
    }

    @Property(seed = "5", tries = 200)
    void stickiness_isThatOfTheNaiveTwin(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        Stickiness question = Stickiness.l28(RandomLogs.NEW_YORK, ACTIVE, asOf);
        StickinessCurve curve = question.compute(RandomLogs.histories(events), asOf);
        long first = RandomLogs.NEW_YORK.day(question.from().toEpochMilli());
        long[] expected = new long[29];
        long sum = 0;
        for (List<Event> user : RandomLogs.byUser(events, asOf).values()) {
            Set<Long> days = new HashSet<>();
            for (Event event : user) {
                long day = RandomLogs.NEW_YORK.day(event.time().toEpochMilli());
                if (ACTIVE.matches(event.type()) && day >= first && day < first + 28) {
                    days.add(day);
                }
            }
            expected[days.size()]++;
            sum += days.size();
        }
        long distinct = 0;
        for (int days = 1; days <= 28; days++) {
            assertThat(curve.users(days)).isEqualTo(expected[days]);
            distinct += expected[days];
        }
        assertThat(curve.distinctUsers()).isEqualTo(distinct);
        assertThat(curve.meanActive()).isEqualTo(sum / 28.0);
        assertThat(curve.isComplete()).isTrue();
        if (distinct > 0) {
            assertThat(curve.meanPeriods()).isEqualTo((double) sum / distinct);
            assertThat(curve.ratio()).isEqualTo(sum / 28.0 / distinct);
            assertThat(curve.shareOfAtLeast(1)).isEqualTo(1);
        }
    }

    @Test
    void stickinessOfNobody_isUnknown() {
        StickinessCurve curve = Stickiness.l28(RandomLogs.NEW_YORK, ACTIVE, RandomLogs.START)
                .compute(RandomLogs.histories(List.of()), RandomLogs.START);
        assertThat(curve.ratio()).isNaN();
        assertThat(curve.shareOfAtLeast(21)).isNaN();
        assertThatThrownBy(() -> curve.users(0)).hasMessageContaining("0");
        assertThat(curve.toTable().rows()).hasSize(28);
    }
}
