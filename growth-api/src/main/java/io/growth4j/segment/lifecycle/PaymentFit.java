package io.growth4j.segment.lifecycle;

import io.growth4j.event.Absent;
import io.growth4j.stat.Quantiles;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Fits the lapse gaps to a population: per stage, the 90 % quantile (type 7) of the gaps between orders of users in that
 * stage, but never less than a configured gap. This project's choice.
 *
 * <p>The gap of stage FIRST is the time from the first order to the second, that of SECOND from the second to the third;
 * that of LOYAL is each loyal user's mean gap after the order that made the user loyal. A stage in which nobody ordered
 * again has the configured gap.
 *
 * @param loyalOrders how many orders make a loyal user
 * @param atLeast the configured gap
 */
public record PaymentFit(int loyalOrders, Duration atLeast) {
    private static final double SHARE = 0.9;

    /**
     * Loyal from three orders, gaps of thirty days or more.
     *
     * @return the standard fit
     */
    public static PaymentFit standard() {
        return new PaymentFit(PaymentRule.STANDARD_LOYAL_ORDERS, PaymentRule.STANDARD_GAP);
    }

    /**
     * Fits the rule.
     *
     * @param users a table that holds orders one to three, order {@code loyalOrders}, the last order and their number
     * @return the rule
     */
    public PaymentRule fit(UserTable users) {
        long[] first = users.instants(StandardFeatures.orderAt(1));
        long[] second = users.instants(StandardFeatures.orderAt(2));
        long[] third = users.instants(StandardFeatures.orderAt(3));
        return new PaymentRule(loyalOrders, gap(days(first, second)), gap(days(second, third)), gap(loyal(users)));
    }

    private DoubleStream loyal(UserTable users) {
        long[] loyalSince = users.instants(StandardFeatures.orderAt(loyalOrders));
        long[] last = users.instants(StandardFeatures.LAST_ORDER_AT);
        long[] orders = users.longs(StandardFeatures.ORDERS);
        return IntStream.range(0, users.size())
                .filter(row -> orders[row] > loyalOrders && loyalSince[row] != Absent.LONG)
                .mapToDouble(row -> Days.of(last[row] - loyalSince[row]) / (orders[row] - loyalOrders));
    }

    private Duration gap(DoubleStream days) {
        double[] sorted = days.sorted().toArray();
        if (sorted.length == 0) {
            return atLeast;
        }
        Duration fitted = Days.duration(Quantiles.of(sorted, SHARE));
        return fitted.compareTo(atLeast) > 0 ? fitted : atLeast;
    }

    /** Days from one instant to another, for users who have both. */
    static DoubleStream days(long[] from, long[] to) {
        return IntStream.range(0, from.length)
                .filter(row -> from[row] != Absent.LONG && to[row] != Absent.LONG)
                .mapToDouble(row -> Days.of(to[row] - from[row]));
    }
}
