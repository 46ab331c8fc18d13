package io.growth4j.models.uplift;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures as the Python package scikit-uplift defines them (after Devriendt, Guns and Verbeke, Learning to rank for
 * uplift modeling, 2020, and Radcliffe 2007). Curves and their areas are for binary outcomes, because their perfect
 * curves are.
 */
public final class ScikitUplift {
    private ScikitUplift() {}

    /** How the best users are taken. */
    public enum Strategy {
        /** The best of all users, treated and untreated together. */
        OVERALL,
        /** The best of the treated and the best of the untreated, each on its own. */
        BY_GROUP
    }

    /**
     * The uplift curve: the difference of response rates among the best users, times their number.
     *
     * @param ranking a ranking of binary outcomes
     * @return a point where the score changes
     */
    public static Curve upliftCurve(UpliftRanking ranking) {
        ranking.requireBinary("the uplift curve");
        return new Walk(ranking, null).curve("added responses", Tally::uplift);
    }

    /**
     * The Qini curve: the responses of the treated among the best users, beyond those of as many untreated.
     *
     * @param ranking a ranking of binary outcomes
     * @return a point where the score changes
     */
    public static Curve qiniCurve(UpliftRanking ranking) {
        ranking.requireBinary("the Qini curve");
        return new Walk(ranking, null).curve("added responses", Tally::qini);
    }

    /**
     * The uplift curve of the perfect ranking: treated responders and untreated non-responders first.
     *
     * @param ranking any ranking of the users
     * @return a point for each kind of user
     */
    public static Curve perfectUpliftCurve(UpliftRanking ranking) {
        ranking.requireBinary("the uplift curve");
        return PerfectCurves.uplift(new Walk(ranking, null).total());
    }

    /**
     * The Qini curve of the perfect ranking.
     *
     * @param ranking any ranking of the users
     * @param negativeEffects whether treatment may do harm: if so, treated responders come first and untreated ones last;
     *     if not, the curve rises to the whole effect and stays there
     * @return its points
     */
    public static Curve perfectQiniCurve(UpliftRanking ranking, boolean negativeEffects) {
        ranking.requireBinary("the Qini curve");
        return PerfectCurves.qini(new Walk(ranking, null).total(), negativeEffects);
    }

    /**
     * The area between the uplift curve and random targeting, as a share of the perfect ranking's.
     *
     * @param ranking a ranking of binary outcomes
     * @return 0 at random, 1 at best; NaN if the perfect ranking is no better than random
     */
    public static double upliftAuc(UpliftRanking ranking) {
        return UpliftMeasure.SCIKIT_UPLIFT_AUC.of(ranking);
    }

    /**
     * The area between the Qini curve and random targeting, as a share of the perfect ranking's: the Qini coefficient.
     *
     * @param ranking a ranking of binary outcomes
     * @param negativeEffects whether treatment may do harm, see {@link #perfectQiniCurve}
     * @return 0 at random, 1 at best with negative effects; NaN if the perfect ranking is no better than random
     */
    public static double qiniAuc(UpliftRanking ranking, boolean negativeEffects) {
        ranking.requireBinary("the Qini coefficient");
        return qiniAuc(new Walk(ranking, null), negativeEffects);
    }

    static double upliftAuc(Walk walk) {
        return share(walk.area(Tally::uplift), PerfectCurves.uplift(walk.total()));
    }

    static double qiniAuc(Walk walk, boolean negativeEffects) {
        return share(walk.area(Tally::qini), PerfectCurves.qini(walk.total(), negativeEffects));
    }

    private static double share(double area, Curve perfect) {
        double random = perfect.users().get(perfect.users().size() - 1) * perfect.end() / 2;
        double best = perfect.area() - random;
        return best == 0 ? Double.NaN : (area - random) / best;
    }

