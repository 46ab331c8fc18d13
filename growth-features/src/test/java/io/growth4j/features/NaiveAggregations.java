package io.growth4j.features;

import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The obvious twins of the aggregations: one user's events before an instant, plain collections. */
final class NaiveAggregations {
    private final List<Event> events;
    private final Instant asOf;
    private final ZoneId zone;

    /** Takes events in their canonical order, all before the instant. */
    NaiveAggregations(List<Event> events, Instant asOf, ZoneId zone) {
        this.events = events;
        this.asOf = asOf;
        this.zone = zone;
    }

    NaiveAggregations last(Duration window) {
        return where(event -> !event.time().isBefore(asOf.minus(window)));
    }

    /** Whole hops from 1970 on, the one in which the window starts among them. */
    NaiveAggregations last(Duration window, Duration hop) {
        long first = asOf.minus(window).toEpochMilli() / hop.toMillis();
        return where(event -> event.time().toEpochMilli() / hop.toMillis() >= first);
    }

    NaiveAggregations types(EventType... types) {
        return where(event -> List.of(types).contains(event.type()));
    }

    NaiveAggregations where(java.util.function.Predicate<Event> filter) {
        return new NaiveAggregations(events.stream().filter(filter).toList(), asOf, zone);
    }

    long count() {
        return events.size();
    }

    /** The hours of the day of all events, in their order. */
    List<Long> hours() {
        return events.stream()
                .map(event -> (long) event.time().atZone(zone).getHour())
                .toList();
    }

    private List<Double> numbers(String column) {
        return events.stream()
                .map(event -> event.attributes().get(column))
                .filter(Objects::nonNull)
                .map(value -> ((Number) value).doubleValue())
                .toList();
    }

    double sum(String column) {
        double sum = 0;
        for (double value : numbers(column)) {
            sum += value;
        }
        return sum;
    }

    Double mean(String column) {
        return numbers(column).isEmpty() ? null : sum(column) / numbers(column).size();
    }

    Double min(String column) {
        return numbers(column).stream().min(Comparator.naturalOrder()).orElse(null);
    }

    Double max(String column) {
        return numbers(column).stream().max(Comparator.naturalOrder()).orElse(null);
    }

    Double variance(String column) {
        Double mean = mean(column);
        return mean == null
                ? null
                : numbers(column).stream()
                        .mapToDouble(x -> (x - mean) * (x - mean))
                        .average()
                        .orElseThrow();
    }

    Double quantile(String column, double q) {
        List<Double> sorted = numbers(column).stream().sorted().toList();
        if (sorted.isEmpty()) {
            return null;
        }
        double position = (sorted.size() - 1) * q;
        double below = sorted.get((int) Math.floor(position));
        double above = sorted.get((int) Math.ceil(position));
        return below + (position - Math.floor(position)) * (above - below);
    }

    private Stream<String> texts(String column) {
        return events.stream().map(event -> event.text(column)).filter(Objects::nonNull);
    }

    long distinct(String column) {
        return texts(column).distinct().count();
    }

    private List<Map.Entry<String, Long>> ranking(String column) {
        Map<String, Long> counts = new TreeMap<>();
        texts(column).forEach(text -> counts.merge(text, 1L, Long::sum));
        List<Map.Entry<String, Long>> ranking = new ArrayList<>(counts.entrySet());
        ranking.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        return ranking;
    }

    String top(String column, int rank) {
        List<Map.Entry<String, Long>> ranking = ranking(column);
        return ranking.size() < rank ? null : ranking.get(rank - 1).getKey();
    }

    Double topShare(String column, int rank) {
        List<Map.Entry<String, Long>> ranking = ranking(column);
        return ranking.size() < rank
                ? null
                : (double) ranking.get(rank - 1).getValue() / texts(column).count();
    }

