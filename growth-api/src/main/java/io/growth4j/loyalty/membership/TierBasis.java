package io.growth4j.loyalty.membership;

/** Which points carry a tier. The standard is what was earned, so that spending costs no tier. */
public enum TierBasis {
    /** Points that were earned in the window of the programme; spending does not lower them, pending ones do not count. */
    EARNED_IN_WINDOW,
    /** Points that were earned since the tier changed. */
    EARNED_SINCE_CHANGE,
    /** Points that can be spent now. */
    ACTIVE_POINTS
}
