package io.growth4j.segment.lifecycle;

/** The stage of a user's life with a product, from the least healthy to the healthiest: {@code compareTo} compares health. */
public enum LifecycleStage {
    /** Never active so far. */
    PROSPECT,
    /** Silent for longer than the churn gap. */
    CHURNED,
    /** Silent for longer than the dormant gap. */
    DORMANT,
    /** Present, but not activated, or not here for a typical interval yet. */
    INTRO,
    /** Present and activated, not yet regular. */
    GROWTH,
    /** Present in enough of the last periods to be called regular. */
    MATURE;

    /**
     * Whether the user is here: active within the dormant gap.
     *
     * @return true for INTRO, GROWTH and MATURE
     */
    public boolean isPresent() {
        return compareTo(INTRO) >= 0;
    }

    /**
     * Whether the user was here and is silent.
     *
     * @return true for DORMANT and CHURNED
     */
    public boolean isSilent() {
        return this == DORMANT || this == CHURNED;
    }
}
