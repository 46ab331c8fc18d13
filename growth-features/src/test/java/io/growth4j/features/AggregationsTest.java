package io.growth4j.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.aggregate.Algebra;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.Expression.Ratio;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AggregationsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Duration HOP = Duration.ofHours(5);
    private static final Window ROUNDED = Window.last(TWO_DAYS).rounded(HOP);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final EventFilter PURCHASES = EventFilter.types(EventType.PURCHASE);
    private static final EventFilter LONG_VIEWS =
            EventFilter.types(EventType.VIEW, EventType.CLICK).and(EventFilter.between("dwell", 20, 100));

    /** Every aggregation, over all events, over a filter, over a window, over both. */
    static final FeatureSet FEATURES = features().in(BERLIN);

    private static FeatureSet features() {
        return FeatureSet.of(
                whole("n", Aggregations.count()),
                whole("n_2d", Aggregations.count(), EventFilter.ALL, Window.last(TWO_DAYS)),
                whole("n_long_views", Aggregations.count(), LONG_VIEWS, Window.ALL),
                whole("n_long_views_2d", Aggregations.count(), LONG_VIEWS, Window.last(TWO_DAYS)),
                whole("n_no_channel0", Aggregations.count(), notChannel0(), Window.ALL),
                whole("n_items", Aggregations.count(), EventFilter.oneOf(EventSchema.ITEM, "3", "4"), Window.ALL),
                whole("n_amounts", Aggregations.count(EventSchema.AMOUNT)),
                whole("n_categories_2d", Aggregations.count(EventSchema.CATEGORY), EventFilter.ALL, ROUNDED),
                whole("n_dwells", Aggregations.count("dwell"), PURCHASES, Window.ALL),
                whole("first_hour", Aggregations.firstHour()),
                whole("last_view_hour", Aggregations.lastHour(), LONG_VIEWS, Window.ALL),
                whole("p_sum", Aggregations.sum(EventSchema.AMOUNT), PURCHASES, Window.ALL),
                whole("p_min", Aggregations.min(EventSchema.AMOUNT), PURCHASES, Window.ALL),
                whole("p_max_2d", Aggregations.max(EventSchema.AMOUNT), PURCHASES, Window.last(TWO_DAYS)),
                real("p_mean", Aggregations.mean(EventSchema.AMOUNT), PURCHASES, Window.ALL),
                real("dwell_sum", Aggregations.sum("dwell")),
                real("dwell_mean_2d", Aggregations.mean("dwell"), EventFilter.ALL, Window.last(TWO_DAYS)),
                real("dwell_min", Aggregations.min("dwell")),
                real("dwell_max", Aggregations.max("dwell")),
                real("dwell_variance", Aggregations.variance("dwell")),
                real("dwell_q30", Aggregations.quantile("dwell", 0.3)),
                whole("d_item", Aggregations.distinct(EventSchema.ITEM)),
                whole("d_item_2d", Aggregations.distinct(EventSchema.ITEM), EventFilter.ALL, Window.last(TWO_DAYS)),
                whole("n_2d_rounded", Aggregations.count(), EventFilter.ALL, ROUNDED),
                real("dwell_max_rounded", Aggregations.max("dwell"), LONG_VIEWS, ROUNDED),
                whole("d_item_sketch", Aggregations.distinctSketch(EventSchema.ITEM, 12)),
                whole("d_category_sketch", Aggregations.distinctSketch(EventSchema.CATEGORY, 12)),
                whole("d_dwell_sketch", Aggregations.distinctSketch("dwell", 12), EventFilter.ALL, ROUNDED),
                real("dwell_q30_sketch", Aggregations.quantileSketch("dwell", 0.3, 100)),
                real("p_q80_sketch", Aggregations.quantileSketch(EventSchema.AMOUNT, 0.8, 100), PURCHASES, Window.ALL),
                whole("d_category", Aggregations.distinct(EventSchema.CATEGORY)),
                text("top", Aggregations.top(EventSchema.CATEGORY, 1)),
                text("second", Aggregations.top(EventSchema.CATEGORY, 2)),
                real("top_share", Aggregations.top(EventSchema.CATEGORY, 1)),
                real("second_share", Aggregations.top(EventSchema.CATEGORY, 2)),
                real("entropy", Aggregations.entropy(EventSchema.CATEGORY)),
                whole("recency", Aggregations.recency(Duration.ofMillis(1))),
                real("tenure_days", Aggregations.tenure(Duration.ofDays(1))),
                whole("logins_since_complaint", sinceComplaint(), EventFilter.types(EventType.LOGIN), Window.ALL),
                real("gap_mean", Aggregations.gapMean()),
                real("gap_deviation", Aggregations.gapDeviation()),
                whole("gap_max_2d", Aggregations.gapMax(), EventFilter.ALL, Window.last(TWO_DAYS)),
                whole("active_days", Aggregations.activeDays()),
                whole("streak", Aggregations.longestStreak()),
                whole("streak_now", Aggregations.currentStreak()),
                whole("sessions", Aggregations.sessions(HALF_HOUR)),
                whole("session_time", Aggregations.sessionTime(Duration.ofHours(7))),
                whole("night", Aggregations.duringHours(0, 6)),
                real("weekend", Aggregations.duringDays(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))),
                real("trend", Aggregations.trend(Duration.ofHours(20), 5)),
                new FeatureDefinition(
                        new Feature.OfDouble("purchase_share", "", "purchases per event"),
                        new Ratio(
                                new Aggregate(Aggregations.count(), PURCHASES, Window.ALL),
                                new Aggregate(Aggregations.count(), EventFilter.ALL, Window.last(TWO_DAYS)))));
    }

    private static Aggregation sinceComplaint() {
        return Aggregations.countSince(EventFilter.types(EventType.COMPLAINT));
    }

    private static Predicate<Event> has(String column) {
        return event -> event.attributes().get(column) != null;
    }

    private static EventFilter notChannel0() {
        return new EventFilter(List.of(new EventFilter.NoneOf(EventSchema.CHANNEL, Set.of("channel0"))));
    }

    static Map<String, Object> naive(Collection<Event> userEvents, Instant asOf) {
        List<Event> before = userEvents.stream()
                .filter(event -> event.time().isBefore(asOf))
                .sorted(ORDER)
                .toList();
        NaiveAggregations all = new NaiveAggregations(before, asOf, BERLIN);
        NaiveAggregations recent = all.last(TWO_DAYS);
        NaiveAggregations purchases = all.types(EventType.PURCHASE);
        NaiveAggregations views = all.types(EventType.VIEW, EventType.CLICK)
                .where(event -> event.attributes().get("dwell") instanceof Double d && d >= 20 && d < 100);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("n", all.count());
        values.put("n_2d", recent.count());
        values.put("n_long_views", views.count());
        values.put("n_long_views_2d", views.last(TWO_DAYS).count());
        values.put(
                "n_no_channel0",
                all.where(event -> !"channel0".equals(event.text("channel"))).count());
        values.put(
                "n_items",
                all.where(event -> List.of("3", "4").contains(String.valueOf(event.text("item"))))
                        .count());
        values.put("n_amounts", all.where(has(EventSchema.AMOUNT)).count());
        values.put(
                "n_categories_2d",
                all.last(TWO_DAYS, HOP).where(has(EventSchema.CATEGORY)).count());
        values.put("n_dwells", purchases.where(has("dwell")).count());
        values.put("first_hour", all.hours().stream().findFirst().orElse(null));
        values.put(
                "last_view_hour",
                views.hours().stream().reduce((first, last) -> last).orElse(null));
        values.put("p_sum", (long) purchases.sum("amount"));
        values.put("p_min", whole(purchases.min("amount")));
        values.put("p_max_2d", whole(purchases.last(TWO_DAYS).max("amount")));
        values.put("p_mean", purchases.mean("amount"));
        values.put("dwell_sum", all.sum("dwell"));
        values.put("dwell_mean_2d", recent.mean("dwell"));
        values.put("dwell_min", all.min("dwell"));
        values.put("dwell_max", all.max("dwell"));
        values.put("dwell_variance", all.variance("dwell"));
        values.put("dwell_q30", all.quantile("dwell", 0.3));
        values.put("d_item", all.distinct("item"));
        values.put("d_item_2d", recent.distinct("item"));
        NaiveAggregations rounded = all.last(TWO_DAYS, HOP);
        values.put("n_2d_rounded", rounded.count());
        values.put("dwell_max_rounded", views.last(TWO_DAYS, HOP).max("dwell"));
        values.put("d_item_sketch", all.distinct("item"));
        values.put("d_category_sketch", all.distinct("category"));
        values.put("d_dwell_sketch", rounded.distinct("dwell"));
        values.put("dwell_q30_sketch", all.quantile("dwell", 0.3));
        values.put("p_q80_sketch", purchases.quantile("amount", 0.8));
        values.put("d_category", all.distinct("category"));
        values.put("top", all.top("category", 1));
        values.put("second", all.top("category", 2));
        values.put("top_share", all.topShare("category", 1));
        values.put("second_share", all.topShare("category", 2));
        values.put("entropy", all.entropy("category"));
        values.put("recency", all.millisSinceLast());
        values.put("tenure_days", all.daysSinceFirst());
        values.put("logins_since_complaint", all.types(EventType.LOGIN).countSince(all.types(EventType.COMPLAINT)));
        values.put("gap_mean", all.gapMean());
        values.put("gap_deviation", all.gapDeviation());
        values.put("gap_max_2d", recent.gapMax());
        values.put("active_days", all.activeDays());
        values.put("streak", all.longestStreak());
        values.put("streak_now", all.currentStreak());
        values.put("sessions", all.sessions(HALF_HOUR));
        values.put("session_time", all.sessionTime(Duration.ofHours(7)));
        values.put("night", all.duringHours(0, 6));
        values.put("weekend", all.weekendShare());
        values.put("trend", all.trend(Duration.ofHours(20), 5));
        values.put("purchase_share", recent.count() == 0 ? null : (double) purchases.count() / recent.count());
        return values;
    }

    private static Long whole(Double value) {
        return value == null ? null : value.longValue();
    }

    /** Time, then all columns that the features read, by name; absent values first. */
    private static final Comparator<Event> ORDER = Comparator.comparing(Event::time)
            .thenComparing(event -> event.amountMinor().orElse(Long.MIN_VALUE))
            .thenComparing(event -> Objects.requireNonNullElse(event.text(EventSchema.CATEGORY), ""))
            .thenComparing(event -> Objects.requireNonNullElse(event.text(EventSchema.CHANNEL), ""))
            .thenComparing(event -> (Double) event.attributes().getOrDefault("dwell", Double.POSITIVE_INFINITY))
            .thenComparing(event -> (Long) event.attributes().getOrDefault(EventSchema.ITEM, Long.MIN_VALUE))
            .thenComparing(Event::type);

    @Property(seed = "3", tries = 150)
    void anyLogAndInstants_equalNaiveTwin(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 250) int count,
            @ForAll @IntRange(min = 1, max = 12) int users) {
        List<Event> events = new ArrayList<>(RandomEvents.of(seed, users, count));
        events.add(complete());
        List<Instant> instants = instants(seed);
        FeatureRun run =
                FeaturePipeline.of(FEATURES).at(instants).threads(1 + count % 2).run(TestLog.of(events));
        Map<String, List<Event>> byUser = new HashMap<>();
        events.forEach(event -> byUser.computeIfAbsent(event.userId(), user -> new ArrayList<>())
                .add(event));
        TableRows.of(run.users()).forEach((key, values) -> {
            String user = key.substring(0, key.indexOf('@'));
            Instant asOf = Instant.parse(key.substring(key.indexOf('@') + 1));
            assertRow(key, values, naive(byUser.get(user), asOf));
        });
    }

    /** Makes sure that the log has all columns. */
    private static Event complete() {
        return Event.of("0", EventType.VIEW, RandomEvents.START)
                .with(EventSchema.ITEM, 1L)
                .with(EventSchema.CATEGORY, "category0")
                .with("dwell", 1.0);
    }

    static void assertRow(String key, Map<String, Object> actual, Map<String, Object> expected) {
        assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((name, value) -> {
            if (value instanceof Double real) {
                assertThat((Double) actual.get(name))
                        .as(key + " " + name)
                        .isCloseTo(real, Offset.offset(1e-9 * Math.max(1, Math.abs(real))));
            } else {
                assertThat(actual.get(name)).as(key + " " + name).isEqualTo(value);
            }
        });
    }

    static List<Instant> instants(long seed) {
        Random random = new Random(seed);
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            long step = random.nextBoolean() ? 1 : 21_600_000L;
            instants.add(RandomEvents.START.plusMillis(
                    (long) (random.nextDouble() * RandomEvents.SPAN_MILLIS) / step * step + 1));
        }
        return instants;
    }

    @Test
    void badDefinitions_areRefusedByName() {
        assertThatThrownBy(() -> text("n", Aggregations.count()))
                .hasMessageContaining("'n' holds CATEGORY")
                .hasMessageContaining("Count");
        assertThatThrownBy(() -> Aggregations.quantile("dwell", 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> EventFilter.between("dwell", 5, 5)).hasMessageContaining("[5.0, 5.0)");
        assertThatThrownBy(() -> Window.last(Duration.ZERO)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> Aggregations.duringHours(6, 25)).hasMessageContaining("[6, 25)");
        assertThatThrownBy(() -> run(whole("x", Aggregations.sum("dwel")))).hasMessageContaining("did you mean dwell");
        assertThatThrownBy(() -> run(whole("x", Aggregations.sum("dwell")))).hasMessageContaining("'dwell' is DOUBLE");
        assertThatThrownBy(() -> run(real("x", Aggregations.entropy("dwell")))).hasMessageContaining("needs TEXT");
    }

    private static FeatureRun run(FeatureDefinition definition) {
        return FeaturePipeline.of(FeatureSet.of(definition))
                .asOf(RandomEvents.START.plusSeconds(1))
                .run(TestLog.of(List.of(complete()), ColumnType.TEXT));
    }

    @Test
    void missingStandardColumn_isNamedInTheRun() {
        FeatureRun run =
                run(whole("x", Aggregations.count(), EventFilter.oneOf(EventSchema.CHANNEL, "web"), Window.ALL));
        assertThat(run.missingColumns()).isEmpty();
        FeatureRun without = FeaturePipeline.of(FeatureSet.of(whole("x", Aggregations.sum(EventSchema.AMOUNT))))
                .asOf(RandomEvents.START.plusSeconds(1))
                .run(io.growth4j.event.EventLogs.of(List.of(complete())));
        assertThat(without.missingColumns()).containsExactly(EventSchema.AMOUNT);
    }

    @Test
    void algebras_areDeclared() {
        assertThat(Aggregations.count().algebra()).isEqualTo(Algebra.GROUP);
        assertThat(Aggregations.max("amount").algebra()).isEqualTo(Algebra.MONOID);
        assertThat(Aggregations.distinct("item").algebra()).isEqualTo(Algebra.HOLISTIC);
    }

    static FeatureDefinition whole(String name, Aggregation aggregation) {
        return whole(name, aggregation, EventFilter.ALL, Window.ALL);
    }

    static FeatureDefinition whole(String name, Aggregation aggregation, EventFilter filter, Window window) {
        return FeatureDefinition.of(new Feature.OfLong(name, "", name), aggregation, filter, window);
    }

    static FeatureDefinition real(String name, Aggregation aggregation) {
        return real(name, aggregation, EventFilter.ALL, Window.ALL);
    }

    static FeatureDefinition real(String name, Aggregation aggregation, EventFilter filter, Window window) {
        return FeatureDefinition.of(new Feature.OfDouble(name, "", name), aggregation, filter, window);
    }

    private static FeatureDefinition text(String name, Aggregation aggregation) {
        return FeatureDefinition.of(new Feature.OfCategory(name, name), aggregation);
    }
}
