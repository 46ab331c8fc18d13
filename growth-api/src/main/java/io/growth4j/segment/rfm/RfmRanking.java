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
        int[] byUser = byUser(users.keys(), buyers.rows());
        int[] recency = tiles(buyers.recency(), byUser);
        int[] frequency = tiles(buyers.frequency(), byUser);
        int[] monetary = tiles(buyers.monetary(), byUser);
        RfmScore[] scores = new RfmScore[users.size()];
        Arrays.fill(scores, RfmScore.NO_PURCHASE);
        for (int i = 0; i < byUser.length; i++) {
            scores[buyers.rows()[i]] = RfmScore.of(bins + 1 - recency[i], frequency[i], monetary[i]);
        }
        return Collections.unmodifiableList(Arrays.asList(scores));
    }

    private static int[] byUser(UserKeys keys, int[] rows) {
        Comparator<Integer> byKey = keys.areNumbers()
                ? Comparator.comparingLong(i -> keys.number(rows[i]))
                : Comparator.comparing(i -> keys.text(rows[i]));
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(byKey)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A rank is the number of smaller values, and of equal ones of users that come first. */
    private int[] tiles(double[] values, int[] byUser) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] equalBefore = new int[values.length];
        int[] tiles = new int[values.length];
        for (int user : byUser) {
            int smaller = smaller(sorted, values[user]);
            tiles[user] = tile(smaller + equalBefore[smaller]++, values.length);
        }
        return tiles;
    }

    private static int smaller(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int tile(int rank, int n) {
        int size = n / bins;
        int larger = n % bins;
        int inLarger = larger * (size + 1);
        return 1 + (rank < inLarger ? rank / (size + 1) : larger + (rank - inLarger) / size);
    }
}
