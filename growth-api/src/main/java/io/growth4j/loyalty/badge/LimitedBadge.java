package io.growth4j.loyalty.badge;

import io.growth4j.definition.Definition;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * For being there at a limited occasion: the first users with an event within a window, as many as there are badges.
 *
 * @param name the badge's name
 * @param types which events count
 * @param from the start of the window, inclusive
 * @param to its end, exclusive
 * @param quota how many there are, at least 1
 */
public record LimitedBadge(String name, Set<EventType> types, Instant from, Instant to, int quota)
        implements Definition {
    public LimitedBadge {
        types = Set.copyOf(types);
        if (quota < 1) {
            throw new IllegalArgumentException("quota " + quota + " of badge '" + name
                    + "' is not at least 1: nobody could earn it; give a quota, or leave it out");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("badge '" + name + "' ends at " + to + ", not after its start " + from);
        }
    }

    /** What became of a user's claim. */
    public enum Verdict {
        /** The user has it. */
        ISSUED,
        /** All were given away. */
        REJECTED,
        /** The event does not count: of another type, or outside the window. */
        NOT_ELIGIBLE
    }

    /**
     * A user's claim.
     *
     * @param userId who
     * @param at the user's first event that counts: its instant
     * @param eventId its id
     * @param verdict what became of it
     */
    public record Claim(String userId, Instant at, String eventId, Verdict verdict) {}

    /**
     * Whether an event counts.
     *
     * @param event the event
     * @return true if its type counts and it lies in the window
     */
    public boolean counts(BadgeEvent event) {
        return types.contains(event.type())
                && !event.at().isBefore(from)
                && event.at().isBefore(to);
    }

    /**
     * Who gets one, looking back on all events: the order of (instant, user) decides, whatever order they came in.
     *
     * @param events events of any users
     * @return one claim per user with an event that counts, in the order of the claims
     */
    public List<Claim> settle(Collection<BadgeEvent> events) {
        Map<String, BadgeEvent> first = new LinkedHashMap<>();
        events.stream()
                .filter(this::counts)
                .sorted(BadgeEvent.IN_TIME)
                .forEach(event -> first.putIfAbsent(event.userId(), event));
        List<Claim> claims = new ArrayList<>();
        for (BadgeEvent event : first.values()) {
            Verdict verdict = claims.size() < quota ? Verdict.ISSUED : Verdict.REJECTED;
            claims.add(new Claim(event.userId(), event.at(), event.eventId(), verdict));
        }
        return claims;
    }

    /**
     * A counter that gives badges away while events come in: first come, first served.
     *
     * @return a counter with the whole quota; thread-safe
     */
    public LimitedIssue open() {
        return new LimitedIssue(this);
    }
}
