package io.growth4j.loyalty.badge;

import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.Comparator;

/**
 * Something a user did, with an id, so that a badge can name what earned it.
 *
 * @param eventId its name, unique
 * @param userId who did it
 * @param type what was done
 * @param at when
 * @param value how much it counts for sums; may be below 0 to correct an earlier one
 * @param item what it was about, for counting different ones; may be empty
 */
public record BadgeEvent(String eventId, String userId, EventType type, Instant at, long value, String item) {
    /** In the order of time, then user, then id. */
    static final Comparator<BadgeEvent> IN_TIME = Comparator.comparing(BadgeEvent::at)
            .thenComparing(BadgeEvent::userId)
            .thenComparing(BadgeEvent::eventId);

    public BadgeEvent {
        if (eventId.isBlank() || userId.isBlank()) {
            throw new IllegalArgumentException(
                    "event id '" + eventId + "' or user id '" + userId + "' is blank: evidence needs both");
        }
    }
}
