package io.growth4j.segment.path;

/**
 * One of the main functions of a product.
 *
 * @param name its name
 * @param role what it is to the path
 * @param revenueCentre where its money is counted; empty if it earns none
 */
public record ProductFunction(String name, Role role, String revenueCentre) {
    public ProductFunction {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a product function needs a name");
        }
    }

    /** What a function is to the growth path. */
    public enum Role {
        /** What the product is for. */
        CORE,
        /** What makes the core richer. */
        PERIPHERAL,
        /** What turns use into money. */
        CONVERSION
    }
}
