package io.growth4j.features.definition;

import static io.growth4j.user.StandardFeatures.ACTIVATED_AT;
import static io.growth4j.user.StandardFeatures.ACTIVE_DAYS;
import static io.growth4j.user.StandardFeatures.COMPLAINTS;
import static io.growth4j.user.StandardFeatures.CORE_EVENTS;
import static io.growth4j.user.StandardFeatures.DAYS_SINCE_ACTIVE;
import static io.growth4j.user.StandardFeatures.DAYS_SINCE_ORDER;
import static io.growth4j.user.StandardFeatures.ENGAGEMENT;
import static io.growth4j.user.StandardFeatures.EVENTS;
import static io.growth4j.user.StandardFeatures.FIRST_ACTIVE_AT;
import static io.growth4j.user.StandardFeatures.FIRST_CHANNEL;
import static io.growth4j.user.StandardFeatures.FIRST_TRIAL_AT;
import static io.growth4j.user.StandardFeatures.LAST_ACTIVE_AT;
import static io.growth4j.user.StandardFeatures.LAST_CHANNEL;
import static io.growth4j.user.StandardFeatures.LAST_ORDER_AT;
import static io.growth4j.user.StandardFeatures.MEDIAN_GAP_DAYS;
import static io.growth4j.user.StandardFeatures.ORDERS;
import static io.growth4j.user.StandardFeatures.REFERRALS;
import static io.growth4j.user.StandardFeatures.REFERRED_AT;
import static io.growth4j.user.StandardFeatures.REGISTERED_AT;
import static io.growth4j.user.StandardFeatures.RETAINED_AT;
import static io.growth4j.user.StandardFeatures.REVENUE_AT;
import static io.growth4j.user.StandardFeatures.REVENUE_MINOR;

import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.Expression.DaysSince;
import io.growth4j.features.definition.Expression.FirstKnown;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import io.growth4j.segment.aarrr.AarrrConfig;
import io.growth4j.segment.lifecycle.LifecycleRule;
import io.growth4j.user.StandardFeatures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The feature sets that the standard rules read, and feature sets from JSON. */
public final class FeatureSets {
    private FeatureSets() {}

    /**
     * The feature set of a JSON text, as {@link FeatureSet#toJson} writes it; the order of members is free. Nothing is made
     * but the library's own definitions, the aggregations of {@link Aggregations#all()} among them.
     *
     * @param json the text
     * @return a set equal to the one that was written
     * @throws IllegalArgumentException if the text is no JSON or no feature set: something is unknown (with near misses),
     *     missing, of the wrong type, written by a newer version, or refused by what it describes; the message says where,
     *     for example {@code $.features[3].expression.aggregation.kind}
     */
    public static FeatureSet parse(String json) {
        return parse(json, List.of());
    }

    /**
     * The feature set of a JSON text in which aggregations of one's own may stand, by their simple names.
     *
     * @param json the text
     * @param own records whose components are texts, numbers, enums, durations, zones, records, other definitions, and lists,
     *     sets and maps of them
     * @return a set equal to the one that was written
     * @throws IllegalArgumentException as {@link #parse(String)}; also if one of {@code own} is no record, or has the name
     *     of another
     */
    public static FeatureSet parse(String json, List<? extends Class<? extends Aggregation>> own) {
        return new FeatureSetReader(own).read(json);
    }

    /**
     * The standard features of a shop, by {@link EventCatalog#standard()} and {@link AarrrConfig#STANDARD}: all that the
     * standard segmenter reads.
     *
     * @return all of {@link StandardFeatures#all()}, in that order, and the active periods of {@link
     *     LifecycleRule#standard()}
     */
    public static FeatureSet standard() {
        EventCatalog catalog = EventCatalog.standard();
        return standard(catalog, AarrrConfig.STANDARD).with(activePeriods(catalog, LifecycleRule.standard()));
    }

