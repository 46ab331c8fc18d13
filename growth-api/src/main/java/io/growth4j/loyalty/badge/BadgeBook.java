package io.growth4j.loyalty.badge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The badges of one user while events arrive, in any order and perhaps more than once. Whatever the order, the same
 * events leave the same revocable badges; a badge that is not revocable stays, once it is earned. Not thread-safe.
 */
public final class BadgeBook {
    private final String userId;
    private final List<BadgeRule> rules;
    private final Map<String, BadgeEvent> events = new LinkedHashMap<>();
    private final Map<Badge.Key, Badge> badges = new LinkedHashMap<>();

    /**
     * A book without events.
     *
     * @param userId the user
     * @param rules what earns badges
     */
    public BadgeBook(String userId, Collection<BadgeRule> rules) {
        this.userId = userId;
        this.rules = List.copyOf(rules);
    }

    /**
     * Takes an event in.
     *
     * @param event the event
     * @return what it changed; nothing if it was told before
     * @throws IllegalArgumentException if it is another user's, or its id stands for another event
     */
    public List<BadgeSignal> accept(BadgeEvent event) {
        if (!event.userId().equals(userId)) {
            throw new IllegalArgumentException("event '" + event.eventId() + "' is of user '" + event.userId()
                    + "', this book of '" + userId + "'");
        }
        BadgeEvent known = events.putIfAbsent(event.eventId(), event);
        if (known != null && !known.equals(event)) {
            throw new IllegalArgumentException("event id '" + event.eventId() + "' stands for " + known
                    + " already, and cannot stand for " + event + ": give the new event an id of its own");
        }
        List<BadgeSignal> signals = new ArrayList<>();
        if (known == null) {
            rules.stream().filter(rule -> rule.types().contains(event.type())).forEach(rule -> update(rule, signals));
        }
        return signals;
    }

    private void update(BadgeRule rule, List<BadgeSignal> signals) {
        Map<Badge.Key, Badge> now = new LinkedHashMap<>();
        rule.badges(events.values()).forEach(badge -> now.put(badge.key(), badge));
        List<Badge> gone = badges.values().stream()
                .filter(badge -> badge.name().equals(rule.name()) && !now.containsKey(badge.key()))
                .toList();
        for (Badge badge : rule.style().revocable() ? gone : List.<Badge>of()) {
            badges.remove(badge.key());
            signals.add(new BadgeSignal(BadgeSignal.Kind.REVOKED, badge));
        }
        for (Badge badge : now.values()) {
            Badge before = badges.put(badge.key(), badge);
            if (before == null) {
                signals.add(new BadgeSignal(BadgeSignal.Kind.AWARDED, badge));
            } else if (!before.equals(badge)) {
                signals.add(new BadgeSignal(BadgeSignal.Kind.CHANGED, badge));
            }
        }
    }

    /**
     * The badges that the user has.
     *
     * @return in the order in which they were earned, then by name and level
     */
    public List<Badge> badges() {
        return badges.values().stream()
                .sorted(Comparator.comparing(Badge::at)
                        .thenComparing(Badge::name)
                        .thenComparing(Badge::level))
                .toList();
    }

    /**
     * What the user could earn next.
     *
     * @return one for each rule that has something to earn and is not hidden, the nearest first
     */
    public List<NextBadge> next() {
        return rules.stream()
                .filter(rule -> !rule.style().hidden())
                .map(rule -> rule.next(events.values()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble((NextBadge next) -> (double) next.missing() / next.level())
                        .thenComparing(NextBadge::name))
                .toList();
    }
}
