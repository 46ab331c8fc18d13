package io.growth4j.models.uplift;

/**
 * Measures as the Python package CausalML defines them (after Gutierrez and Gérardy, Causal inference and uplift
 * modelling, 2017, and Radcliffe 2007). They take amounts as well as binary outcomes, and are not limited to 0 to 1.
 *
 * <p>One thing is settled here that the package leaves to chance: users of equal score lie on the straight line between
 * the ends of their tie, so that a measure does not depend on the order of the rows.
 */
public final class CausalMl {
    private CausalMl() {}

    /**
     * The area under the uplift curve: the mean, over every number of best users from none to all, of their mean effect
     * times their number.
     *
     * @param ranking a ranking
     * @param normalised whether to divide by the magnitude of the effect on all users
     * @return a half for random targeting if normalised; NaN if the effect on all is 0
     */
    public static double auuc(UpliftRanking ranking, boolean normalised) {
        return auuc(new Walk(ranking, null), normalised);
    }

    /**
     * The Qini score: the mean, over every number of best users, of the Qini curve less the straight line to its end.
     *
     * @param ranking a ranking
     * @param normalised whether to divide by the magnitude of the Qini of all users
     * @return 0 for random targeting; NaN if normalised and the effect on all is 0
     */
    public static double qini(UpliftRanking ranking, boolean normalised) {
        return qini(new Walk(ranking, null), normalised);
    }

    static double auuc(Walk walk, boolean normalised) {
        Tally all = walk.total();
        return scale(walk.sumOfGains() / (all.users() + 1), all.uplift(), normalised);
    }

    static double qini(Walk walk, boolean normalised) {
        Tally all = walk.total();
        return scale(walk.sumOfQinis() / (all.users() + 1) - all.qini() / 2, all.qini(), normalised);
    }

    private static double scale(double score, double end, boolean normalised) {
        if (!normalised) {
            return score;
        }
        return end == 0 ? Double.NaN : score / Math.abs(end);
    }
}
