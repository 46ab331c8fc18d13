package io.growth4j.features;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random logs that hold what goes wrong in real ones: ties, duplicates, clock changes, refunds, a hot user. */
public final class RandomEvents {
    /** Clocks in Berlin change on 2025-03-30 and 2025-10-26. */
    public static final Instant START = Instant.parse("2025-03-25T00:00:00Z");

    public static final long SPAN_MILLIS = 12 * 86_400_000L;

    private static final List<EventType> TYPES = List.of(
            EventType.REGISTER,
            EventType.LOGIN,
            EventType.VIEW,
            EventType.CLICK,
            EventType.COLLECT,
            EventType.CART,
            EventType.PURCHASE,
            EventType.PURCHASE,
            EventType.REFUND,
            EventType.SHARE,
            EventType.TRIAL,
            EventType.INVITE,
            EventType.COMPLAINT,
            EventType.MESSAGE);

    private RandomEvents() {}

    public static List<Event> of(long seed, int users, int count) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!events.isEmpty() && random.nextInt(20) == 0) {
                events.add(events.get(random.nextInt(events.size())));
            } else {
                events.add(event(random, users));
            }
        }
        return events;
    }

    private static Event event(Random random, int users) {
        int user = random.nextInt(4) == 0 ? 0 : random.nextInt(users);
        EventType type = TYPES.get(random.nextInt(TYPES.size()));
        long step = random.nextBoolean() ? 1 : 21_600_000L;
        long time = START.toEpochMilli() + (long) (random.nextDouble() * SPAN_MILLIS) / step * step;
        Event event = Event.of(Integer.toString(user), type, Instant.ofEpochMilli(time));
        if (random.nextInt(3) > 0) {
            event = event.with(EventSchema.CHANNEL, "channel" + random.nextInt(3));
        }
        if (random.nextInt(2) == 0) {
            event = event.with(EventSchema.CATEGORY, "category" + random.nextInt(5));
        }
        if (random.nextInt(3) > 0) {
            event = event.with(EventSchema.ITEM, (long) random.nextInt(12));
        }
        if (random.nextInt(4) > 0) {
            event = event.with("dwell", random.nextInt(1000) / 8.0);
        }
        boolean isMoney = type.equals(EventType.PURCHASE) || type.equals(EventType.REFUND);
        if (isMoney && random.nextInt(5) > 0) {
            event = event.withAmount(100L * random.nextInt(4));
        }
        return isMoney && random.nextInt(3) > 0 ? event.with(EventSchema.ORDER, "o" + random.nextInt(6)) : event;
    }
}
