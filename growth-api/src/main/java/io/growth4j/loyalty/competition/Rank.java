package io.growth4j.loyalty.competition;

import java.time.Instant;

/**
 * A user's place on a leaderboard.
 *
 * @param rank 1 for the highest score; users with equal scores share a rank, and the ranks after them are left out
 * @param position 1, 2, 3, … without gaps: among equal scores who had it first, then by user
 * @param userId who
 * @param score the sum of the user's scores
 * @param reachedAt the user's last event that counts: since then the user has this score
 */
public record Rank(int rank, int position, String userId, long score, Instant reachedAt) {}
