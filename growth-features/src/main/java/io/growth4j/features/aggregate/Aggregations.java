package io.growth4j.features.aggregate;

import io.growth4j.definition.Granularity;
import io.growth4j.event.EventType;
import io.growth4j.features.filter.EventFilter;
import java.time.Duration;
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
}
