package io.growth4j.event;

/**
 * How a column says "no value": one reserved value per type, so that no bit mask is needed.
 *
 * <p>Whole numbers and instants use {@link #LONG}, dictionary codes {@link #CODE}, and {@code double} columns NaN.
 */
public final class Absent {
    /** The absent whole number or instant; no amount, count or instant may have this value. */
    public static final long LONG = Long.MIN_VALUE;

    /** The absent dictionary code. */
    public static final int CODE = -1;

    private Absent() {}
}
