package io.growth4j.features.analytics;

import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Event;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Seeded logs of some users over forty days that hold a clock change, in random order, with ties. */
final class RandomLogs {
    static final PeriodCalendar NEW_YORK = PeriodCalendar.of(ZoneId.of("America/New_York"));
    static final Instant START = Instant.parse("2024-02-20T05:00:00Z");
    static final List<EventType> TYPES =
            List.of(EventType.VIEW, EventType.CART, EventType.PURCHASE, EventType.REFUND, EventType.MESSAGE);

    private RandomLogs() {}

    static List<Event> events(long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        int users = 1 + random.nextInt(12);
        int count = random.nextInt(200);
        int hours = 24 * (1 + random.nextInt(40));
        for (int i = 0; i < count; i++) {
            int user = random.nextInt(users);
            Instant time = START.plusSeconds(3600L * random.nextInt(hours) + (random.nextBoolean() ? 0 : 1799));
            Event event =
                    Event.of(user % 2 == 0 ? "u" + user : "" + user, TYPES.get(random.nextInt(TYPES.size())), time);
            boolean paid =
                    event.type().equals(EventType.PURCHASE) || event.type().equals(EventType.REFUND);
            events.add(paid ? event.withAmount(random.nextInt(500)) : event);
        }
        return events;
    }

    static Instant asOf(long seed) {
        return START.plusSeconds(3600L * new Random(seed ^ 77).nextInt(24 * 45));
    }

    static UserHistories histories(List<Event> events) {
        return HistoryCollector.collect(EventLogs.of(events));
    }

    /** The events before an instant by user, each user's by time, then name of type. */
    static Map<String, List<Event>> byUser(List<Event> events, Instant asOf) {
        Map<String, List<Event>> byUser = new TreeMap<>();
        for (Event event : events) {
            if (event.time().isBefore(asOf)) {
                byUser.computeIfAbsent(event.userId(), unused -> new ArrayList<>())
                        .add(event);
            }
        }
        byUser.values()
                .forEach(one -> one.sort(Comparator.comparing(Event::time).thenComparing(Event::type)));
        return byUser;
    }
}
