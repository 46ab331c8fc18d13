package io.growth4j.models.monitoring;

/** What to do with an empty bin, for which the population stability index would be infinite. */
public sealed interface ZeroPolicy {
    /**
     * A share of exactly 0 is replaced; the other shares stay as they are.
     *
     * @param epsilon what it is replaced by, above 0
     */
    record Floor(double epsilon) implements ZeroPolicy {
        /** 0.0001. */
        public static final Floor STANDARD = new Floor(1e-4);

        public Floor {
            if (!(epsilon > 0)) {
                throw new IllegalArgumentException("epsilon " + epsilon + " is not above 0");
            }
        }
    }

    /**
     * The same is added to every count before shares are taken (Laplace).
     *
     * @param added what is added, above 0
     */
    record Laplace(double added) implements ZeroPolicy {
        /** One half. */
        public static final Laplace STANDARD = new Laplace(0.5);

        public Laplace {
            if (!(added > 0)) {
                throw new IllegalArgumentException("added " + added + " is not above 0");
            }
        }
    }
}
