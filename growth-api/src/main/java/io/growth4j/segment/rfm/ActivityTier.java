package io.growth4j.segment.rfm;

/** How alive a user is, by recency, frequency and weight of all activity, not of orders alone. */
public enum ActivityTier {
    /** Here all the time. */
    CORE(Strategy.PRECISE),
    /** Here within the week. */
    ACTIVE(Strategy.POPULAR_AND_PERSONALISED),
    /** Here within the month. */
    NORMAL(Strategy.POPULAR),
    /** Gone, or never here. */
    LOST(Strategy.WIN_BACK);

    private final Strategy strategy;

    ActivityTier(Strategy strategy) {
        this.strategy = strategy;
    }

    /**
     * How to recommend to this tier.
     *
     * @return its strategy
     */
    public Strategy strategy() {
        return strategy;
    }

    /** What a tier is shown. */
    public enum Strategy {
        /** Recommendations made for this very user. */
        PRECISE,
        /** What is popular, mixed with what this user likes. */
        POPULAR_AND_PERSONALISED,
        /** What is popular. */
        POPULAR,
        /** A message that calls the user back. */
        WIN_BACK
    }
}
