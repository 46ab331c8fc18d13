package io.growth4j.segment.rfm;

import io.growth4j.definition.Definition;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores by rank: each score is given to equally many buyers, up to one, the lower bins being the larger ones (as NTILE
 * in SQL). A rank is a place among others: it exists for tables only, and users with equal values may part, by user id.
 *
 * @param inputs what is scored
 * @param bins the highest score, 2 to 9
 */
public record RfmRanking(RfmInputs inputs, int bins) implements Definition {
    public RfmRanking {
        ScoreBins.requireBins(bins);
    }

    /**
     * Scores a population.
     *
     * @param users the population
     * @return the score of each row; O(n log n)
     * @throws IllegalArgumentException if nobody has bought, or a buyer has no monetary value
     */
    public List<RfmScore> score(UserTable users) {
        Buyers buyers = Buyers.of(inputs, users);
        Comparator<Integer> byUser = byUser(users.keys(), buyers.rows());
        int[] recency = tiles(buyers.recency(), byUser);
        int[] frequency = tiles(buyers.frequency(), byUser);
        int[] monetary = tiles(buyers.monetary(), byUser);
        RfmScore[] scores = new RfmScore[users.size()];
        Arrays.fill(scores, RfmScore.NO_PURCHASE);
        for (int i = 0; i < buyers.rows().length; i++) {
            scores[buyers.rows()[i]] = RfmScore.of(bins + 1 - recency[i], frequency[i], monetary[i]);
        }
        return Collections.unmodifiableList(Arrays.asList(scores));
    }

    private static Comparator<Integer> byUser(UserKeys keys, int[] rows) {
        Comparator<Integer> byKey = keys.areNumbers()
                ? Comparator.comparingLong(i -> keys.number(rows[i]))
                : Comparator.comparing(i -> keys.text(rows[i]));
        return byKey.thenComparingInt(i -> rows[i]);
    }

    private int[] tiles(double[] values, Comparator<Integer> byUser) {
        int n = values.length;
        List<Integer> order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> values[i]).thenComparing(byUser))
                .toList();
        int larger = n % bins;
        int size = n / bins;
        int[] tiles = new int[n];
        for (int rank = 0; rank < n; rank++) {
            int inLarger = rank / (size + 1);
            tiles[order.get(rank)] = 1 + (inLarger < larger ? inLarger : larger + (rank - larger * (size + 1)) / size);
        }
        return tiles;
    }
}
