package io.growth4j.loyalty.competition;

import io.growth4j.definition.UnknownName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A leaderboard over a period: exact ranks, ties in a fixed order. Events may come late, out of order and more than once;
 * the same events leave the same ranks. Not thread-safe.
 */
public final class Leaderboard {
    private static final Comparator<Entry> BEST_FIRST = Comparator.comparingLong((Entry entry) -> entry.score)
            .reversed()
            .thenComparing(entry -> entry.reachedAt)
            .thenComparing(entry -> entry.userId);

    private final Instant from;
    private final Instant to;
    private final Map<String, Score> events = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * Points in a competition.
     *
     * @param eventId its name, unique
     * @param userId who
     * @param at when
     * @param points how many; below 0 to correct an earlier one
     */
    public record Score(String eventId, String userId, Instant at, long points) {}

    private static final class Entry {
        private final String userId;
        private long score;
        private Instant reachedAt = Instant.MIN;

        Entry(String userId) {
            this.userId = userId;
        }
    }

    /**
     * An empty leaderboard.
     *
     * @param from the start of the period, inclusive
     * @param to its end, exclusive, after {@code from}
     */
    public Leaderboard(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the period ends at " + to + ", not after its start " + from);
        }
        this.from = from;
        this.to = to;
    }

    /**
     * Takes a score in.
     *
     * @param score the score
     * @return whether it counts now: it lies in the period and was not told before
     * @throws IllegalArgumentException if its id stands for another score
     * @throws ArithmeticException if the user's sum does not fit a {@code long}
     */
    public boolean accept(Score score) {
        if (score.at().isBefore(from) || !score.at().isBefore(to)) {
            return false;
        }
        Score known = events.get(score.eventId());
        if (known != null && !known.equals(score)) {
            throw new IllegalArgumentException("event id '" + score.eventId() + "' stands for " + known
                    + " already, and cannot stand for " + score + ": give the new event an id of its own");
        }
        if (known != null) {
            return false;
        }
        Entry entry = entries.computeIfAbsent(score.userId(), Entry::new);
        entry.score = Math.addExact(entry.score, score.points());
        entry.reachedAt = score.at().isAfter(entry.reachedAt) ? score.at() : entry.reachedAt;
        events.put(score.eventId(), score);
        return true;
    }

    /**
     * All users with a score.
     *
     * @return the best first; O(n log n)
     */
    public List<Rank> ranks() {
        List<Entry> sorted = entries.values().stream().sorted(BEST_FIRST).toList();
        List<Rank> ranks = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            Entry entry = sorted.get(i);
            boolean tied = i > 0 && sorted.get(i - 1).score == entry.score;
            int rank = tied ? ranks.get(i - 1).rank() : i + 1;
            ranks.add(new Rank(rank, i + 1, entry.userId, entry.score, entry.reachedAt));
        }
        return ranks;
    }

    /**
     * The best users.
     *
     * @param count how many, 0 or above
     * @return at most so many, the best first
     */
    public List<Rank> top(int count) {
        List<Rank> ranks = ranks();
        return List.copyOf(ranks.subList(0, Math.min(count, ranks.size())));
    }

    /**
     * One user's place.
     *
     * @param userId who
     * @return the place
     * @throws IllegalArgumentException if the user has no score; the message shows near misses
     */
    public Rank rank(String userId) {
        return ranks().stream()
                .filter(rank -> rank.userId().equals(userId))
                .findFirst()
                .orElseThrow(() -> UnknownName.of("user on the leaderboard", userId, entries.keySet()));
    }
}
