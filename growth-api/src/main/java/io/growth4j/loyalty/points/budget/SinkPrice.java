package io.growth4j.loyalty.points.budget;

import io.growth4j.report.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What something costs in points, and how long users save for it.
 *
 * @param sink what points buy
 * @param points its price
 * @param days days that an average user of each segment saves for it, by the segment's name in the order of the plan;
 *     infinite if the user earns nothing
 */
public record SinkPrice(PointsSink sink, long points, Map<String, Double> days) {
    public SinkPrice {
        days = Collections.unmodifiableMap(new LinkedHashMap<>(days));
    }

    /**
     * Prices everything that points will buy by one plan, goods, vouchers and discounts alike.
     *
     * @param plan the plan; its round number of points per unit of currency is the exchange ratio
     * @param sinks what points will buy
     * @param markup what is added to the cost, −1 or above
     * @param roundTo prices are multiples of this, at least 1
     * @return one price for each, in the same order
     * @throws IllegalArgumentException if the plan issues nothing, so that a point has no value
     */
    public static List<SinkPrice> of(BudgetPlan plan, List<PointsSink> sinks, double markup, long roundTo) {
        double ratio = plan.roundPointsPerUnit();
        if (Double.isNaN(ratio)) {
            throw new IllegalArgumentException(
                    "nobody earns points by this plan, so that a point has no value: price behaviours that users do");
        }
        List<SinkPrice> prices = new ArrayList<>();
        for (PointsSink sink : sinks) {
            long points = sink.price(ratio, markup, roundTo);
            Map<String, Double> days = new LinkedHashMap<>();
            plan.segments().forEach(segment -> days.put(segment.segment(), segment.daysTo(points)));
            prices.add(new SinkPrice(sink, points, days));
        }
        return prices;
    }

    /**
     * Prices for people.
     *
     * @param prices at least one, all by the same plan
     * @return one row each; the days of a segment that earns nothing are left out
     */
    public static Table table(List<SinkPrice> prices) {
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("there are no prices to show");
        }
        List<String> columns = new ArrayList<>(List.of("sink", "kind", "points"));
        prices.get(0).days().keySet().forEach(segment -> columns.add("days of " + segment));
        Table.Builder table = Table.of("Prices in points", columns.toArray(new String[0]));
        for (SinkPrice price : prices) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(price.sink().name());
            cells.add(price.sink().kind());
            cells.add(price.points());
            price.days().values().forEach(days -> cells.add(Double.isInfinite(days) ? null : days));
            table.row(cells.toArray());
        }
        return table.build();
    }
}
