package io.growth4j.features;

import io.growth4j.event.Event;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.segment.aarrr.AarrrConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The obvious twin of the standard features: one user, one instant, plain collections. */
final class NaiveStandard {
    private final EventCatalog catalog;
    private final AarrrConfig aarrr;
    private final ZoneId zone;

    NaiveStandard(EventCatalog catalog, AarrrConfig aarrr, ZoneId zone) {
        this.catalog = catalog;
        this.aarrr = aarrr;
        this.zone = zone;
    }

    /** Values by feature name; null for absent. Instants as milliseconds. */
    Map<String, Object> features(Collection<Event> userEvents, Instant asOf) {
        List<Event> events = userEvents.stream()
                .filter(event -> event.time().isBefore(asOf))
                .sorted(order())
                .toList();
        List<Event> active = ofOther(events, catalog.passive());
        List<Instant> orders = orders(events);
        Map<String, Object> values = new LinkedHashMap<>();
        Instant registered = firstTime(of(events, catalog.acquisition()));
        registered = registered == null ? firstTime(active) : registered;
        put(values, "registered_at", registered);
        put(values, "first_active_at", firstTime(active));
        Instant lastActive =
                active.isEmpty() ? null : active.get(active.size() - 1).time();
        put(values, "last_active_at", lastActive);
        values.put("events", (long) active.size());
        values.put("core_events", (long) of(events, catalog.core()).size());
        TreeSet<LocalDate> days = new TreeSet<>();
        active.forEach(event -> days.add(day(event.time())));
        values.put("active_days", (long) days.size());
        values.put("median_gap_days", medianGap(new ArrayList<>(days)));
        values.put("days_since_active", daysSince(lastActive, asOf));
        values.put(
                "engagement",
                events.stream()
                        .mapToDouble(event -> catalog.weights().getOrDefault(event.type(), 0.0))
                        .sum());
        put(values, "first_trial_at", firstTime(of(events, catalog.trial())));
        for (int n = 1; n <= 3; n++) {
            put(values, "order_" + n + "_at", orders.size() < n ? null : orders.get(n - 1));
        }
        values.put("orders", (long) orders.size());
        values.put("revenue_minor", revenue(events));
        Instant lastOrder = orders.isEmpty() ? null : orders.get(orders.size() - 1);
        put(values, "last_order_at", lastOrder);
        values.put("days_since_order", daysSince(lastOrder, asOf));
        put(values, "activated_at", activated(events, registered));
        put(values, "retained_at", retained(active));
        Instant revenueAt = null;
        for (int end = 1; end <= events.size() && revenueAt == null; end++) {
            revenueAt =
                    revenue(events.subList(0, end)) > 0 ? events.get(end - 1).time() : null;
        }
        put(values, "revenue_at", revenueAt);
        put(values, "referred_at", firstTime(of(events, catalog.referral())));
        values.put("referrals", (long) of(events, catalog.referral()).size());
        values.put("complaints", (long) of(events, catalog.complaint()).size());
        List<String> channels = active.stream()
                .map(event -> event.text(EventSchema.CHANNEL))
                .filter(Objects::nonNull)
                .toList();
        values.put("first_channel", channels.isEmpty() ? null : channels.get(0));
        values.put("last_channel", channels.isEmpty() ? null : channels.get(channels.size() - 1));
        return values;
    }

    /** In how many of the last periods the user was active. */
    long activePeriods(Collection<Event> events, Instant asOf, Duration length, int periods) {
        Set<Long> seen = new TreeSet<>();
        for (Event event : ofOther(List.copyOf(events), catalog.passive())) {
            for (long period = 0; period < periods; period++) {
                Instant to = asOf.minus(length.multipliedBy(period));
                if (event.time().isBefore(to) && !event.time().isBefore(to.minus(length))) {
                    seen.add(period);
                }
            }
        }
        return seen.size();
    }

    /** Time, then the columns that the standard features read, by name; absent values first. */
    static Comparator<Event> order() {
        return Comparator.comparing(Event::time)
                .thenComparing(event -> event.amountMinor().orElse(Long.MIN_VALUE))
                .thenComparing(event -> Objects.requireNonNullElse(event.text(EventSchema.CHANNEL), ""))
                .thenComparing(event -> Objects.requireNonNullElse(event.text(EventSchema.ORDER), ""))
                .thenComparing(Event::type);
    }

    private Instant activated(List<Event> events, Instant registered) {
        List<Event> activating = of(events, catalog.activating()).stream()
                .filter(event -> registered != null
                        && !event.time().isBefore(registered)
                        && event.time().isBefore(registered.plus(aarrr.activationWithin())))
                .toList();
        int count = aarrr.activationCount();
        return activating.size() < count ? null : activating.get(count - 1).time();
    }

    private Instant retained(List<Event> active) {
        Set<LocalDate> days = new TreeSet<>();
        for (Event event : active) {
            days.add(day(event.time()));
            if (days.size() == aarrr.retentionPeriods() + 1) {
                return event.time();
            }
        }
        return null;
    }

    private List<Instant> orders(List<Event> events) {
        Map<String, Instant> placed = new LinkedHashMap<>();
        Map<String, Long> paid = new TreeMap<>();
        Map<String, Long> refunded = new TreeMap<>();
        int anonymous = 0;
        for (Event event : of(events, catalog.revenue())) {
            String id = event.text(EventSchema.ORDER);
            String key = id == null ? "#" + anonymous++ : id;
            placed.putIfAbsent(key, event.time());
            paid.merge(key, event.amountMinor().orElse(0), Long::sum);
        }
        for (Event event : of(events, catalog.refund())) {
            String id = event.text(EventSchema.ORDER);
            if (id != null) {
                refunded.merge(id, event.amountMinor().orElse(0), Long::sum);
            }
        }
        List<Instant> orders = new ArrayList<>();
        placed.forEach((key, time) -> {
            long back = refunded.getOrDefault(key, 0L);
            if (back == 0 || back < paid.get(key)) {
                orders.add(time);
            }
        });
        return orders;
    }

    private long revenue(List<Event> events) {
        long paid = of(events, catalog.revenue()).stream()
                .mapToLong(event -> event.amountMinor().orElse(0))
                .sum();
        return paid
                - of(events, catalog.refund()).stream()
                        .mapToLong(event -> event.amountMinor().orElse(0))
                        .sum();
    }

    private static Double medianGap(List<LocalDate> days) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            gaps.add(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
        }
        gaps.sort(null);
        int n = gaps.size();
        return n == 0 ? null : (gaps.get((n - 1) / 2) + gaps.get(n / 2)) / 2.0;
    }

    private Long daysSince(Instant instant, Instant asOf) {
        return instant == null ? null : ChronoUnit.DAYS.between(day(instant), day(asOf));
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private static Instant firstTime(List<Event> events) {
        return events.isEmpty() ? null : events.get(0).time();
    }

    private static void put(Map<String, Object> values, String name, Instant instant) {
        values.put(name, instant == null ? null : instant.toEpochMilli());
    }

    private static List<Event> of(List<Event> events, Set<EventType> types) {
        return events.stream().filter(event -> types.contains(event.type())).toList();
    }

    private static List<Event> ofOther(List<Event> events, Set<EventType> types) {
        return events.stream().filter(event -> !types.contains(event.type())).toList();
    }
}
