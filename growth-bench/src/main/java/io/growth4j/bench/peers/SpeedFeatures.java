package io.growth4j.bench.peers;

import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The features on which speed is measured: W1, 25 simple aggregates, and W2, which adds 17 that need each user's order. */
public final class SpeedFeatures {
    static final List<EventType> TYPES = List.of(
            EventType.VIEW,
            EventType.CLICK,
            EventType.COLLECT,
            EventType.CART,
            EventType.PURCHASE,
            EventType.SHARE,
            EventType.LOGIN,
            EventType.COMPLAINT);

    private static final EventFilter ALL = EventFilter.ALL;
    private static final EventFilter PURCHASES = EventFilter.types(EventType.PURCHASE);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private SpeedFeatures() {}

    /**
     * Counts by type and window, recency and tenure, shares of weekend and night, and purchases.
     *
     * @return 25 features, days of UTC
     */
    public static FeatureSet w1() {
        return new FeatureSet(simple(), ZoneOffset.UTC);
    }

    /**
     * W1, hours of the day, gaps, distinct values, the most frequent category, active days and streaks.
     *
     * @return 42 features, days of UTC
     */
    public static FeatureSet w2() {
        List<FeatureDefinition> all = new ArrayList<>(simple());
        for (int bin = 0; bin < 6; bin++) {
            all.add(whole("h" + bin, Aggregations.duringHours(4 * bin, 4 * bin + 4), ALL, Window.ALL));
        }
        all.add(real("gap_mean", Aggregations.gapMean(), ALL));
        all.add(real("gap_std", Aggregations.gapDeviation(), ALL));
        all.add(whole("gap_max", Aggregations.gapMax(), ALL, Window.ALL));
        Aggregation top = Aggregations.top(EventSchema.CATEGORY, 1);
        all.add(FeatureDefinition.of(new Feature.OfCategory("top_cat", "most frequent category"), top));
        all.add(real("top_share", top, ALL));
        all.add(whole("d_cat", Aggregations.distinct(EventSchema.CATEGORY), ALL, Window.ALL));
        all.add(whole("d_chan", Aggregations.distinct(EventSchema.CHANNEL), ALL, Window.ALL));
        all.add(whole("d_item", Aggregations.distinct(EventSchema.ITEM), ALL, Window.ALL));
        all.add(whole("active_days", Aggregations.activeDays(), ALL, Window.ALL));
        all.add(whole("active_days_30", Aggregations.activeDays(), ALL, Window.days(30)));
        all.add(whole("streak", Aggregations.longestStreak(), ALL, Window.ALL));
        return new FeatureSet(all, ZoneOffset.UTC);
    }

    private static List<FeatureDefinition> simple() {
        List<FeatureDefinition> all = new ArrayList<>();
        all.add(whole("n", Aggregations.count(), ALL, Window.ALL));
        for (EventType type : TYPES) {
            all.add(whole("n_" + type, Aggregations.count(), EventFilter.types(type), Window.ALL));
        }
        for (int days : new int[] {1, 7, 30, 90}) {
            all.add(whole("c_" + days + "d", Aggregations.count(), ALL, Window.days(days)));
        }
        all.add(whole("recency_ms", Aggregations.recency(MILLISECOND), ALL, Window.ALL));
        all.add(whole("tenure_ms", Aggregations.tenure(MILLISECOND), ALL, Window.ALL));
        Set<DayOfWeek> weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        all.add(real("weekend_share", Aggregations.duringDays(weekend), ALL));
        all.add(real("night_share", Aggregations.duringHours(0, 6), ALL));
        all.add(whole("p_sum", Aggregations.sum(EventSchema.AMOUNT), PURCHASES, Window.ALL));
        all.add(real("p_mean", Aggregations.mean(EventSchema.AMOUNT), PURCHASES));
        all.add(whole("p_max", Aggregations.max(EventSchema.AMOUNT), PURCHASES, Window.ALL));
        all.add(real("days_since_p", Aggregations.recency(Duration.ofDays(1)), PURCHASES));
        all.add(whole("first_p_ms", Aggregations.tenure(MILLISECOND), PURCHASES, Window.ALL));
        all.add(whole("p_30d", Aggregations.count(), PURCHASES, Window.days(30)));
        all.add(whole("a_30d", Aggregations.sum(EventSchema.AMOUNT), PURCHASES, Window.days(30)));
        all.add(whole("a_90d", Aggregations.sum(EventSchema.AMOUNT), PURCHASES, Window.days(90)));
        return all;
    }

    private static FeatureDefinition whole(String name, Aggregation aggregation, EventFilter filter, Window window) {
        return FeatureDefinition.of(new Feature.OfLong(name, "", name), aggregation, filter, window);
    }

    private static FeatureDefinition real(String name, Aggregation aggregation, EventFilter filter) {
        return FeatureDefinition.of(new Feature.OfDouble(name, "", name), aggregation, filter);
    }
}
