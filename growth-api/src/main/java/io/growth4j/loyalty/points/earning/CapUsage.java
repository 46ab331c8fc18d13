package io.growth4j.loyalty.points.earning;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of the caps one user has used. Events may come late: each counts in its own period. Not thread-safe.
 */
public final class CapUsage {
    private final List<EarningCap> caps;
    private final PeriodCalendar calendar;
    private final Map<Slot, Long> used = new HashMap<>();
    private int hits;

    private record Slot(String type, Granularity period, long index) {}

    /**
     * Nothing used.
     *
     * @param caps the caps; several may be about the same type
     * @param calendar the calendar of the programme
     */
    public CapUsage(List<EarningCap> caps, PeriodCalendar calendar) {
        this.caps = List.copyOf(caps);
        this.calendar = calendar;
    }

    /**
     * Grants points as far as all caps of the type allow, and notes it.
     *
     * @param type which points
     * @param points what is to be granted, 0 or above
     * @param at when they were earned
     * @return what is granted
     */
    public long grant(String type, long points, Instant at) {
        long granted = points;
        for (EarningCap cap : caps) {
            if (cap.type().equals(type)) {
                granted = cap.granted(granted, used.getOrDefault(slot(cap, at), 0L));
            }
        }
        for (EarningCap cap : caps) {
            if (cap.type().equals(type)) {
                used.put(slot(cap, at), used.getOrDefault(slot(cap, at), 0L) + granted);
            }
        }
        hits += granted < points ? 1 : 0;
        return granted;
    }

    /**
     * How often a cap held something back: a flag for abuse.
     *
     * @return a count
     */
    public int hits() {
        return hits;
    }

    private Slot slot(EarningCap cap, Instant at) {
        return new Slot(cap.type(), cap.period(), calendar.index(cap.period(), at.toEpochMilli()));
    }
}
