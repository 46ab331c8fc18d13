package io.growth4j.loyalty.badge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the badges in a user's events, in the order of time. */
final class BadgeFinder {
    private BadgeFinder() {}

    static List<BadgeEvent> counting(BadgeRule rule, Collection<BadgeEvent> events) {
        return events.stream()
                .filter(event -> rule.types().contains(event.type()))
                .sorted(BadgeEvent.IN_TIME)
                .toList();
    }

    static List<Badge> badges(BadgeRule rule, List<BadgeEvent> events) {
        List<Badge> found = new ArrayList<>();
        if (rule instanceof BadgeRule.Exploration && !events.isEmpty()) {
            found.add(badge(rule, 1, events.subList(0, 1), null, null));
        } else if (rule instanceof BadgeRule.Accumulation accumulation) {
            byPeriod(accumulation, events).forEach((period, part) -> found.addAll(reached(accumulation, period, part)));
        } else if (rule instanceof BadgeRule.Streak streak) {
            found.addAll(new StreakFinder(streak, events).badges());
        }
        found.sort(Comparator.comparing(Badge::at).thenComparing(Badge::level));
        return found;
    }

    static Optional<NextBadge> next(BadgeRule rule, List<BadgeEvent> events) {
        if (rule instanceof BadgeRule.Accumulation accumulation) {
            NavigableMap<Long, List<BadgeEvent>> parts = byPeriod(accumulation, events);
            List<BadgeEvent> last =
                    parts.isEmpty() ? List.of() : parts.lastEntry().getValue();
            return next(rule, accumulation.levels(), new Tally(accumulation.measure()).addAll(last));
        }
        if (rule instanceof BadgeRule.Streak streak) {
            return next(rule, streak.lengths(), new StreakFinder(streak, events).lastRun());
        }
        return events.isEmpty() ? Optional.of(new NextBadge(rule.name(), 1, 0)) : Optional.empty();
    }

    private static Optional<NextBadge> next(BadgeRule rule, List<Long> levels, long have) {
        return levels.stream()
                .filter(level -> level > have)
                .findFirst()
                .map(level -> new NextBadge(rule.name(), level, have));
    }

    /** The events by number of their period, all under 0 if the rule has no periods. */
    private static NavigableMap<Long, List<BadgeEvent>> byPeriod(BadgeRule.Accumulation rule, List<BadgeEvent> events) {
        NavigableMap<Long, List<BadgeEvent>> parts = new TreeMap<>();
        BadgePeriod period = rule.period();
        for (BadgeEvent event : events) {
            long index = period == null ? 0 : period.index(event.at());
            parts.computeIfAbsent(index, key -> new ArrayList<>()).add(event);
        }
        return parts;
    }

    private static List<Badge> reached(BadgeRule.Accumulation rule, long index, List<BadgeEvent> events) {
        BadgePeriod period = rule.period();
        Instant start = period == null ? null : period.start(index);
        List<Badge> found = new ArrayList<>();
        Tally tally = new Tally(rule.measure());
        long total = new Tally(rule.measure()).addAll(events);
        for (int i = 0; i < events.size(); i++) {
            long now = tally.add(events.get(i));
            while (found.size() < rule.levels().size() && rule.levels().get(found.size()) <= now) {
                long level = rule.levels().get(found.size());
                if (rule.style().revocable() && total < level) {
                    return found;
                }
                found.add(badge(rule, level, events.subList(0, i + 1), start, start));
            }
        }
        return found;
    }

    static Badge badge(
            BadgeRule rule,
            long level,
            List<BadgeEvent> evidence,
            @Nullable Instant firstPeriod,
            @Nullable Instant lastPeriod) {
        BadgeEvent last = evidence.get(evidence.size() - 1);
        Instant expiresAt = rule.style().lifetime() == null
                ? null
                : last.at().plus(rule.style().lifetime());
        return new Badge(
                rule.name(),
                level,
                last.userId(),
                last.at(),
                firstPeriod,
                lastPeriod,
                evidence.stream().map(BadgeEvent::eventId).toList(),
                expiresAt);
    }

    /** A running measure. */
    private static final class Tally {
        private final Measure measure;
        private final Set<String> items = new HashSet<>();
        private long total;

        Tally(Measure measure) {
            this.measure = measure;
        }

        long add(BadgeEvent event) {
            switch (measure) {
                case COUNT -> total++;
                case SUM -> total = Math.addExact(total, event.value());
                case DISTINCT -> total += items.add(event.item()) ? 1 : 0;
            }
            return total;
        }

        long addAll(List<BadgeEvent> events) {
            events.forEach(this::add);
            return total;
        }
    }
}
