package io.growth4j.bench.peers;

import io.growth4j.bench.population.Workload;
import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plain Java as most teams write it first: events as records, {@code groupingBy} user, then one small stream per feature.
 */
final class StreamsPeer implements Peer {
    private static final long DAY = 86_400_000L;
    private static final long AS_OF = Workload.AS_OF.toEpochMilli();

    private final List<Row> rows = new ArrayList<>();
    private Map<Long, Map<String, Object>> result = Map.of();

    private record Row(
            long user,
            long item,
            String type,
            long time,
            String category,
            @Nullable Long amount,
            String channel) {}

    StreamsPeer(Workload log) {
        int item = log.schema().slot(EventSchema.ITEM);
        int category = log.schema().slot(EventSchema.CATEGORY);
        int channel = log.schema().slot(EventSchema.CHANNEL);
        int amount = log.schema().slot(EventSchema.AMOUNT);
        try (var cursor = log.read()) {
            for (var batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    long paid = batch.longs(amount)[i];
                    rows.add(new Row(
                            batch.longs(0)[i],
                            batch.longs(item)[i],
                            batch.dictionary(2).text(batch.codes(2)[i]),
                            batch.longs(1)[i],
                            batch.dictionary(category).text(batch.codes(category)[i]),
                            paid == Absent.LONG ? null : paid,
                            batch.dictionary(channel).text(batch.codes(channel)[i])));
                }
            }
        }
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public void compute(Task task) {
        result = Map.of();
        Map<Long, List<Row>> byUser = rows.stream().collect(Collectors.groupingBy(Row::user));
        result = byUser.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> features(entry.getValue(), task)));
    }

    private static Map<String, Object> features(List<Row> events, Task task) {
        Map<String, Object> values = new HashMap<>();
        simple(events, values);
        if (task == Task.W2) {
            hours(events, values);
            gaps(events, values);
            distinct(events, values);
            days(events, values);
        }
        return values;
    }

    private static void simple(List<Row> events, Map<String, Object> values) {
        double n = events.size();
        values.put("n", events.size());
        for (EventType type : SpeedFeatures.TYPES) {
            values.put("n_" + type, count(events, row -> row.type.equals(type.name())));
        }
        for (int days : new int[] {1, 7, 30, 90}) {
            values.put("c_" + days + "d", count(events, since(days)));
        }
        values.put(
                "recency_ms", AS_OF - events.stream().mapToLong(Row::time).max().orElseThrow());
        values.put(
                "tenure_ms", AS_OF - events.stream().mapToLong(Row::time).min().orElseThrow());
        values.put("weekend_share", count(events, row -> (row.time / DAY + 3) % 7 >= 5) / n);
        values.put("night_share", count(events, row -> row.time % DAY < DAY / 4) / n);
        List<Row> purchases =
                events.stream().filter(row -> row.type.equals("purchase")).toList();
        if (!purchases.isEmpty()) {
            purchases(purchases, values);
        }
    }

    private static void purchases(List<Row> purchases, Map<String, Object> values) {
        LongSummaryStatistics amounts =
                purchases.stream().mapToLong(StreamsPeer::amount).summaryStatistics();
        LongSummaryStatistics times = purchases.stream().mapToLong(Row::time).summaryStatistics();
        values.put("p_sum", amounts.getSum());
        values.put("p_mean", amounts.getAverage());
        values.put("p_max", amounts.getMax());
        values.put("days_since_p", (AS_OF - times.getMax()) / (double) DAY);
        values.put("first_p_ms", AS_OF - times.getMin());
        values.put("p_30d", count(purchases, since(30)));
        values.put(
                "a_30d",
                purchases.stream()
                        .filter(since(30))
                        .mapToLong(StreamsPeer::amount)
                        .sum());
        values.put(
                "a_90d",
                purchases.stream()
                        .filter(since(90))
                        .mapToLong(StreamsPeer::amount)
                        .sum());
    }

    private static long amount(Row row) {
        return row.amount == null ? 0 : row.amount;
    }

    private static Predicate<Row> since(int days) {
        return row -> row.time >= AS_OF - days * DAY;
    }

    private static long count(List<Row> events, Predicate<Row> accepted) {
        return events.stream().filter(accepted).count();
    }

    private static void hours(List<Row> events, Map<String, Object> values) {
        for (int bin = 0; bin < 6; bin++) {
            int wanted = bin;
            values.put("h" + bin, count(events, row -> row.time % DAY / (DAY / 6) == wanted));
        }
    }

    private static void gaps(List<Row> events, Map<String, Object> values) {
        long[] times = events.stream().mapToLong(Row::time).sorted().toArray();
        if (times.length > 1) {
            double mean = (double) (times[times.length - 1] - times[0]) / (times.length - 1);
            double squares = 0;
            long max = 0;
            for (int i = 1; i < times.length; i++) {
                long gap = times[i] - times[i - 1];
                squares += (gap - mean) * (gap - mean);
                max = Math.max(max, gap);
            }
            values.put("gap_mean", mean);
            values.put("gap_std", Math.sqrt(squares / (times.length - 1)));
            values.put("gap_max", max);
        }
    }

    private static void distinct(List<Row> events, Map<String, Object> values) {
        Map<String, Long> categories =
                events.stream().collect(Collectors.groupingBy(Row::category, Collectors.counting()));
        Map.Entry<String, Long> top =
                categories.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        values.put("top_cat", top.getKey());
        values.put("top_share", top.getValue() / (double) events.size());
        values.put("d_cat", categories.size());
        values.put("d_chan", events.stream().map(Row::channel).distinct().count());
        values.put("d_item", events.stream().mapToLong(Row::item).distinct().count());
    }

    private static void days(List<Row> events, Map<String, Object> values) {
        long[] days = events.stream()
                .mapToLong(row -> row.time / DAY)
                .distinct()
                .sorted()
                .toArray();
        int longest = 1;
        int streak = 1;
        for (int i = 1; i < days.length; i++) {
            streak = days[i] == days[i - 1] + 1 ? streak + 1 : 1;
            longest = Math.max(longest, streak);
        }
        values.put("active_days", days.length);
        values.put(
                "active_days_30",
                events.stream()
                        .filter(since(30))
                        .mapToLong(row -> row.time / DAY)
                        .distinct()
                        .count());
        values.put("streak", longest);
    }

    @Override
    public Map<String, Double> sums() {
        Map<String, Double> sums = new LinkedHashMap<>();
        result.values()
                .forEach(values -> values.forEach((name, value) -> {
                    if (value instanceof Number number) {
                        sums.merge(name, number.doubleValue(), Double::sum);
                    }
                }));
        return sums;
    }
}
