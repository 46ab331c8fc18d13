package io.growth4j.loyalty.growthvalue;

/**
 * Something that changed a user's growth value on a day. Told twice under the same operation id it counts once.
 */
public sealed interface GrowthEntry {
    /** The largest value of one entry. */
    long LARGEST = 1_000_000_000_000L;

    /**
     * The name of the write, unique for the user.
     *
     * @return not blank
     */
    String operationId();

    /**
     * A task was done (M).
     *
     * @param operationId the name of the write
     * @param task which task; its daily cap, if any, stands in the formula
     * @param value what it is worth before the multiplier, 0 to {@link #LARGEST}
     */
    record Task(String operationId, String task, long value) implements GrowthEntry {
        public Task {
            requireId(operationId);
            requireValue(operationId, value);
        }
    }

    /**
     * A membership was opened or renewed (Y).
     *
     * @param operationId the name of the write
     * @param value what it is worth before the multiplier, 0 to {@link #LARGEST}
     */
    record Opening(String operationId, long value) implements GrowthEntry {
        public Opening {
            requireId(operationId);
            requireValue(operationId, value);
        }
    }

    /**
     * An opening was refunded: what it had granted is taken back, once, not below the floor.
     *
     * @param operationId the name of the write
     * @param opening the operation id of the opening
     */
    record Refund(String operationId, String opening) implements GrowthEntry {
        public Refund {
            requireId(operationId);
            requireId(opening);
        }
    }

    private static void requireId(String operationId) {
        if (operationId.isBlank()) {
            throw new IllegalArgumentException("operation id '" + operationId + "' is blank: every write needs a name");
        }
    }

    private static void requireValue(String operationId, long value) {
        if (value < 0 || value > LARGEST) {
            throw new IllegalArgumentException("value " + value + " of '" + operationId + "' is not within 0.."
                    + LARGEST + "; to take an opening back, use a Refund");
        }
    }
}
