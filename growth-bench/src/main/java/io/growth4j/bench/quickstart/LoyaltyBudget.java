package io.growth4j.bench.quickstart;

import io.growth4j.event.Absent;
import io.growth4j.loyalty.points.budget.Activity;
import io.growth4j.loyalty.points.budget.BudgetPlan;
import io.growth4j.loyalty.points.budget.BudgetSegment;
import io.growth4j.loyalty.points.budget.PointsBudget;
import io.growth4j.loyalty.points.budget.PointsSink;
import io.growth4j.loyalty.points.budget.PricedBehaviour;
import io.growth4j.loyalty.points.budget.SinkPrice;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a month of a points programme would issue and cost, by how this shop's users buy. */
final class LoyaltyBudget {
    private static final double MONEY = 10_000;
    private static final double MARKUP = 0.1;
    private static final long ROUND_TO = 10;
    private static final List<PointsSink> SINKS = List.of(
            new PointsSink("mug", PointsSink.Kind.GOODS, 400, 100),
            new PointsSink("voucher of 10", PointsSink.Kind.VOUCHER, 1000, 100),
            new PointsSink("1 off at payment", PointsSink.Kind.DISCOUNT, 100, 100));

    private final long[] orders;
    private final long[] revenue;
    private final double months;

    private LoyaltyBudget(UserTable users, double months) {
        this.orders = users.longs(StandardFeatures.ORDERS);
        this.revenue = users.longs(StandardFeatures.REVENUE_MINOR);
        this.months = months;
    }

    static String of(Census census, LogSpan span, Instant asOf) {
        double months = Duration.ofMillis(asOf.toEpochMilli() - span.first()).toDays() / 30.0;
        return new LoyaltyBudget(census.users(), months).tables();
    }

    private String tables() {
        long[] ranked =
                Arrays.stream(revenue).map(value -> Math.max(0, value)).sorted().toArray();
        long high = Math.max(1, ranked[(int) (ranked.length * 0.8)]);
        PointsBudget budget = new PointsBudget(
                List.of(new PricedBehaviour("order", 20, 10, true)),
                List.of(segment("best fifth", high, Long.MAX_VALUE), segment("others", Absent.LONG, high)),
                MONEY,
                LoyaltyStep.REDEMPTION_RATE);
        BudgetPlan plan = budget.plan();
        return plan.table()
                + (plan.issued() == 0 ? "" : "\n" + SinkPrice.table(SinkPrice.of(plan, SINKS, MARKUP, ROUND_TO)));
    }

    private BudgetSegment segment(String name, long from, long below) {
        long users = 0;
        long buyers = 0;
        double placed = 0;
        double paid = 0;
        for (int row = 0; row < orders.length; row++) {
            if (revenue[row] >= from && revenue[row] < below) {
                users++;
                buyers += orders[row] > 0 ? 1 : 0;
                placed += Math.max(0, orders[row]);
                paid += Math.max(0, revenue[row]);
            }
        }
        double share = users == 0 ? 0 : (double) buyers / users;
        double frequency = buyers == 0 ? 0 : placed / buyers / months;
        double value = users == 0 ? 0 : paid / users;
        return new BudgetSegment(name, users, value, Map.of("order", new Activity(share, frequency)));
    }
}
