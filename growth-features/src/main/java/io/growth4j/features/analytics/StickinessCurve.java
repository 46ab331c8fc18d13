package io.growth4j.features.analytics;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many users were active in how many periods of a window, among users active at least once. Immutable and
 * thread-safe.
 */
public final class StickinessCurve {
    private final Stickiness definition;
    private final Instant asOf;
    private final boolean complete;
    private final long[] users;
    private final long[] actives;

    StickinessCurve(Stickiness definition, Instant asOf, boolean complete, long[] users, long[] actives) {
        this.definition = definition;
        this.asOf = asOf;
        this.complete = complete;
        this.users = users;
        this.actives = actives;
    }

    /**
     * What was asked.
     *
     * @return the question
     */
    public Stickiness definition() {
        return definition;
    }

    /**
     * The instant the curve is known at.
     *
     * @return only events before it count
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * Whether the window is over.
     *
     * @return false if users may still come
     */
    public boolean isComplete() {
        return complete;
    }

    /**
     * How many users were active in exactly some number of periods.
     *
     * @param periods 1 to the length of the window
     * @return users
     */
    public long users(int periods) {
        if (periods < 1) {
            throw new IllegalArgumentException("periods " + periods + " is below 1: only active users are known");
        }
        return users[periods];
    }

    /**
     * How many users were active at all.
     *
     * @return distinct users of the window, for example MAU
     */
    public long distinctUsers() {
        return Arrays.stream(users, 1, users.length).sum();
    }

    /**
     * How many users were active in a period.
     *
     * @param position 0 for the first period of the window
     * @return users, for example DAU
     */
    public long active(int position) {
        return actives[position];
    }

    /**
     * The mean number of active users of a period.
     *
     * @return for example mean DAU
     */
    public double meanActive() {
        return Arrays.stream(actives).average().orElse(Double.NaN);
    }

    /**
     * Mean active users of a period by distinct users of the window, for example DAU/MAU.
     *
     * @return 0 to 1; NaN without users
     */
    public double ratio() {
        return ratio(Arrays.stream(actives).boxed().toList(), distinctUsers());
    }

    /**
     * Mean actives by distinct users, for numbers counted elsewhere.
     *
     * @param actives active users of each period
     * @param distinct distinct users of all these periods
     * @return mean actives by distinct users; NaN without users or periods
     */
    public static double ratio(List<Long> actives, long distinct) {
        double mean = actives.stream().mapToLong(Long::longValue).average().orElse(Double.NaN);
        return distinct == 0 ? Double.NaN : mean / distinct;
    }

    /**
     * The share of users who were active in many periods; of L28, at least 21 are the power users.
     *
     * @param atLeast how many periods
     * @return 0 to 1; NaN without users
     */
    public double shareOfAtLeast(int atLeast) {
        long distinct = distinctUsers();
        long frequent = Arrays.stream(users).skip(Math.max(1, atLeast)).sum();
        return distinct == 0 ? Double.NaN : (double) frequent / distinct;
    }

    /**
     * The mean number of periods in which an active user was active.
     *
     * @return 1 to the length of the window; NaN without users
     */
    public double meanPeriods() {
        long distinct = distinctUsers();
        return distinct == 0 ? Double.NaN : (double) Arrays.stream(actives).sum() / distinct;
    }

    /**
     * The curve as a table.
     *
     * @return users and their share by number of active periods
     */
    public Table toTable() {
        Table.Builder table = Table.of(title(), "active " + unit(), "users", "share");
        for (int periods = 1; periods < users.length; periods++) {
            long distinct = distinctUsers();
            table.row((long) periods, users[periods], distinct == 0 ? null : (double) users[periods] / distinct);
        }
        return table.build();
    }

    /**
     * The curve as a picture.
     *
     * @return users by number of active periods
     */
    public Plot toPlot() {
        List<String> categories =
                IntStream.range(1, users.length).mapToObj(Integer::toString).toList();
        List<Double> values = Arrays.stream(users, 1, users.length)
                .mapToObj(count -> (double) count)
                .toList();
        return new Plot.Bars(title(), "users", categories, List.of(new Plot.Series("users", values)), false);
    }

    private String title() {
        return "Users by active " + unit() + " of " + actives.length + (complete ? "" : " (not over yet)");
    }

    private String unit() {
        return Periods.units(definition.granularity());
    }
}