    /**
     * The effect on the best share of users; amounts are allowed.
     *
     * @param ranking a ranking
     * @param share the share of users, above 0 and below 1; rounded down to whole users
     * @param strategy the best of all, or of each group
     * @return mean outcome of the treated less that of the untreated; NaN if one of them has no users
     */
    public static double upliftAt(UpliftRanking ranking, double share, Strategy strategy) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share " + share + " of users is not between 0 and 1");
        }
        int control = ranking.size() - ranking.treatedCount();
        return strategy == Strategy.OVERALL
                ? overall(ranking, (int) (ranking.size() * share))
                : byGroup(ranking, (int) (ranking.treatedCount() * share), (int) (control * share));
    }

    /**
     * The effect on the best users; amounts are allowed.
     *
     * @param ranking a ranking
     * @param users how many users, of all or of each group; above 0 and below their number
     * @param strategy the best of all, or of each group
     * @return mean outcome of the treated less that of the untreated; NaN if one of them has no users
     */
    public static double upliftAt(UpliftRanking ranking, int users, Strategy strategy) {
        int smaller = Math.min(ranking.treatedCount(), ranking.size() - ranking.treatedCount());
        int most = strategy == Strategy.OVERALL ? ranking.size() - 1 : smaller;
        if (users <= 0 || users > most) {
            throw new IllegalArgumentException(users + " users: there must be 1 to " + most + " of them");
        }
        return strategy == Strategy.OVERALL ? overall(ranking, users) : byGroup(ranking, users, users);
    }

    private static double overall(UpliftRanking ranking, int users) {
        Tally tally = new Tally();
        for (int rank = 0; rank < users; rank++) {
            tally.add(ranking.isTreated(rank), ranking.outcome(rank), 1);
        }
        return tally.treatedOutcome / tally.treated - tally.controlOutcome / tally.control;
    }

    private static double byGroup(UpliftRanking ranking, int treated, int control) {
        Tally tally = new Tally();
        for (int rank = 0; rank < ranking.size(); rank++) {
            boolean isTreated = ranking.isTreated(rank);
            if (isTreated ? tally.treated < treated : tally.control < control) {
                tally.add(isTreated, ranking.outcome(rank), 1);
            }
        }
        return tally.treatedOutcome / tally.treated - tally.controlOutcome / tally.control;
    }

    /**
     * One of equal slices of a ranking.
     *
     * @param number its number, 1 for the best users
     * @param treated how many of its users were treated
     * @param control how many were not
     * @param treatedRate the response rate of the treated; NaN if there are none
     * @param controlRate the response rate of the others; NaN if there are none
     */
    public record Slice(int number, long treated, long control, double treatedRate, double controlRate) {
        /**
         * The effect in this slice.
         *
         * @return the difference of the rates
         */
        public double uplift() {
            return treatedRate - controlRate;
        }

        /**
         * The squared standard error of {@link #treatedRate}.
         *
         * @return r(1 − r)/n, for binary outcomes
         */
        public double treatedVariance() {
            return treatedRate * (1 - treatedRate) / treated;
        }

        /**
         * The squared standard error of {@link #controlRate}.
         *
         * @return r(1 − r)/n, for binary outcomes
         */
        public double controlVariance() {
            return controlRate * (1 - controlRate) / control;
        }
    }

    /**
     * Response rates along the ranking.
     *
     * @param ranking a ranking of binary outcomes
     * @param slices how many equal slices, 1 or more, below the number of users; where users do not divide evenly, the
     *     first slices have one more
     * @param strategy slices of all users, or of each group
     * @return the slices, best first
     */
    public static List<Slice> slices(UpliftRanking ranking, int slices, Strategy strategy) {
        ranking.requireBinary("the response rate");
        if (slices < 1 || slices >= ranking.size()) {
            throw new IllegalArgumentException(
                    slices + " slices of " + ranking.size() + " users: there must be 1 or more, and fewer than users");
        }
        Tally[] tallies = new Tally[slices];
        for (int slice = 0; slice < slices; slice++) {
            tallies[slice] = new Tally();
        }
        int control = ranking.size() - ranking.treatedCount();
        int treatedSeen = 0;
        for (int rank = 0; rank < ranking.size(); rank++) {
            boolean isTreated = ranking.isTreated(rank);
            int slice = strategy == Strategy.OVERALL
                    ? slice(rank, ranking.size(), slices)
                    : isTreated
                            ? slice(treatedSeen, ranking.treatedCount(), slices)
                            : slice(rank - treatedSeen, control, slices);
            treatedSeen += isTreated ? 1 : 0;
            tallies[slice].add(isTreated, ranking.outcome(rank), 1);
        }
        List<Slice> result = new ArrayList<>();
        for (Tally tally : tallies) {
            result.add(new Slice(
                    result.size() + 1,
                    (long) tally.treated,
                    (long) tally.control,
                    tally.treatedOutcome / tally.treated,
                    tally.controlOutcome / tally.control));
        }
        return result;
    }

    /** The first {@code users % slices} slices have one user more. */
    private static int slice(int rank, int users, int slices) {
        int size = users / slices;
        int larger = users % slices;
        int inLarger = larger * (size + 1);
        return rank < inLarger ? rank / (size + 1) : larger + (rank - inLarger) / size;
    }

    /**
     * The mean of the slices' uplifts, weighted by their treated users.
     *
     * @param ranking a ranking of binary outcomes
     * @param slices how many equal slices
     * @param strategy slices of all users, or of each group
     * @return the mean; NaN if a slice lacks treated or untreated users
     */
    public static double weightedAverageUplift(UpliftRanking ranking, int slices, Strategy strategy) {
        double sum = 0;
        for (Slice slice : slices(ranking, slices, strategy)) {
            sum += slice.treated() * slice.uplift();
        }
        return sum / ranking.treatedCount();
    }

    /**
     * The share of treated users in a window that slides down the ranking: where it leans, the model predicts the
     * treatment itself.
     *
     * @param ranking a ranking
     * @param window how many users the window holds, 1 to all
     * @return percentiles of the window's way, from 1 to 100, and shares
     */
    public static Curve treatmentBalance(UpliftRanking ranking, int window) {
        if (window < 1 || window > ranking.size()) {
            throw new IllegalArgumentException("window of " + window + " users among " + ranking.size());
        }
        int positions = ranking.size() - window + 1;
        List<Double> percentiles = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        int treated = 0;
        for (int rank = 0; rank < ranking.size(); rank++) {
            treated += ranking.isTreated(rank) ? 1 : 0;
            int position = rank - window + 1;
            if (position > 0) {
                treated -= ranking.isTreated(position - 1) ? 1 : 0;
            }
            if (position >= 0) {
                percentiles.add(positions == 1 ? 1 : 1 + 99.0 * position / (positions - 1));
                shares.add((double) treated / window);
            }
        }
        return new Curve("share of treated users", percentiles, shares);
    }
}
