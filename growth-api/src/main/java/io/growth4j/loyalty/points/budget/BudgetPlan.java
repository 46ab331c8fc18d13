package io.growth4j.loyalty.points.budget;

import io.growth4j.definition.UnknownName;
import io.growth4j.report.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What a programme will issue in a month, and what a point is worth by it.
 *
 * @param budget what was asked
 * @param segments what each segment earns, in the order of the budget
 */
public record BudgetPlan(PointsBudget budget, List<SegmentPoints> segments) {
    /** A high-value user should earn at least this part of what the value ratio suggests (this project's choice). */
    private static final double LEAST_OF_VALUE_RATIO = 0.5;

    public BudgetPlan {
        segments = List.copyOf(segments);
    }

    /**
     * Points that all users will earn.
     *
     * @return points a month
     */
    public double issued() {
        return segments.stream()
                .mapToDouble(one -> one.users() * one.expected())
                .sum();
    }

    /**
     * Points that will be spent.
     *
     * @return issued × redemption rate
     */
    public double redeemable() {
        return issued() * budget.redemptionRate();
    }

    /**
     * What a point is worth.
     *
     * @return units of currency per point, NaN if nothing is issued
     */
    public double valuePerPoint() {
        return redeemable() == 0 ? Double.NaN : budget.budget() / redeemable();
    }

    /**
     * How many points make a unit of currency, exactly.
     *
     * @return points per unit, NaN if nothing is issued
     */
    public double pointsPerUnit() {
        return 1 / valuePerPoint();
    }

    /**
     * How many points make a unit of currency, as a round number: the next of 1, 2, 5, 10, 20, 50, 100, … . Never fewer
     * than the budget allows.
     *
     * @return points per unit, NaN if nothing is issued
     */
    public double roundPointsPerUnit() {
        double exact = pointsPerUnit();
        if (Double.isNaN(exact)) {
            return exact;
        }
        double power = Math.pow(10, Math.floor(Math.log10(exact)));
        for (double step : new double[] {1, 2, 5}) {
            if (step * power >= exact) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /**
     * How much more a user of the first segment earns than one of the last.
     *
     * @return a ratio, NaN if the last earns nothing
     */
    public double highLowRatio() {
        double low = last().expected();
        return low == 0 ? Double.NaN : segments.get(0).expected() / low;
    }

    /**
     * How much of all points rewards core behaviour.
     *
     * @return core/non-core over all users, NaN if there is no other
     */
    public double coreRatio() {
        double core =
                segments.stream().mapToDouble(one -> one.users() * one.core()).sum();
        double other = segments.stream()
                .mapToDouble(one -> one.users() * one.nonCore())
                .sum();
        return other == 0 ? Double.NaN : core / other;
    }

    /**
     * What should be looked at: valuable users who earn hardly more than others, and points that reward side shows.
     *
     * @return one line each, with the numbers
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        double valueRatio = segments.get(0).value() / last().value();
        double least = valueRatio * LEAST_OF_VALUE_RATIO;
        if (highLowRatio() < least) {
            warnings.add("users of '" + segments.get(0).segment() + "' earn " + Table.text(highLowRatio())
                    + " times the points of '" + last().segment() + "', but are worth " + Table.text(valueRatio)
                    + " times as much: raise the price of what they do");
        }
        for (SegmentPoints one : segments) {
            if (one.coreRatio() < 1) {
                warnings.add("core behaviour earns only " + Table.text(one.coreRatio())
                        + " times the points of other behaviour in '" + one.segment() + "'");
            }
        }
        return warnings;
    }

    /**
     * Whether a user of a segment can save for something in time.
     *
     * @param segment the segment's name
     * @param pricePoints its price in points
     * @param days the time, for example 30 for high-value and 90 for low-value users
     * @return true if an average user has the points by then
     */
    public boolean isReachable(String segment, long pricePoints, double days) {
        return segment(segment).daysTo(pricePoints) <= days;
    }

    /**
     * One segment.
     *
     * @param name its name
     * @return what it earns
     * @throws IllegalArgumentException if there is none of that name; the message shows near misses
     */
    public SegmentPoints segment(String name) {
        return segments.stream()
                .filter(one -> one.segment().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownName.of(
                        "segment",
                        name,
                        segments.stream().map(SegmentPoints::segment).toList()));
    }

    /**
     * The plan for people.
     *
     * @return one row per segment, and one for all
     */
    public Table table() {
        Table.Builder table = Table.of(
                "Points a month at " + Table.text(pointsPerUnit()) + " points per unit of currency",
                "segment",
                "users",
                "full points of a user",
                "expected points of a user",
                "core/non-core",
                "points",
                "cost");
        double cost = valuePerPoint() * budget.redemptionRate();
        long users = 0;
        for (SegmentPoints one : segments) {
            double points = one.users() * one.expected();
            users += one.users();
            Double ratio = Double.isNaN(one.coreRatio()) ? null : (Double) one.coreRatio();
            table.row(one.segment(), one.users(), one.full(), one.expected(), ratio, points, points * cost);
        }
        Double ratio = Double.isNaN(coreRatio()) ? null : (Double) coreRatio();
        double average = users == 0 ? 0 : issued() / users;
        return table.row("all", users, null, average, ratio, issued(), issued() * cost)
                .build();
    }

    private SegmentPoints last() {
        return segments.get(segments.size() - 1);
    }
}
