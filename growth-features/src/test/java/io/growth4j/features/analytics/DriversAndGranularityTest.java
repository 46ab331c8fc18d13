package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Drivers and granularity against their twins, which follow the words over sets and lists. */
class DriversAndGranularityTest {
    private static final PeriodCalendar CALENDAR = RandomLogs.NEW_YORK;
    private static final EventSelection ACTIVE = EventSelection.of(EventType.VIEW, EventType.CART);

    /** Whether a user counts, and whether the user returned: the first start in a cohort whose age is over. */
    private record Member(TreeSet<EventType> did, boolean returned) {
        static List<Member> of(RetentionDrivers question, List<Event> events, Instant asOf) {
            List<Member> members = new ArrayList<>();
            long base = CALENDAR.day(question.from().toEpochMilli());
            for (List<Event> user : RandomLogs.byUser(events, asOf).values()) {
                List<Event> since = user.stream()
                        .dropWhile(event -> !question.starting().matches(event.type()))
                        .toList();
                if (since.isEmpty()) {
                    continue;
                }
                long cohort = day(since.get(0));
                long target = cohort + question.age();
                boolean isAsked = cohort >= base && cohort < base + question.cohortCount();
                if (isAsked && CALENDAR.start(Granularity.DAY, target + 1) <= asOf.toEpochMilli()) {
                    TreeSet<EventType> did = new TreeSet<>();
                    since.stream().filter(event -> day(event) == cohort).forEach(event -> did.add(event.type()));
                    boolean returned = since.stream()
                            .anyMatch(event ->
                                    day(event) == target && question.returning().matches(event.type()));
                    members.add(new Member(did, returned));
                }
            }
            return members;
        }

        private static long day(Event event) {
            return CALENDAR.day(event.time().toEpochMilli());
        }
    }

    @Property(seed = "61", tries = 400)
    void drivers_areThoseOfTheNaiveTwin(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        Random random = new Random(seed);
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        RetentionDrivers question = new RetentionDrivers(
                CALENDAR,
                Granularity.DAY,
                random.nextBoolean() ? EventSelection.any() : ACTIVE,
                random.nextBoolean() ? EventSelection.any() : EventSelection.of(EventType.PURCHASE),
                1 + random.nextInt(4),
                RandomLogs.START.plusSeconds(random.nextInt(400_000)),
                1 + random.nextInt(20));
        List<Member> members = Member.of(question, events, asOf);
        DriverRanking ranking = question.compute(RandomLogs.histories(events), asOf);
        assertThat(ranking.users()).isEqualTo(members.size());
        assertThat(ranking.returned())
                .isEqualTo(members.stream().filter(Member::returned).count());
        Map<EventType, double[]> expected = new TreeMap<>();
        for (EventType type : RandomLogs.TYPES) {
            double[] table = new double[4];
            members.forEach(member -> table[(member.did().contains(type) ? 0 : 2) + (member.returned() ? 0 : 1)]++);
            double phi = phi(table);
            if (!Double.isNaN(phi)) {
                expected.put(type, new double[] {table[0] + table[1], table[0], table[2], phi});
            }
        }
        assertThat(ranking.drivers().stream().map(Driver::type)).containsExactlyInAnyOrderElementsOf(expected.keySet());
        double weakest = Double.MAX_VALUE;
        for (Driver driver : ranking.drivers()) {
            double[] table = expected.get(driver.type());
            assertThat(List.of(driver.exposed(), driver.exposedReturned(), driver.othersReturned()))
                    .isEqualTo(List.of((long) table[0], (long) table[1], (long) table[2]));
            assertThat(driver.phi()).isCloseTo(table[3], within(1e-9));
            assertThat(driver.adjustedP()).isBetween(0.0, 1.0);
            assertThat(Math.abs(driver.phi())).as("strongest first").isLessThanOrEqualTo(weakest);
            weakest = Math.abs(driver.phi());
        }
    }

    /** Pearson's correlation of two columns of zeros and ones, by its own formula. */
    private static double phi(double[] table) {
        double n = table[0] + table[1] + table[2] + table[3];
        double did = (table[0] + table[1]) / n;
        double returned = (table[0] + table[2]) / n;
        double covariance = table[0] / n - did * returned;
        double variance = did * (1 - did) * returned * (1 - returned);
        return variance <= 1e-12 ? Double.NaN : covariance / Math.sqrt(variance);
    }

    @Property(seed = "62", tries = 400)
    void granularity_isThatOfTheNaiveTwin(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        List<Double> gaps = new ArrayList<>();
        int retained = 0;
        int byDay = 0;
        int byWeek = 0;
        for (List<Event> user : RandomLogs.byUser(events, asOf).values()) {
            TreeSet<Long> days = periods(user, Granularity.DAY);
            if (days.size() < 2) {
                continue;
            }
            retained++;
            days.stream().skip(1).forEach(day -> gaps.add((double) (day - days.lower(day))));
            byDay += isRegular(days, Granularity.DAY, asOf) ? 1 : 0;
            byWeek += isRegular(periods(user, Granularity.WEEK), Granularity.WEEK, asOf) ? 1 : 0;
        }
        GranularityChoice choice = GranularityChoice.of(RandomLogs.histories(events), CALENDAR, ACTIVE, asOf);
        if (retained == 0) {
            assertThat(choice.regularByDay()).isNaN();
            assertThat(choice.p80GapDays()).isNaN();
            return;
        }
        assertThat(choice.regularByDay()).isEqualTo((double) byDay / retained);
        assertThat(choice.regularByWeek()).isEqualTo((double) byWeek / retained);
        double p80 = quantile80(gaps);
        assertThat(choice.p80GapDays()).isCloseTo(p80, within(1e-9));
        assertThat(choice.byInterval())
                .isEqualTo(p80 <= 1.5 ? Granularity.DAY : p80 <= 9 ? Granularity.WEEK : Granularity.MONTH);
        assertThat(choice.byRegularity())
                .isEqualTo(
                        2 * byDay >= retained
                                ? Granularity.DAY
                                : 2 * byWeek >= retained ? Granularity.WEEK : Granularity.MONTH);
    }

    private static TreeSet<Long> periods(List<Event> user, Granularity granularity) {
        TreeSet<Long> periods = new TreeSet<>();
        user.stream()
                .filter(event -> ACTIVE.matches(event.type()))
                .forEach(event ->
                        periods.add(CALENDAR.index(granularity, event.time().toEpochMilli())));
        return periods;
    }

    /** Active in at least half of the periods from the first one to the last that is over. */
    private static boolean isRegular(TreeSet<Long> active, Granularity granularity, Instant asOf) {
        long last = CALENDAR.index(granularity, asOf.toEpochMilli()) - 1;
        return 2L * active.headSet(last, true).size() >= last - active.first() + 1;
    }

    /** Linear between order statistics (Hyndman and Fan 1996, type 7). */
    private static double quantile80(List<Double> gaps) {
        List<Double> sorted = gaps.stream().sorted().toList();
        double at = 0.8 * (sorted.size() - 1);
        double low = sorted.get((int) Math.floor(at));
        return low + (at - Math.floor(at)) * (sorted.get((int) Math.ceil(at)) - low);
    }
}
