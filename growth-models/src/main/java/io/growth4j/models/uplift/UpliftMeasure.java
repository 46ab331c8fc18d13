package io.growth4j.models.uplift;

/** The single numbers that judge a ranking, each of a named convention: the conventions disagree, so never mix them. */
public enum UpliftMeasure {
    /**
     * Scikit-uplift's normalised area under the uplift curve: 0 at random, 1 for the perfect ranking. Binary outcomes.
     *
     * @see ScikitUplift
     */
    SCIKIT_UPLIFT_AUC(true) {
        @Override
        double of(Walk walk) {
            return ScikitUplift.upliftAuc(walk);
        }
    },
    /**
     * Scikit-uplift's normalised area under the Qini curve, where treatment may do harm: 0 at random, 1 for the perfect
     * ranking. Binary outcomes.
     *
     * @see ScikitUplift
     */
    SCIKIT_QINI_AUC(true) {
        @Override
        double of(Walk walk) {
            return ScikitUplift.qiniAuc(walk, true);
        }
    },
    /**
     * CausalML's AUUC, normalised by the effect on all: a half at random, no upper limit.
     *
     * @see CausalMl
     */
    CAUSALML_AUUC(false) {
        @Override
        double of(Walk walk) {
            return CausalMl.auuc(walk, true);
        }
    },
    /**
     * CausalML's Qini score, normalised by the effect on all: 0 at random, no upper limit.
     *
     * @see CausalMl
     */
    CAUSALML_QINI(false) {
        @Override
        double of(Walk walk) {
            return CausalMl.qini(walk, true);
        }
    };

    private final boolean binaryOnly;

    UpliftMeasure(boolean binaryOnly) {
        this.binaryOnly = binaryOnly;
    }

    abstract double of(Walk walk);

    void requireFit(UpliftRanking ranking) {
        if (binaryOnly) {
            ranking.requireBinary(name());
        }
    }

    /**
     * The measure of a ranking.
     *
     * @param ranking the ranking
     * @return the number; NaN where the effect on all is 0, so that nothing can be relative to it
     * @throws IllegalArgumentException if the measure is for binary outcomes and these are not
     */
    public double of(UpliftRanking ranking) {
        requireFit(ranking);
        return of(new Walk(ranking, null));
    }
}
