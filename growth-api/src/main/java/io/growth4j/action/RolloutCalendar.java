package io.growth4j.action;

import io.growth4j.definition.Definition;
import java.time.LocalDate;

/**
 * A release train for models and strategies: it leaves every so many days; the day before, it is tried out, and the day
 * after, everybody has it. What passed its checks too late waits for the next train. The habit of two-week trains on a
 * Tuesday is {@link #biweekly}. Immutable.
 *
 * @param anchor the day of one release
 * @param everyDays days from one release to the next, at least 3
 */
public record RolloutCalendar(LocalDate anchor, int everyDays) implements Definition {
    public RolloutCalendar {
        if (everyDays < 3) {
            throw new IllegalArgumentException("releases every " + everyDays
                    + " days: try-out, release and full rollout need 3 days of their own");
        }
    }

    /**
     * A train every two weeks.
     *
     * @param anchor the day of one release, a Tuesday say
     * @return the calendar
     */
    public static RolloutCalendar biweekly(LocalDate anchor) {
        return new RolloutCalendar(anchor, 14);
    }

    /**
     * A release and the days around it.
     *
     * @param preRelease the day on which it is tried out
     * @param release the day on which a part of the users gets it
     * @param fullRolloutBy the day on which all users have it
     */
    public record Release(LocalDate preRelease, LocalDate release, LocalDate fullRolloutBy) {
        private static Release on(LocalDate day) {
            return new Release(day.minusDays(1), day, day.plusDays(1));
        }
    }

    /**
     * The next release.
     *
     * @param day any day
     * @return the first release on that day or later
     */
    public Release next(LocalDate day) {
        long late = Math.floorMod(anchor.toEpochDay() - day.toEpochDay(), (long) everyDays);
        return Release.on(day.plusDays(late));
    }

    /**
     * The release that takes a change along.
     *
     * @param passed the day on which the change passed its checks
     * @return the first release whose try-out is after that day
     */
    public Release takes(LocalDate passed) {
        return next(passed.plusDays(2));
    }
}