    /**
     * The standard features.
     *
     * @param catalog what the types of event mean
     * @param aarrr when a user counts as activated and as retained
     * @return all of {@link StandardFeatures#all()}, in that order
     */
    public static FeatureSet standard(EventCatalog catalog, AarrrConfig aarrr) {
        EventFilter active = activity(catalog);
        EventFilter acquisition = EventFilter.types(catalog.acquisition());
        Expression lastActive = over(Aggregations.lastTime(), active);
        Expression lastOrder =
                over(Aggregations.lastOrderTime(catalog.revenue(), catalog.refund()), moneyTypes(catalog));
        return FeatureSet.of(
                new FeatureDefinition(
                        REGISTERED_AT,
                        new FirstKnown(List.of(
                                over(Aggregations.firstTime(), acquisition), over(Aggregations.firstTime(), active)))),
                FeatureDefinition.of(FIRST_ACTIVE_AT, Aggregations.firstTime(), active),
                new FeatureDefinition(LAST_ACTIVE_AT, lastActive),
                FeatureDefinition.of(EVENTS, Aggregations.count(), active),
                FeatureDefinition.of(CORE_EVENTS, Aggregations.count(), EventFilter.types(catalog.core())),
                FeatureDefinition.of(ACTIVE_DAYS, Aggregations.activeDays(), active),
                FeatureDefinition.of(MEDIAN_GAP_DAYS, Aggregations.medianDayGap(), active),
                new FeatureDefinition(DAYS_SINCE_ACTIVE, new DaysSince(lastActive)),
                FeatureDefinition.of(ENGAGEMENT, Aggregations.weight(catalog.weights())),
                FeatureDefinition.of(FIRST_TRIAL_AT, Aggregations.firstTime(), EventFilter.types(catalog.trial())),
                orderAt(catalog, 1),
                orderAt(catalog, 2),
                orderAt(catalog, 3),
                FeatureDefinition.of(
                        ORDERS, Aggregations.orders(catalog.revenue(), catalog.refund()), moneyTypes(catalog)),
                FeatureDefinition.of(REVENUE_MINOR, netRevenue(catalog), moneyTypes(catalog)),
                new FeatureDefinition(LAST_ORDER_AT, lastOrder),
                new FeatureDefinition(DAYS_SINCE_ORDER, new DaysSince(lastOrder)),
                FeatureDefinition.of(
                        ACTIVATED_AT,
                        Aggregations.activatedAt(
                                acquisition, active, aarrr.activationCount(), aarrr.activationWithin()),
                        EventFilter.types(catalog.activating())),
                FeatureDefinition.of(
                        RETAINED_AT,
                        Aggregations.retainedAt(aarrr.retentionPeriod(), aarrr.retentionPeriods()),
                        active),
                FeatureDefinition.of(REVENUE_AT, netRevenue(catalog), moneyTypes(catalog)),
                FeatureDefinition.of(REFERRED_AT, Aggregations.firstTime(), EventFilter.types(catalog.referral())),
                FeatureDefinition.of(REFERRALS, Aggregations.count(), EventFilter.types(catalog.referral())),
                FeatureDefinition.of(COMPLAINTS, Aggregations.count(), EventFilter.types(catalog.complaint())),
                FeatureDefinition.of(FIRST_CHANNEL, Aggregations.first(EventSchema.CHANNEL), active),
                FeatureDefinition.of(LAST_CHANNEL, Aggregations.last(EventSchema.CHANNEL), active));
    }

    /**
     * When the user bought for the nth time.
     *
     * @param catalog what the types of event mean
     * @param n 1 for the first order
     * @return the definition of {@link StandardFeatures#orderAt}
     */
    public static FeatureDefinition orderAt(EventCatalog catalog, int n) {
        return FeatureDefinition.of(
                StandardFeatures.orderAt(n),
                Aggregations.orderTime(catalog.revenue(), catalog.refund(), n),
                moneyTypes(catalog));
    }

    /**
     * In how many of the last periods the user was active.
     *
     * @param catalog what the types of event mean
     * @param length the length of one period
     * @param periods how many periods are looked at, 1 to 64
     * @return the definition of {@link StandardFeatures#activePeriods}
     */
    public static FeatureDefinition activePeriods(EventCatalog catalog, Duration length, int periods) {
        return FeatureDefinition.of(
                StandardFeatures.activePeriods(length, periods),
                Aggregations.activePeriods(length, periods),
                activity(catalog));
    }

    /**
     * The periods that a lifecycle rule looks at.
     *
     * @param catalog what the types of event mean
     * @param rule the rule, fitted to these users say
     * @return the definition of {@link LifecycleRule#activePeriods}
     */
    public static FeatureDefinition activePeriods(EventCatalog catalog, LifecycleRule rule) {
        return activePeriods(catalog, rule.typicalInterval(), rule.maturePeriods() + 1);
    }

    /**
     * Which events are activities of the user.
     *
     * @param catalog what the types of event mean
     * @return all but the passive ones
     */
    public static EventFilter activity(EventCatalog catalog) {
        return EventFilter.notTypes(catalog.passive());
    }

    private static Expression over(Aggregation aggregation, EventFilter filter) {
        return new Aggregate(aggregation, filter, Window.ALL);
    }

    private static Aggregation netRevenue(EventCatalog catalog) {
        return Aggregations.netRevenue(catalog.revenue(), catalog.refund());
    }

    private static EventFilter moneyTypes(EventCatalog catalog) {
        Set<EventType> types = new TreeSet<>(catalog.revenue());
        types.addAll(catalog.refund());
        return EventFilter.types(types);
    }
}
