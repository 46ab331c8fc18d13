package io.growth4j.features.aggregate;

import io.growth4j.definition.Granularity;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Summary.Statistic;
import io.growth4j.features.filter.EventFilter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Makes the aggregations that come with the library. */
public final class Aggregations {
    private Aggregations() {}

    /**
     * How many events there are: LONG, a group.
     *
     * @return the aggregation
     */
    public static Aggregation count() {
        return new Count();
    }

    /**
     * When the first event happened: INSTANT, a monoid; none without an event.
     *
     * @return the aggregation
     */
    public static Aggregation firstTime() {
        return new TimeOf(End.FIRST);
    }

    /**
     * When the last event happened: INSTANT, a monoid; none without an event.
     *
     * @return the aggregation
     */
    public static Aggregation lastTime() {
        return new TimeOf(End.LAST);
    }

    /**
     * The value of the first event that has one: LONG, DOUBLE or CATEGORY as the column is, a monoid.
     *
     * @param column the column's name
     * @return the aggregation
     */
    public static Aggregation first(String column) {
        return new ValueOf(column, End.FIRST);
    }

    /**
     * The value of the last event that has one: LONG, DOUBLE or CATEGORY as the column is, a monoid.
     *
     * @param column the column's name
     * @return the aggregation
     */
    public static Aggregation last(String column) {
        return new ValueOf(column, End.LAST);
    }

    /**
     * The sum of a weight per type of event: DOUBLE, a group.
     *
     * @param weights the weights; types not named weigh 0
     * @return the aggregation
     */
    public static Aggregation weight(Map<EventType, Double> weights) {
        return new Weight(weights);
    }

    /**
     * On how many calendar days there are events: LONG, a monoid.
     *
     * @return the aggregation
     */
    public static Aggregation activeDays() {
        return new ActiveDays();
    }

    /**
     * The median number of days between consecutive active days: DOUBLE, holistic; none with fewer than two such days.
     *
     * @return the aggregation
     */
    public static Aggregation medianDayGap() {
        return new MedianDayGap();
    }

    /**
     * How many of the last periods hold an event: LONG, holistic. Periods run back from the instant of the analysis.
     *
     * @param length the length of a period
     * @param periods how many are looked at, 1 to 64
     * @return the aggregation
     */
    public static Aggregation activePeriods(Duration length, int periods) {
        return new ActivePeriods(length, periods);
    }

    /**
     * How many orders were not refunded in full: LONG, holistic. Revenue events of one order id are one order; one without
     * an id is an order of its own. An order is refunded in full when refunds of its id reach its amount.
     *
     * @param revenue types of events that are orders
     * @param refund types of events that give money back
     * @return the aggregation
     */
    public static Aggregation orders(Set<EventType> revenue, Set<EventType> refund) {
        return new Orders(revenue, refund);
    }

