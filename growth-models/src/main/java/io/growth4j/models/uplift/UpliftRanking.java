package io.growth4j.models.uplift;

import io.growth4j.stat.Ordering;

/**
 * Users of an experiment in the order of their predicted uplift, highest first: what all measures of an uplift model
 * start from. Users of equal predictions stand together, and no curve has a point between them.
 *
 * <p>Users should not have been in the model's training set, and treatment must have been random. Immutable and
 * thread-safe; built in O(users).
 */
public final class UpliftRanking {
    private final boolean[] treated;
    private final double[] outcomes;
    private final boolean[] last;
    private final boolean binary;
    private final int treatedCount;

    private UpliftRanking(boolean[] treated, double[] outcomes, boolean[] last, boolean binary, int treatedCount) {
        this.treated = treated;
        this.outcomes = outcomes;
        this.last = last;
        this.binary = binary;
        this.treatedCount = treatedCount;
    }

    /**
     * Ranks users.
     *
     * @param uplift predictions, one per user, no NaN
     * @param treated whether each user was treated
     * @param outcomes what became of each user: 0 or 1, or amounts for the measures that allow them; finite
     * @return the ranking
     * @throws IllegalArgumentException if lengths differ, a number is not finite, or an arm is empty
     */
    public static UpliftRanking of(double[] uplift, boolean[] treated, double[] outcomes) {
        int n = uplift.length;
        if (treated.length != n || outcomes.length != n) {
            throw new IllegalArgumentException(
                    n + " uplifts, " + treated.length + " treatments and " + outcomes.length + " outcomes");
        }
        boolean[] rankedTreated = new boolean[n];
        double[] rankedOutcomes = new double[n];
        boolean[] last = new boolean[n];
        boolean binary = true;
        int treatedCount = 0;
        int[] order = order(uplift);
        for (int rank = 0; rank < n; rank++) {
            int row = order[rank];
            if (!Double.isFinite(outcomes[row])) {
                throw new IllegalArgumentException("row " + row + ": outcome " + outcomes[row] + " is not finite");
            }
            rankedTreated[rank] = treated[row];
            rankedOutcomes[rank] = outcomes[row];
            last[rank] = rank == n - 1 || uplift[row] != uplift[order[rank + 1]];
            binary &= outcomes[row] == 0 || outcomes[row] == 1;
            treatedCount += treated[row] ? 1 : 0;
        }
        if (treatedCount == 0 || treatedCount == n) {
            throw new IllegalArgumentException(treatedCount + " of " + n
                    + " users were treated: uplift is a comparison and needs treated and untreated users");
        }
        return new UpliftRanking(rankedTreated, rankedOutcomes, last, binary, treatedCount);
    }

    /** Falling scores, users of equal scores in reverse: what a stable ascending sort gives when read backwards. */
    private static int[] order(double[] uplift) {
        int n = uplift.length;
        double[] backwards = new double[n];
        for (int row = 0; row < n; row++) {
            backwards[row] = uplift[n - 1 - row];
        }
        int[] order = Ordering.descending(backwards);
        for (int rank = 0; rank < n; rank++) {
            order[rank] = n - 1 - order[rank];
        }
        return order;
    }

    /**
     * How many users are ranked.
     *
     * @return the number of users
     */
    public int size() {
        return outcomes.length;
    }

    /**
     * How many of them were treated.
     *
     * @return the number of treated users, above 0 and below {@link #size}
     */
    public int treatedCount() {
        return treatedCount;
    }

    /**
     * Whether all outcomes are 0 or 1.
     *
     * @return true if so; some measures are for these only
     */
    public boolean isBinary() {
        return binary;
    }

    boolean isTreated(int rank) {
        return treated[rank];
    }

    double outcome(int rank) {
        return outcomes[rank];
    }

    /** Whether the next user has another score. */
    boolean isLastOfTies(int rank) {
        return last[rank];
    }

    void requireBinary(String measure) {
        if (!binary) {
            throw new IllegalArgumentException(
                    measure + " is defined for outcomes of 0 and 1 only, these are amounts: use CausalMl's measures");
        }
    }
}
