package io.growth4j.features.definition;

import io.growth4j.definition.Granularity;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.Expression.DaysSince;
import io.growth4j.features.definition.Expression.FirstKnown;
import io.growth4j.features.definition.Expression.Ratio;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.filter.EventFilter.Between;
import io.growth4j.features.filter.EventFilter.Condition;
import io.growth4j.features.filter.EventFilter.NoneOf;
import io.growth4j.features.filter.EventFilter.OneOf;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random feature sets out of everything there is, with texts that JSON must escape. */
final class RandomFeatures {
    private static final List<String> TEXTS = List.of(
            "amount", "Größe", "数码", "a \"b\" \\ c", "tab\tline\nend\r", "\u0001\u2028", "", " ", "😀", "\ud83d");
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "Z", "UTC", "+05:30", "UTC+02:00", "Asia/Kolkata");

    private final Random random;

    RandomFeatures(long seed) {
        this.random = new Random(seed);
    }

    FeatureSet set() {
        List<FeatureDefinition> features = new ArrayList<>();
        for (Aggregation aggregation : aggregations()) {
            features.add(feature(features.size(), new Aggregate(aggregation, filter(), window())));
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            features.add(feature(features.size(), expression(3)));
        }
        return new FeatureSet(features, ZoneId.of(any(ZONES)));
    }

    private FeatureDefinition feature(int number, Expression expression) {
        String name = any(TEXTS) + number;
        Feature feature = switch (any(List.copyOf(expression.kinds()))) {
            case LONG -> new Feature.OfLong(name, any(TEXTS), any(TEXTS));
            case DOUBLE -> new Feature.OfDouble(name, any(TEXTS), any(TEXTS));
            case INSTANT -> new Feature.OfInstant(name, any(TEXTS));
            case CATEGORY -> new Feature.OfCategory(name, any(TEXTS));
        };
        return new FeatureDefinition(feature, expression);
    }

    private Expression expression(int depth) {
        return switch (random.nextInt(depth == 0 ? 1 : 4)) {
            case 0 -> new Aggregate(any(aggregations()), filter(), window());
            case 1 -> new Ratio(number(depth), number(depth));
            case 2 -> new DaysSince(instant(depth));
            default -> new FirstKnown(List.of(instant(depth), instant(depth)));
        };
    }

    private Expression number(int depth) {
        Expression found = expression(depth - 1);
        return found.kinds().contains(Kind.LONG) || found.kinds().contains(Kind.DOUBLE) ? found : number(depth);
    }

    private Expression instant(int depth) {
        Expression found = expression(depth - 1);
        return found.kinds().contains(Kind.INSTANT) ? found : instant(depth);
    }

    /** Every aggregation, with random parameters. */
    List<Aggregation> aggregations() {
        return List.of(
                Aggregations.activatedAt(filter(), filter(), 1 + random.nextInt(5), duration()),
                Aggregations.activeDays(),
                Aggregations.activePeriods(duration(), 1 + random.nextInt(64)),
                Aggregations.count(),
                Aggregations.count(any(TEXTS)),
                Aggregations.countSince(filter()),
                Aggregations.currentStreak(),
                Aggregations.distinct(any(TEXTS)),
                Aggregations.distinctSketch(any(TEXTS), 4 + random.nextInt(15)),
                Aggregations.duringDays(EnumSet.of(DayOfWeek.MONDAY, any(List.of(DayOfWeek.values())))),
                Aggregations.duringHours(random.nextInt(12), 12 + random.nextInt(13)),
                Aggregations.entropy(any(TEXTS)),
                Aggregations.first(any(TEXTS)),
                Aggregations.firstHour(),
                Aggregations.firstTime(),
                Aggregations.gapDeviation(),
                Aggregations.gapMax(),
                Aggregations.gapMean(),
                Aggregations.last(any(TEXTS)),
                Aggregations.lastHour(),
                Aggregations.lastOrderTime(types(), types()),
                Aggregations.lastTime(),
                Aggregations.longestStreak(),
                Aggregations.max(any(TEXTS)),
                Aggregations.mean(any(TEXTS)),
                Aggregations.medianDayGap(),
                Aggregations.min(any(TEXTS)),
                Aggregations.netRevenue(types(), types()),
                Aggregations.orders(types(), types()),
                Aggregations.orderTime(types(), types(), 1 + random.nextInt(9)),
                Aggregations.quantile(any(TEXTS), random.nextDouble()),
                Aggregations.quantileSketch(any(TEXTS), random.nextDouble(), 10 + random.nextInt(991)),
                Aggregations.recency(duration()),
                Aggregations.retainedAt(any(List.of(Granularity.values())), 1 + random.nextInt(9)),
                Aggregations.sessions(duration()),
                Aggregations.sessionTime(duration()),
                Aggregations.sum(any(TEXTS)),
                Aggregations.tenure(duration()),
                Aggregations.top(any(TEXTS), 1 + random.nextInt(9)),
                Aggregations.trend(duration(), 2 + random.nextInt(9)),
                Aggregations.variance(any(TEXTS)),
                Aggregations.weight(weights()));
    }

    private EventFilter filter() {
        List<Condition> conditions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            conditions.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new OneOf(any(TEXTS), values());
                        case 1 -> new NoneOf(EventSchema.CHANNEL, values());
                        default -> between();
                    });
        }
        return new EventFilter(conditions);
    }

    private Condition between() {
        double min = random.nextInt(3) == 0 ? Double.NEGATIVE_INFINITY : -random.nextDouble() * 1e300;
        return new Between(any(TEXTS), min, random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : random.nextFloat());
    }

    private Set<String> values() {
        Set<String> values = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(any(TEXTS));
        }
        return values;
    }

    private Set<EventType> types() {
        return Set.of(EventType.PURCHASE, new EventType("t" + random.nextInt(9)));
    }

    private Map<EventType, Double> weights() {
        Map<EventType, Double> weights = new HashMap<>();
        types().forEach(type -> weights.put(type, random.nextGaussian()));
        return weights;
    }

    private Window window() {
        Window window = random.nextInt(3) == 0 ? Window.ALL : Window.last(duration());
        return window.length() != null && random.nextBoolean() ? window.rounded(duration()) : window;
    }

    private Duration duration() {
        return Duration.ofMillis(1 + random.nextInt(1 << random.nextInt(31)));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
