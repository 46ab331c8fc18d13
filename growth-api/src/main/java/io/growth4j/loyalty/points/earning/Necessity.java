package io.growth4j.loyalty.points.earning;

/** How much the product depends on a behaviour. */
public enum Necessity {
    /** It must happen, or the product does not work. */
    MUST,
    /** The product works without it, the business does not. */
    DEPENDS,
    /** Neither depends on it. */
    NONE
}
