package io.growth4j.segment.lifecycle;

import io.growth4j.event.Absent;
import io.growth4j.report.Table;
import io.growth4j.stat.Quantiles;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many users climbed how far on the ladder of payment, and how long each step took. Immutable.
 *
 * <p>A user stands on the highest stage reached and counts on all below it. A log without any trial has no TRIAL step: it
 * is left out, not counted as 0.
 *
 * @param steps the steps, lowest first
 * @param repurchaseRate users with two orders or more among users with one or more; NaN without any
 */
public record PaymentLadder(List<Step> steps, double repurchaseRate) {
    public PaymentLadder {
        steps = List.copyOf(steps);
    }

    /**
     * One step of the ladder.
     *
     * @param stage the stage
     * @param users users whose stage this is
     * @param reached users of this stage or a higher one
     * @param conversion reached, as a share of those who reached the step below; NaN on the lowest step, or if nobody did
     * @param medianDays the median time from the step below, over users with both instants in this order; NaN without any
     */
    public record Step(PaymentStage stage, long users, long reached, double conversion, double medianDays) {}

    /**
     * Counts the ladder.
     *
     * @param users a table that holds the trial, the orders one, two and {@code loyalOrders}, and their number
     * @param loyalOrders how many orders make a loyal user, at least 3
     * @return the ladder
     */
    public static PaymentLadder of(UserTable users, int loyalOrders) {
        long[] trial = users.instants(StandardFeatures.FIRST_TRIAL_AT);
        long[] orders = users.longs(StandardFeatures.ORDERS);
        Map<PaymentStage, Long> counts = new EnumMap<>(PaymentStage.class);
        for (int row = 0; row < users.size(); row++) {
            counts.merge(stage(trial[row], orders[row], loyalOrders), 1L, Long::sum);
        }
        boolean tried = Arrays.stream(trial).anyMatch(instant -> instant != Absent.LONG);
        long payers = atLeast(counts, PaymentStage.FIRST);
        double repurchase = ratio(atLeast(counts, PaymentStage.SECOND), payers);
        return new PaymentLadder(steps(users, loyalOrders, counts, tried), repurchase);
    }

    private static PaymentStage stage(long trial, long orders, int loyalOrders) {
        if (orders < 1) {
            return trial == Absent.LONG ? PaymentStage.REGISTERED : PaymentStage.TRIAL;
        }
        return orders >= loyalOrders ? PaymentStage.LOYAL : orders == 1 ? PaymentStage.FIRST : PaymentStage.SECOND;
    }

    private static List<Step> steps(UserTable users, int loyalOrders, Map<PaymentStage, Long> counts, boolean tried) {
        List<Step> steps = new ArrayList<>();
        long @Nullable [] instantsBelow = null;
        long reachedBelow = 0;
        for (PaymentStage stage : PaymentStage.values()) {
            if (stage == PaymentStage.TRIAL && !tried) {
                continue;
            }
            long[] instants = instants(users, stage, loyalOrders);
            long reached = atLeast(counts, stage);
            double days = instantsBelow == null ? Double.NaN : medianDays(instantsBelow, instants);
            steps.add(new Step(stage, counts.getOrDefault(stage, 0L), reached, ratio(reached, reachedBelow), days));
            instantsBelow = instants;
            reachedBelow = reached;
        }
        return steps;
    }

    private static long[] instants(UserTable users, PaymentStage stage, int loyalOrders) {
        return users.instants(
                switch (stage) {
                    case REGISTERED -> StandardFeatures.REGISTERED_AT;
                    case TRIAL -> StandardFeatures.FIRST_TRIAL_AT;
                    case FIRST -> StandardFeatures.orderAt(1);
                    case SECOND -> StandardFeatures.orderAt(2);
                    case LOYAL -> StandardFeatures.orderAt(loyalOrders);
                });
    }

    private static double medianDays(long[] from, long[] to) {
        double[] days =
                PaymentFit.days(from, to).filter(day -> day >= 0).sorted().toArray();
        return days.length == 0 ? Double.NaN : Quantiles.of(days, 0.5);
    }

    private static long atLeast(Map<PaymentStage, Long> counts, PaymentStage stage) {
        return EnumSet.range(stage, PaymentStage.LOYAL).stream()
                .mapToLong(one -> counts.getOrDefault(one, 0L))
                .sum();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /**
     * The ladder as a table.
     *
     * @return one row per step
     */
    public Table toTable() {
        Table.Builder table = Table.of(
                "Payment ladder", "stage", "users", "reached", "step conversion", "median days from step below");
        for (Step step : steps) {
            table.row(step.stage.name(), step.users, step.reached, known(step.conversion), known(step.medianDays));
        }
        return table.build();
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
