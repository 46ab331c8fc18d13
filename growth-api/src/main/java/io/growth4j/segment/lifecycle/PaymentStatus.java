package io.growth4j.segment.lifecycle;

import java.util.List;

/**
 * The payment stage of a user, and whether the user stopped paying. Users who never bought are never lapsed.
 *
 * @param stage how far the user came
 * @param lapsed whether the last order is longer ago than the stage's gap
 */
public record PaymentStatus(PaymentStage stage, boolean lapsed) {
    private static final PaymentStatus REGISTERED = new PaymentStatus(PaymentStage.REGISTERED, false);
    private static final PaymentStatus TRIAL = new PaymentStatus(PaymentStage.TRIAL, false);
    private static final PaymentStatus FIRST = new PaymentStatus(PaymentStage.FIRST, false);
    private static final PaymentStatus SECOND = new PaymentStatus(PaymentStage.SECOND, false);
    private static final PaymentStatus LOYAL = new PaymentStatus(PaymentStage.LOYAL, false);
    private static final PaymentStatus FIRST_LAPSED = new PaymentStatus(PaymentStage.FIRST, true);
    private static final PaymentStatus SECOND_LAPSED = new PaymentStatus(PaymentStage.SECOND, true);
    private static final PaymentStatus LOYAL_LAPSED = new PaymentStatus(PaymentStage.LOYAL, true);

    private static final List<PaymentStatus> ALL =
            List.of(REGISTERED, TRIAL, FIRST, SECOND, LOYAL, FIRST_LAPSED, SECOND_LAPSED, LOYAL_LAPSED);

    public PaymentStatus {
        if (lapsed && stage.compareTo(PaymentStage.FIRST) < 0) {
            throw new IllegalArgumentException(stage + " cannot be lapsed: the user never bought");
        }
    }

    /**
     * All statuses: the stages in order, then the lapsed ones.
     *
     * @return eight statuses
     */
    public static List<PaymentStatus> all() {
        return ALL;
    }

    /**
     * A status, without allocating.
     *
     * @param stage how far the user came
     * @param lapsed whether the last order is too long ago; ignored for stages without an order
     * @return the one instance of it
     */
    public static PaymentStatus of(PaymentStage stage, boolean lapsed) {
        return switch (stage) {
            case REGISTERED -> REGISTERED;
            case TRIAL -> TRIAL;
            case FIRST -> lapsed ? FIRST_LAPSED : FIRST;
            case SECOND -> lapsed ? SECOND_LAPSED : SECOND;
            case LOYAL -> lapsed ? LOYAL_LAPSED : LOYAL;
        };
    }

    @Override
    public String toString() {
        return lapsed ? stage + "_LAPSED" : stage.name();
    }
}
