package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.growth4j.definition.Granularity;
import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReturnCurveTest {
    private static final EventSelection ACTIVE = EventSelection.of(EventType.VIEW, EventType.CART);

    private static Set<Long> activeDays(List<Event> user) {
        return user.stream()
                .filter(event -> ACTIVE.matches(event.type()))
                .map(event -> RandomLogs.NEW_YORK.day(event.time().toEpochMilli()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Property(seed = "17", tries = 300)
    void curve_isThatOfTheNaiveTwin(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        Random random = new Random(seed);
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        ReturnCurve question =
                new ReturnCurve(RandomLogs.NEW_YORK, ACTIVE, 1 + random.nextInt(10), 2 + random.nextInt(20));
        ReturnRates rates = question.compute(RandomLogs.histories(events), asOf);
        long today = RandomLogs.NEW_YORK.day(asOf.toEpochMilli());
        for (int gap = 1; gap <= question.maxGapDays(); gap++) {
            long silent = 0;
            long returned = 0;
            for (List<Event> user : RandomLogs.byUser(events, asOf).values()) {
                Set<Long> days = activeDays(user);
                for (long day : days) {
                    boolean quiet = true;
                    for (long next = day + 1; next <= day + gap; next++) {
                        quiet &= !days.contains(next);
                    }
                    boolean observed = day + gap + question.horizonDays() < today;
                    if (quiet && observed) {
                        silent++;
                        boolean back = false;
                        for (long next = day + gap + 1; next <= day + gap + question.horizonDays(); next++) {
                            back |= days.contains(next);
                        }
                        returned += back ? 1 : 0;
                    }
                }
            }
            assertThat(rates.silent(gap)).as("silent %d days", gap).isEqualTo(silent);
            assertThat(rates.returned(gap)).as("returned after %d days", gap).isEqualTo(returned);
        }
    }

    /** Users who come every day for ten days; most stop, some come back after a pause of 1 to 5 days. */
    private static UserHistories pauses() {
        List<Event> events = new ArrayList<>();
        for (int user = 0; user < 600; user++) {
            events.add(view("u" + user, 0));
            if (user < 300) {
                events.add(view("u" + user, 1 + user % 5));
            }
        }
        return RandomLogs.histories(events);
    }

    private static Event view(String user, int day) {
        return Event.of(user, EventType.VIEW, RandomLogs.START.plus(Duration.ofDays(day)));
    }

    @Test
    void churnGap_isTheShortestSilenceAfterWhichFewReturn() {
        ReturnRates rates = new ReturnCurve(RandomLogs.NEW_YORK, ACTIVE, 10, 20)
                .compute(pauses(), RandomLogs.START.plus(Duration.ofDays(60)));
        assertThat(rates.rate(1)).isBetween(0.2, 0.4);
        assertThat(rates.rate(5)).isZero();
        assertThat(rates.churnGapDays(0.05, 10)).hasValue(5);
        assertThat(rates.churnGapDays(0.05, 1_000_000)).isEmpty();
        assertThat(rates.kneeDays(10).orElseThrow()).isBetween(3, 6);
    }

    @Test
    void curveWithoutAnObservedHorizon_isUnknown() {
        ReturnRates rates = new ReturnCurve(RandomLogs.NEW_YORK, ACTIVE, 30, 10)
                .compute(pauses(), RandomLogs.START.plus(Duration.ofDays(20)));
        assertThat(rates.rate(1)).isNaN();
        assertThat(rates.churnGapDays(0.05, 1)).isEmpty();
        assertThat(rates.kneeDays(1)).isEmpty();
        assertThat(ReturnCurve.of(RandomLogs.NEW_YORK, ACTIVE)
                        .compute(RandomLogs.histories(List.of()), RandomLogs.START)
                        .rate(1))
                .isNaN();
        assertThatThrownBy(() -> new ReturnCurve(RandomLogs.NEW_YORK, ACTIVE, 0, 10))
                .hasMessageContaining("horizonDays 0");
    }

    @Test
    void drivers_areRankedByAssociationWithCorrectedPValues() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String user = "u" + i;
            events.add(view(user, 0));
            boolean carted = i % 2 == 0;
            if (carted) {
                events.add(Event.of(user, EventType.CART, RandomLogs.START.plusSeconds(60)));
            }
            if (i % 8 < 3) {
                events.add(Event.of(user, EventType.CLICK, RandomLogs.START.plusSeconds(90)));
            }
            if (i % 8 == 0 || i % 8 == 2 || i % 8 == 4 || i % 8 == 1) {
                events.add(view(user, 1));
            }
        }
        DriverRanking ranking = new RetentionDrivers(
                        RandomLogs.NEW_YORK,
                        Granularity.DAY,
                        EventSelection.any(),
                        EventSelection.any(),
                        1,
                        RandomLogs.START,
                        1)
                .compute(RandomLogs.histories(events), RandomLogs.START.plus(Duration.ofDays(5)));
        assertThat(ranking.users()).isEqualTo(400);
        assertThat(ranking.returned()).isEqualTo(200);
        assertThat(ranking.drivers().stream().map(driver -> driver.type().name()))
                .containsExactly("click", "cart");
        Driver click = ranking.drivers().get(0);
        assertThat(click.exposed()).isEqualTo(150);
        assertThat(click.lift()).isEqualTo(1 / (50 / 250.0));
        assertThat(click.phi()).isCloseTo(0.7745966692414834, offset(1e-12));
        Driver cart = ranking.drivers().get(1);
        assertThat(cart.phi()).isCloseTo(0.5, offset(1e-12));
        assertThat(cart.adjustedP())
                .as("chi-square 100, the larger of two")
                .isLessThan(1e-20)
                .isGreaterThan(click.adjustedP());
        assertThat(ranking.toTable().rows()).hasSize(2);
    }

    @Test
    void driversOfIncompleteCohorts_areLeftOut() {
        RetentionDrivers question = new RetentionDrivers(
                RandomLogs.NEW_YORK,
                Granularity.DAY,
                EventSelection.any(),
                EventSelection.any(),
                7,
                RandomLogs.START,
                3);
        DriverRanking ranking = question.compute(pauses(), RandomLogs.START.plus(Duration.ofDays(3)));
        assertThat(ranking.users()).isZero();
        assertThat(ranking.drivers()).isEmpty();
    }

    @Test
    void granularity_followsTheRhythmOfTheUsers() {
        assertThat(choice(1).byInterval()).isEqualTo(Granularity.DAY);
        assertThat(choice(1).byRegularity()).isEqualTo(Granularity.DAY);
        assertThat(choice(6).byInterval()).isEqualTo(Granularity.WEEK);
        assertThat(choice(6).byRegularity()).isEqualTo(Granularity.WEEK);
        assertThat(choice(25).byInterval()).isEqualTo(Granularity.MONTH);
        assertThat(choice(25).byRegularity()).isEqualTo(Granularity.MONTH);
        GranularityChoice none =
                GranularityChoice.of(RandomLogs.histories(List.of()), RandomLogs.NEW_YORK, ACTIVE, RandomLogs.START);
        assertThat(none.p80GapDays()).isNaN();
        assertThat(none.regularByDay()).isNaN();
    }

    private static GranularityChoice choice(int everyDays) {
        List<Event> events = new ArrayList<>();
        for (int user = 0; user < 5; user++) {
            for (int day = user; day < 120; day += everyDays) {
                events.add(view("u" + user, day));
            }
        }
        return GranularityChoice.of(
                RandomLogs.histories(events), RandomLogs.NEW_YORK, ACTIVE, RandomLogs.START.plus(Duration.ofDays(120)));
    }
}
