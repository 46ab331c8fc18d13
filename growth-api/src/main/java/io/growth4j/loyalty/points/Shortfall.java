package io.growth4j.loyalty.points;

/** What happens if more is to be taken than the account has active. */
public enum Shortfall {
    /** The operation is refused. */
    REFUSE,
    /** Only what there is is taken; the receipt says how much. */
    CLAMP,
    /** The rest becomes a debt, which later credits pay off first. */
    ALLOW_NEGATIVE
}
