package io.growth4j.user;

import java.time.Duration;
import java.util.List;

/**
 * The features that the standard rules read. What counts as an activity, an order or a referral, the {@link
 * io.growth4j.event.EventCatalog} says; how each is computed, growth-features says in the schema of every table.
 *
 * <p>Days "since" are calendar days in the zone of the analysis: from the day of the event to the day of {@code asOf}.
 */
public final class StandardFeatures {
    /** When the user was acquired. */
    public static final Feature.OfInstant REGISTERED_AT =
            new Feature.OfInstant("registered_at", "first acquisition event, or without one the first activity");

    /** When the user was first active. */
    public static final Feature.OfInstant FIRST_ACTIVE_AT =
            new Feature.OfInstant("first_active_at", "first activity: any event that is not passive");

    /** When the user was last active. */
    public static final Feature.OfInstant LAST_ACTIVE_AT =
            new Feature.OfInstant("last_active_at", "last activity: any event that is not passive");

    /** How often the user was active. */
    public static final Feature.OfLong EVENTS =
            new Feature.OfLong("events", "events", "number of activities: events that are not passive");

    /** How often the user did what the product is for. */
    public static final Feature.OfLong CORE_EVENTS =
            new Feature.OfLong("core_events", "events", "number of core events");

    /** On how many days the user was active. */
    public static final Feature.OfLong ACTIVE_DAYS =
            new Feature.OfLong("active_days", "days", "distinct calendar days with an activity");

    /** How regularly the user comes. */
    public static final Feature.OfDouble MEDIAN_GAP_DAYS = new Feature.OfDouble(
            "median_gap_days", "days", "median gap between consecutive active days; none with one active day");

    /** How long ago the user was active, in full days. */
    public static final Feature.OfLong DAYS_SINCE_ACTIVE =
            new Feature.OfLong("days_since_active", "days", "calendar days from the last activity to the day of asOf");

    /** How much the user does, weighted. */
    public static final Feature.OfDouble ENGAGEMENT =
            new Feature.OfDouble("engagement", "", "sum of the catalogue's weights of the user's events");

    /** When the user first tried. */
    public static final Feature.OfInstant FIRST_TRIAL_AT = new Feature.OfInstant("first_trial_at", "first trial event");

    /** How often the user bought. */
    public static final Feature.OfLong ORDERS =
            new Feature.OfLong("orders", "orders", "number of orders that were not refunded in full");

    /** What the user paid. */
    public static final Feature.OfLong REVENUE_MINOR =
            new Feature.OfLong("revenue_minor", "minor units", "amounts of orders less amounts of refunds");

    /** When the user last bought. */
    public static final Feature.OfInstant LAST_ORDER_AT =
            new Feature.OfInstant("last_order_at", "last order that was not refunded in full");

    /** How long ago the user bought, in calendar days. */
    public static final Feature.OfLong DAYS_SINCE_ORDER =
            new Feature.OfLong("days_since_order", "days", "calendar days from the last order to the day of asOf");

    /** When the user had a happy first experience. */
    public static final Feature.OfInstant ACTIVATED_AT = new Feature.OfInstant(
            "activated_at", "the activating event that completed the activation, in time after the acquisition");

    /** When the user had come back often enough. */
    public static final Feature.OfInstant RETAINED_AT =
            new Feature.OfInstant("retained_at", "the activity that completed the periods of return after the first");

    /** When the user's net payments first were above zero. */
    public static final Feature.OfInstant REVENUE_AT =
            new Feature.OfInstant("revenue_at", "the order that first brought net revenue above zero");

    /** When the user first won another. */
    public static final Feature.OfInstant REFERRED_AT =
            new Feature.OfInstant("referred_at", "first successful referral");

    /** How many users this user won. */
    public static final Feature.OfLong REFERRALS =
            new Feature.OfLong("referrals", "users", "number of successful referrals");

    /** How often the user complained. */
    public static final Feature.OfLong COMPLAINTS = new Feature.OfLong("complaints", "events", "number of complaints");

    /** Where the user came from. */
    public static final Feature.OfCategory FIRST_CHANNEL =
            new Feature.OfCategory("first_channel", "channel of the first activity that has one");

    /** Where the user came from last. */
    public static final Feature.OfCategory LAST_CHANNEL =
            new Feature.OfCategory("last_channel", "channel of the last activity that has one");

    private StandardFeatures() {}

    /**
     * When the user bought for the nth time.
     *
     * @param n 1 for the first order
     * @return the feature {@code order_n_at}
     */
    public static Feature.OfInstant orderAt(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("order number " + n + " is below 1");
        }
        return new Feature.OfInstant("order_" + n + "_at", "order number " + n + " that was not refunded in full");
    }

    /**
     * In how many of the last periods the user was active. Periods run back from {@code asOf}: the first is {@code
     * [asOf − length, asOf)}.
     *
     * @param length the length of one period, whole milliseconds above zero
     * @param periods how many periods are looked at, 1 to 64
     * @return the feature {@code active_periods_} with its parameters
     */
    public static Feature.OfLong activePeriods(Duration length, int periods) {
        if (length.toMillis() < 1 || periods < 1 || periods > 64) {
            throw new IllegalArgumentException(
                    periods + " periods of " + length + ": needs 1 to 64 periods of at least a millisecond");
        }
        return new Feature.OfLong(
                "active_periods_" + periods + "x" + length,
                "periods",
                "how many of the last " + periods + " periods of " + length + " before asOf hold an activity");
    }

    /**
     * All that do not depend on a parameter, and the first three orders.
     *
     * @return the features, in the order in which the standard tables hold them
     */
    public static List<Feature> all() {
        return List.of(
                REGISTERED_AT,
                FIRST_ACTIVE_AT,
                LAST_ACTIVE_AT,
                EVENTS,
                CORE_EVENTS,
                ACTIVE_DAYS,
                MEDIAN_GAP_DAYS,
                DAYS_SINCE_ACTIVE,
                ENGAGEMENT,
                FIRST_TRIAL_AT,
                orderAt(1),
                orderAt(2),
                orderAt(3),
                ORDERS,
                REVENUE_MINOR,
                LAST_ORDER_AT,
                DAYS_SINCE_ORDER,
                ACTIVATED_AT,
                RETAINED_AT,
                REVENUE_AT,
                REFERRED_AT,
                REFERRALS,
                COMPLAINTS,
                FIRST_CHANNEL,
                LAST_CHANNEL);
    }
}