    /**
     * When the nth of the {@link #orders} was placed: INSTANT, holistic.
     *
     * @param revenue types of events that are orders
     * @param refund types of events that give money back
     * @param number 1 for the first order
     * @return the aggregation
     */
    public static Aggregation orderTime(Set<EventType> revenue, Set<EventType> refund, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("order number " + number + " is below 1");
        }
        return new OrderTime(revenue, refund, number);
    }

    /**
     * When the last of the {@link #orders} was placed: INSTANT, holistic.
     *
     * @param revenue types of events that are orders
     * @param refund types of events that give money back
     * @return the aggregation
     */
    public static Aggregation lastOrderTime(Set<EventType> revenue, Set<EventType> refund) {
        return new OrderTime(revenue, refund, OrderTime.LAST);
    }

    /**
     * Amounts of orders less amounts of refunds: as LONG the sum in minor units, 0 without an amount; as INSTANT the event
     * at which it first was above zero. A group.
     *
     * @param revenue types of events that bring their amount
     * @param refund types of events that take their amount away
     * @return the aggregation
     */
    public static Aggregation netRevenue(Set<EventType> revenue, Set<EventType> refund) {
        return new NetRevenue(revenue, refund);
    }

    /**
     * The event that completed the activation: INSTANT, holistic. It is the nth event within {@code [acquired, acquired +
     * within)}; the user was acquired by the first acquisition event, or without one by the first activity.
     *
     * @param acquisition which events acquire
     * @param activity which events are activities
     * @param count how many events it takes, at least 1
     * @param within how soon after the acquisition
     * @return the aggregation
     */
    public static Aggregation activatedAt(EventFilter acquisition, EventFilter activity, int count, Duration within) {
        return new ActivatedAt(acquisition, activity, count, within);
    }

    /**
     * The first event in the nth distinct calendar period after the period of the first event: INSTANT, holistic.
     *
     * @param period the length of a period
     * @param periods how many periods of return it takes, at least 1
     * @return the aggregation
     */
    public static Aggregation retainedAt(Granularity period, int periods) {
        return new RetainedAt(period, periods);
    }

    /**
     * The sum of a column: LONG or DOUBLE as the column is, a group; 0 without a value. Real numbers are added in time
     * order; whole ones must not leave the range of a {@code long}.
     *
     * @param column the column's name
     * @return the aggregation
     */
    public static Aggregation sum(String column) {
        return new Summary(column, Statistic.SUM);
    }

    /**
     * The mean of a column of numbers: DOUBLE, a group; none without a value.
     *
     * @param column the column's name
     * @return the aggregation
     */
    public static Aggregation mean(String column) {
        return new Summary(column, Statistic.MEAN);
    }

    /**
     * The smallest value of a column: LONG or DOUBLE as the column is, a monoid; none without a value.
     *
     * @param column the column's name
     * @return the aggregation
     */
    public static Aggregation min(String column) {
        return new Summary(column, Statistic.MIN);
    }

    /**
     * The largest value of a column: LONG or DOUBLE as the column is, a monoid; none without a value.
     *
     * @param column the column's name
     * @return the aggregation
     */
    public static Aggregation max(String column) {
        return new Summary(column, Statistic.MAX);
    }

    /**
     * The population variance of a column of numbers: DOUBLE, a monoid; none without a value.
     *
     * @param column the column's name
     * @return the aggregation
     */
    public static Aggregation variance(String column) {
        return new Variance(column);
    }

    /**
     * An exact quantile of a column of numbers, type 7 (Hyndman and Fan 1996): DOUBLE, holistic; none without a value.
     *
     * @param column the column's name
     * @param q 0 for the smallest, 0.5 for the median, 1 for the largest
     * @return the aggregation
     */
    public static Aggregation quantile(String column, double q) {
        return new Quantile(column, q);
    }

    /**
     * How many different values a column of texts or whole numbers has, exactly: LONG, holistic.
     *
     * @param column the column's name
     * @return the aggregation
     */
    public static Aggregation distinct(String column) {
        return new Distinct(column);
    }

    /**
     * The kth most frequent text of a column, holistic: CATEGORY the text, LONG how often it stands, DOUBLE its share of
     * the events that have one. Of equally frequent texts the first in their order goes first.
     *
     * @param column the column's name
     * @param rank 1 for the most frequent
     * @return the aggregation
     */
    public static Aggregation top(String column, int rank) {
        return new Top(column, rank);
    }

    /**
     * The Shannon entropy of the texts of a column: DOUBLE in nats, a group; none without a text.
     *
     * @param column the column's name
     * @return the aggregation
     */
    public static Aggregation entropy(String column) {
        return new Entropy(column);
    }

    /**
     * Elapsed time since the last event, a monoid: LONG in whole units, rounded down, DOUBLE exact; none without an event.
     *
     * @param unit the unit, at least a millisecond; a day has 24 hours here
     * @return the aggregation
     */
    public static Aggregation recency(Duration unit) {
        return new SinceTime(End.LAST, unit);
    }

    /**
     * Elapsed time since the first event, a monoid: LONG in whole units, rounded down, DOUBLE exact; none without an event.
     *
     * @param unit the unit, at least a millisecond; a day has 24 hours here
     * @return the aggregation
     */
    public static Aggregation tenure(Duration unit) {
        return new SinceTime(End.FIRST, unit);
    }

    /**
     * How many events there are after the last event of another kind: LONG, a monoid; all of them if there never was one.
     *
     * @param since which events start the count anew
     * @return the aggregation
     */
    public static Aggregation countSince(EventFilter since) {
        return new CountSince(since);
    }

    /**
     * The mean time between neighbouring events: DOUBLE in milliseconds, a monoid; none with fewer than two events.
     *
     * @return the aggregation
     */
    public static Aggregation gapMean() {
        return new Gap(Gap.Statistic.MEAN);
    }

    /**
     * The population standard deviation of the time between neighbouring events: DOUBLE in milliseconds, a monoid; none with
     * fewer than two events.
     *
     * @return the aggregation
     */
    public static Aggregation gapDeviation() {
        return new Gap(Gap.Statistic.DEVIATION);
    }

    /**
     * The longest time between neighbouring events: LONG in milliseconds, a monoid; none with fewer than two events.
     *
     * @return the aggregation
     */
    public static Aggregation gapMax() {
        return new Gap(Gap.Statistic.MAX);
    }

    /**
     * The most consecutive calendar days with events: LONG, a monoid.
     *
     * @return the aggregation
     */
    public static Aggregation longestStreak() {
        return new Streak(false);
    }

    /**
     * The consecutive calendar days with events up to now: LONG, a monoid. A streak lasts through the day after its last
     * event, as that day may still bring one; then it is 0.
     *
     * @return the aggregation
     */
    public static Aggregation currentStreak() {
        return new Streak(true);
    }

    /**
     * How many sessions there are: LONG, a monoid.
     *
     * @param gap a longer pause ends a session
     * @return the aggregation
     */
    public static Aggregation sessions(Duration gap) {
        return new Sessions(gap, Sessions.Part.COUNT);
    }

    /**
     * How long all sessions lasted together, from the first to the last event of each: LONG in milliseconds, a monoid.
     *
     * @param gap a longer pause ends a session
     * @return the aggregation
     */
    public static Aggregation sessionTime(Duration gap) {
        return new Sessions(gap, Sessions.Part.DURATION);
    }

    /**
     * Events at some hours of the day, by the wall clock, a group: LONG their number, DOUBLE their share of all events.
     *
     * @param from the first hour, from 0
     * @param to the hour after the last, up to 24
     * @return the aggregation
     */
    public static Aggregation duringHours(int from, int to) {
        return new WallClock(EnumSet.allOf(DayOfWeek.class), from, to);
    }

    /**
     * Events on some days of the week, by the wall clock, a group: LONG their number, DOUBLE their share of all events.
     *
     * @param days the days
     * @return the aggregation
     */
    public static Aggregation duringDays(Set<DayOfWeek> days) {
        return new WallClock(days, 0, 24);
    }

    /**
     * The least-squares slope of the number of events per period: DOUBLE in events per period, per period; a group. Periods
     * run back from the instant of the analysis; empty ones count 0.
     *
     * @param length the length of a period
     * @param periods how many are looked at, at least 2
     * @return the aggregation
     */
    public static Aggregation trend(Duration length, int periods) {
        return new Trend(length, periods);
    }
}
