package io.growth4j.segment.lifecycle;

/**
 * The stage of one user at an earlier and at a later instant.
 *
 * @param from the earlier stage
 * @param to the later stage
 */
public record LifecycleTransition(LifecycleStage from, LifecycleStage to) {
    /**
     * Whether a silent user came back.
     *
     * @return true from DORMANT or CHURNED to INTRO, GROWTH or MATURE
     */
    public boolean isReactivated() {
        return from.isSilent() && to.isPresent();
    }

    /**
     * Whether the stage is the same at both instants.
     *
     * @return true if it is
     */
    public boolean isStay() {
        return from == to;
    }
}
