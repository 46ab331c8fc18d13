package io.growth4j.loyalty.habit;

import io.growth4j.definition.Definition;
import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether a behaviour has become a habit: done often, regularly, and without being asked. The index H = B·F·regularity
 * and its thresholds are this project's choice, after "habit = behaviour × frequency"; the share of unprompted sessions
 * stands for automaticity. Immutable and thread-safe.
 *
 * @param calendar the zone and the first day of a week
 * @param period the user's typical period of use
 * @param periods how many periods make a window, at least 3
 * @param leastFrequency the F of a habit, 0 to 1
 * @param leastWindows in how many windows in a row, at least 1
 * @param leastUnprompted the share of unprompted sessions of a habit, 0 to 1
 */
public record HabitIndex(
        PeriodCalendar calendar,
        Granularity period,
        int periods,
        double leastFrequency,
        int leastWindows,
        double leastUnprompted)
        implements Definition {
    public HabitIndex {
        FoggModel.requireShare("leastFrequency", leastFrequency);
        FoggModel.requireShare("leastUnprompted", leastUnprompted);
        if (periods < 3 || leastWindows < 1) {
            throw new IllegalArgumentException(
                    "periods " + periods + " must be at least 3, leastWindows " + leastWindows + " at least 1");
        }
    }

    /**
     * The standard: windows of 7 days, F of 0.7 in four of them in a row, half of the sessions unprompted.
     *
     * @param calendar the zone and the first day of a week
     * @return the index
     */
    public static HabitIndex standard(PeriodCalendar calendar) {
        return new HabitIndex(calendar, Granularity.DAY, 7, 0.7, 4, 0.5);
    }

    /**
     * Measures a user.
     *
     * @param sessions the user's sessions, in any order
     * @param fromMillis the start of the first window, in milliseconds since 1970-01-01T00:00Z
     * @param windows how many windows, at least 1; sessions after the last one do not count
     * @return one measurement per window, and the verdict
     */
    public HabitReport measure(Collection<Session> sessions, long fromMillis, int windows) {
        if (windows < 1) {
            throw new IllegalArgumentException("windows " + windows + " is not at least 1");
        }
        long first = calendar.index(period, fromMillis);
        List<HabitWindow> measured = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            measured.add(window(sessions, first + (long) window * periods));
        }
        return new HabitReport(this, measured);
    }

    private HabitWindow window(Collection<Session> sessions, long first) {
        List<Session> inside = sessions.stream()
                .filter(session -> periodOf(session) >= first && periodOf(session) < first + periods)
                .toList();
        TreeSet<Long> active = new TreeSet<>();
        inside.forEach(session -> active.add(periodOf(session)));
        double acted = share(inside, inside.stream().filter(Session::acted).count());
        double unprompted = share(
                inside, inside.stream().filter(session -> !session.prompted()).count());
        double frequency = (double) active.size() / periods;
        double regularity = regularity(new ArrayList<>(active));
        double index = inside.isEmpty() ? 0 : acted * frequency * regularity;
        return new HabitWindow(first, acted, frequency, regularity, unprompted, index);
    }

    private long periodOf(Session session) {
        return calendar.index(period, session.at().toEpochMilli());
    }

    private static double share(List<Session> sessions, long part) {
        return sessions.isEmpty() ? Double.NaN : (double) part / sessions.size();
    }

    private static double regularity(List<Long> active) {
        int gaps = active.size() - 1;
        if (gaps < 2) {
            return Double.NaN;
        }
        double mean = (double) (active.get(gaps) - active.get(0)) / gaps;
        double squares = 0;
        for (int i = 0; i < gaps; i++) {
            double gap = active.get(i + 1) - active.get(i);
            squares += (gap - mean) * (gap - mean);
        }
        double variation = Math.sqrt(squares / gaps) / mean;
        return Math.max(0, 1 - variation);
    }
}
