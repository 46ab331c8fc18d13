package io.growth4j.loyalty.growthvalue;

import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects facts in any order and lays them out as days without gaps: a fact that comes late is added, and the history
 * folded again. Not thread-safe.
 *
 * <p>Where memberships overlap, the one that began last counts. Entries of a day stand in the order of their instants,
 * then of their operation ids.
 */
public final class GrowthDays {
    private final PeriodCalendar calendar;
    private final List<Stay> stays = new ArrayList<>();
    private final List<Dated> facts = new ArrayList<>();

    private record Stay(String plan, LocalDate start, LocalDate end) {}

    private record Dated(Instant time, GrowthEntry entry) {}

    private GrowthDays(ZoneId zone) {
        this.calendar = PeriodCalendar.of(zone);
    }

    /**
     * Starts a collection.
     *
     * @param zone the zone whose calendar days count
     * @return an empty collection
     */
    public static GrowthDays in(ZoneId zone) {
        return new GrowthDays(zone);
    }

    /**
     * Adds a membership.
     *
     * @param plan its plan
     * @param start its first day
     * @param end the day after its last, after {@code start}
     * @return this collection
     */
    public GrowthDays member(String plan, LocalDate start, LocalDate end) {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("membership '" + plan + "' from " + start + " ends on " + end
                    + ": the end is the day after its last and must come later");
        }
        stays.add(new Stay(plan, start, end));
        return this;
    }

    /**
     * Adds an entry.
     *
     * @param time when it happened
     * @param entry what happened
     * @return this collection
     */
    public GrowthDays add(Instant time, GrowthEntry entry) {
        facts.add(new Dated(time, entry));
        return this;
    }

    /**
     * The days of a span; facts outside it are left out.
     *
     * @param from the first day
     * @param to the day after the last
     * @return one element per calendar day
     */
    public List<GrowthDay> between(LocalDate from, LocalDate to) {
        List<Dated> sorted = new ArrayList<>(facts);
        sorted.sort(Comparator.comparing(Dated::time)
                .thenComparing(fact -> fact.entry().operationId()));
        List<GrowthDay> days = new ArrayList<>();
        int next = 0;
        for (LocalDate date = from; date.isBefore(to); date = date.plusDays(1)) {
            List<GrowthEntry> entries = new ArrayList<>();
            while (next < sorted.size() && !dayOf(sorted.get(next)).isAfter(date)) {
                Dated fact = sorted.get(next++);
                if (dayOf(fact).equals(date)) {
                    entries.add(fact.entry());
                }
            }
            days.add(new GrowthDay(date, planOn(date), entries));
        }
        return days;
    }

    private LocalDate dayOf(Dated fact) {
        return LocalDate.ofEpochDay(calendar.day(fact.time().toEpochMilli()));
    }

    private @Nullable String planOn(LocalDate date) {
        Stay latest = null;
        for (Stay stay : stays) {
            boolean covers = !date.isBefore(stay.start()) && date.isBefore(stay.end());
            if (covers && (latest == null || !stay.start().isBefore(latest.start()))) {
                latest = stay;
            }
        }
        return latest == null ? null : latest.plan();
    }
}
