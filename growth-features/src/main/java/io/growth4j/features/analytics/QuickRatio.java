package io.growth4j.features.analytics;

/** What was gained for each unit lost: above 1 the product grows (Social Capital's growth accounting, 2015). */
public final class QuickRatio {
    private QuickRatio() {}

    /**
     * The quick ratio.
     *
     * @param gained new and resurrected users, or new, resurrected and expansion revenue
     * @param lost churned users, or churned and contraction revenue
     * @return gained by lost; NaN if nothing was lost
     */
    public static double of(double gained, double lost) {
        return lost == 0 ? Double.NaN : gained / lost;
    }
}
