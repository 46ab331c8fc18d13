package io.growth4j.bench.quickstart;

import io.growth4j.loyalty.badge.Badge;
import io.growth4j.loyalty.badge.NextBadge;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What one user has earned.
 *
 * @param user the user
 * @param growthValue growth value
 * @param level the level by it
 * @param toNextLevel what is missing to the next level, 0 at the highest
 * @param points points that can be spent
 * @param badges in the order in which they were earned
 * @param next the nearest badge, at most one
 */
record LoyaltyCard(
        String user,
        long growthValue,
        int level,
        long toNextLevel,
        long points,
        List<Badge> badges,
        List<NextBadge> next) {
    String badgeNames() {
        return badges.stream().map(LoyaltyCard::name).collect(Collectors.joining("; "));
    }

    static String name(Badge badge) {
        return badge.level() == 1 ? badge.name() : badge.name() + " " + badge.level();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "User %s: level %d with growth value %,d (%,d to the next), %,d points, badges: %s%s",
                user,
                level,
                growthValue,
                toNextLevel,
                points,
                badges.isEmpty() ? "none" : badgeNames(),
                next.stream()
                        .map(one -> String.format(
                                Locale.ROOT, "; next: %s %d, %d missing", one.name(), one.level(), one.missing()))
                        .collect(Collectors.joining()));
    }
}
