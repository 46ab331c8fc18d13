package io.growth4j.segment.trait;

import io.growth4j.definition.Definition;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a user uses the product: on weekdays or weekends, in which band of hours; mixed if no such scenario prevails.
 *
 * @param hours where the bands start, strictly ascending within 0 to 23; the last band lasts until the first one starts
 * @param weekend the days that are not weekdays
 * @param minShare the share of the user's events from which on a scenario prevails, above 0 and at most 1
 * @param zone whose clock counts
 */
public record ScenarioRule(List<Integer> hours, Set<DayOfWeek> weekend, double minShare, ZoneId zone)
        implements Definition {
    /** The name of a user's scenario if none prevails. */
    public static final String MIXED = "MIXED";

    public ScenarioRule {
        hours = List.copyOf(hours);
        weekend = Collections.unmodifiableSet(new TreeSet<>(weekend));
        int previous = -1;
        for (int hour : hours) {
            if (hour <= previous || hour > 23) {
                throw new IllegalArgumentException("hours are not strictly ascending within 0 to 23: " + hours);
            }
            previous = hour;
        }
        if (hours.isEmpty() || !(minShare > 0 && minShare <= 1)) {
            throw new IllegalArgumentException("needs at least one band of hours, got " + hours
                    + ", and a minShare above 0 and at most 1, got " + minShare);
        }
    }

    /**
     * Morning commute from 6, day from 9, evening commute from 17, evening from 20, night from 23; Saturday and Sunday;
     * 40 %. This project's choice.
     *
     * @param zone whose clock counts
     * @return the standard rule
     */
    public static ScenarioRule standard(ZoneId zone) {
        return new ScenarioRule(List.of(6, 9, 17, 20, 23), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), 0.4, zone);
    }

    /**
     * The scenario of a user.
     *
     * @param instants when the user was active, in milliseconds since 1970-01-01T00:00Z; order does not matter
     * @return the most frequent scenario, the first of the week and day if several are; {@link #MIXED} if it does not
     *     prevail, or there is no event
     */
    public Scenario of(long... instants) {
        int[] counts = new int[2 * hours.size()];
        for (long instant : instants) {
            counts[scenario(Instant.ofEpochMilli(instant).atZone(zone))]++;
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        double share = instants.length == 0 ? Double.NaN : (double) counts[most] / instants.length;
        return new Scenario(share >= minShare ? name(most) : MIXED, share);
    }

    private int scenario(ZonedDateTime time) {
        int band = hours.size() - 1;
        for (int i = 0; i < hours.size() && hours.get(i) <= time.getHour(); i++) {
            band = i;
        }
        return weekend.contains(time.getDayOfWeek()) ? hours.size() + band : band;
    }

    private String name(int scenario) {
        int band = scenario % hours.size();
        return String.format(
                Locale.ROOT,
                "%s %02d-%02d",
                scenario < hours.size() ? "WEEKDAY" : "WEEKEND",
                hours.get(band),
                hours.get((band + 1) % hours.size()));
    }

    /**
     * When a user uses the product.
     *
     * @param name for example {@code WEEKDAY 06-09}, or {@link #MIXED}
     * @param share the share of the events in the most frequent scenario; NaN without events
     */
    public record Scenario(String name, double share) {}
}
