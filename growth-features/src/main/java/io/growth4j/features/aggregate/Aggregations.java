package io.growth4j.features.aggregate;

import io.growth4j.definition.Granularity;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Summary.Statistic;
import io.growth4j.features.filter.EventFilter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the aggregations that come with the library. */
public final class Aggregations {
    private static final List<Class<? extends Aggregation>> ALL = List.of(
            ActivatedAt.class,
            ActiveDays.class,
            ActivePeriods.class,
            Count.class,
            CountOf.class,
            CountSince.class,
            Distinct.class,
            DistinctSketch.class,
            Entropy.class,
            Gap.class,
            HourOf.class,
            MedianDayGap.class,
            NetRevenue.class,
            Orders.class,
            OrderTime.class,
            Quantile.class,
            QuantileSketch.class,
            RetainedAt.class,
            Sessions.class,
            SinceTime.class,
            Streak.class,
            Summary.class,
            TimeOf.class,
            Top.class,
            Trend.class,
            ValueOf.class,
            Variance.class,
            WallClock.class,
            Weight.class);

    private Aggregations() {}

    /**
     * The records that the methods below make: what may stand, by its simple name, in the JSON of a feature set.
     *
     * @return the classes, by name
     */
    public static List<Class<? extends Aggregation>> all() {
        return ALL;
    }

    /**
     * How many events there are: LONG, a group.
     *
     * @return the aggregation
     */
    public static Aggregation count() {
        return new Count();
    }

    /**
     * How many events have a value of a column: LONG, a group.
     *
     * @param column the column's name
     * @return the aggregation
     */
    public static Aggregation count(String column) {
        return new CountOf(column);
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
        return new Orders(Set.copyOf(revenue), Set.copyOf(refund));
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
        return new OrderTime(Set.copyOf(revenue), Set.copyOf(refund), number);
    }

    /**
     * When the last of the {@link #orders} was placed: INSTANT, holistic.
     *
     * @param revenue types of events that are orders
     * @param refund types of events that give money back
     * @return the aggregation
     */
    public static Aggregation lastOrderTime(Set<EventType> revenue, Set<EventType> refund) {
        return new OrderTime(Set.copyOf(revenue), Set.copyOf(refund), OrderTime.LAST);
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
        return new NetRevenue(Set.copyOf(revenue), Set.copyOf(refund));
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
     * About a quantile of a column of numbers, in bounded memory: DOUBLE, a monoid; none without a value. Exact (type 7)
     * below {@code 4 · compression} values. From there on a t-digest with the scale function k1 (Dunning and Ertl 2019,
     * "Computing extremely accurate quantiles using t-digests"): the estimate's rank, as a share of all values, lies within
     * the ranks that a cluster can span around {@code q}, {@code (1 + sin(arcsin(2q − 1) ± 2π / compression)) / 2}. At 100
     * these are 0.469 to 0.531 for the median and 0.983 to 0.995 for 0.99; the smallest and the largest value stay exact.
     * The bound is observed, not proven for every order of values. A state takes up to 6 longs per unit of compression.
     * Infinite values do not count.
     *
     * @param column the column's name
     * @param q 0 for the smallest, 0.5 for the median, 1 for the largest
     * @param compression about how many clusters are kept, 10 to 1000; 100 is usual
     * @return the aggregation
     */
    public static Aggregation quantileSketch(String column, double q, int compression) {
        return new QuantileSketch(column, q, compression);
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
     * About how many different values a column has, in bounded memory: LONG, a monoid. Texts count by their text, numbers by
     * their value. Exact below {@code 2^precision / 8} values (but for two equal hashes of 64 bits). From there on an
     * UltraLogLog (Ertl 2024, "UltraLogLog: a practical and more space-efficient alternative to HyperLogLog", PVLDB 17(7))
     * of {@code 2^precision} bytes: the estimate's relative standard error is {@code 0.782 / √(2^precision)}, so 1.2 % at
     * precision 12; it rarely errs by three times that. The result depends on the set of values alone.
     *
     * @param column the column's name
     * @param precision 4 to 18; 12 is usual
     * @return the aggregation
     */
    public static Aggregation distinctSketch(String column, int precision) {
        return new DistinctSketch(column, precision);
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
     * At which hour of the day the first event happened, by the wall clock: LONG, 0 to 23, a monoid; none without an event.
     *
     * @return the aggregation
     */
    public static Aggregation firstHour() {
        return new HourOf(End.FIRST);
    }

    /**
     * At which hour of the day the last event happened, by the wall clock: LONG, 0 to 23, a monoid; none without an event.
     *
     * @return the aggregation
     */
    public static Aggregation lastHour() {
        return new HourOf(End.LAST);
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
