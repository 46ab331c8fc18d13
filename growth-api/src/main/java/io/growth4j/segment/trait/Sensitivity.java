package io.growth4j.segment.trait;

/** What a buyer's choices show to matter more than to others. */
public enum Sensitivity {
    /** Buys at a discount. */
    PRICE,
    /** Asks for service, or pays for it. */
    SERVICE,
    /** Both. */
    PRICE_AND_SERVICE,
    /** Neither, or not enough is known. */
    NEITHER;

    /**
     * The sensitivity behind two affinities.
     *
     * @param price affinity to orders at a discount, among net orders
     * @param service affinity to contacts with the service or premium options, among net orders
     * @return what the user is inclined to
     */
    public static Sensitivity of(AffinityRule.Affinity price, AffinityRule.Affinity service) {
        if (price.inclined()) {
            return service.inclined() ? PRICE_AND_SERVICE : PRICE;
        }
        return service.inclined() ? SERVICE : NEITHER;
    }
}