    Double entropy(String column) {
        long n = texts(column).count();
        return n == 0
                ? null
                : ranking(column).stream()
                        .mapToDouble(entry -> -(double) entry.getValue() / n * Math.log((double) entry.getValue() / n))
                        .sum();
    }

    Long millisSinceLast() {
        return events.isEmpty()
                ? null
                : Duration.between(last(events).time(), asOf).toMillis();
    }

    Double daysSinceFirst() {
        return events.isEmpty()
                ? null
                : Duration.between(events.get(0).time(), asOf).toMillis() / 86_400_000.0;
    }

    /** Of these events, those after the last of some others. */
    long countSince(NaiveAggregations marks) {
        return marks.events.isEmpty()
                ? count()
                : events.stream()
                        .filter(event -> event.time().isAfter(last(marks.events).time()))
                        .count();
    }

    private List<Long> gaps() {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < events.size(); i++) {
            gaps.add(Duration.between(events.get(i - 1).time(), events.get(i).time())
                    .toMillis());
        }
        return gaps;
    }

    Double gapMean() {
        return gaps().isEmpty()
                ? null
                : gaps().stream().mapToLong(gap -> gap).average().orElseThrow();
    }

    Double gapDeviation() {
        Double mean = gapMean();
        return mean == null
                ? null
                : Math.sqrt(gaps().stream()
                        .mapToDouble(gap -> (gap - mean) * (gap - mean))
                        .average()
                        .orElseThrow());
    }

    Long gapMax() {
        return gaps().stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private TreeSet<LocalDate> days() {
        TreeSet<LocalDate> days = new TreeSet<>();
        events.forEach(event -> days.add(event.time().atZone(zone).toLocalDate()));
        return days;
    }

    long activeDays() {
        return days().size();
    }

    long longestStreak() {
        return days().stream().mapToLong(this::streakUpTo).max().orElse(0);
    }

    long currentStreak() {
        LocalDate today = asOf.minusMillis(1).atZone(zone).toLocalDate();
        return Math.max(streakUpTo(today), streakUpTo(today.minusDays(1)));
    }

    private long streakUpTo(LocalDate day) {
        return days().contains(day) ? 1 + streakUpTo(day.minusDays(1)) : 0;
    }

    long sessions(Duration gap) {
        return events.isEmpty()
                ? 0
                : 1 + gaps().stream().filter(pause -> pause > gap.toMillis()).count();
    }

    long sessionTime(Duration gap) {
        return gaps().stream()
                .mapToLong(pause -> pause)
                .filter(pause -> pause <= gap.toMillis())
                .sum();
    }

    private long matching(Function<ZonedDateTime, Boolean> test) {
        return events.stream()
                .filter(event -> test.apply(event.time().atZone(zone)))
                .count();
    }

    long duringHours(int from, int to) {
        return matching(time -> time.getHour() >= from && time.getHour() < to);
    }

    Double weekendShare() {
        long weekend = matching(time -> time.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
        return events.isEmpty() ? null : (double) weekend / count();
    }

    double trend(Duration length, int periods) {
        Map<Integer, Double> counts = new LinkedHashMap<>();
        for (int period = 0; period < periods; period++) {
            Instant to = asOf.minus(length.multipliedBy(periods - 1 - period));
            Instant from = to.minus(length);
            counts.put(period, (double) events.stream()
                    .filter(event ->
                            !event.time().isBefore(from) && event.time().isBefore(to))
                    .count());
        }
        double mean = (periods - 1) / 2.0;
        double meanCount =
                counts.values().stream().mapToDouble(y -> y).average().orElseThrow();
        double above = counts.entrySet().stream()
                .mapToDouble(entry -> (entry.getKey() - mean) * (entry.getValue() - meanCount))
                .sum();
        return above
                / counts.keySet().stream()
                        .mapToDouble(x -> (x - mean) * (x - mean))
                        .sum();
    }

    private static Event last(List<Event> events) {
        return events.get(events.size() - 1);
    }
}
