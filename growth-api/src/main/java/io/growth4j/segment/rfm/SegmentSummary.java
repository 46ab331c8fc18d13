package io.growth4j.segment.rfm;

import io.growth4j.event.Absent;
import io.growth4j.report.Table;
import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a group of users bought, for any segmentation.
 *
 * @param segment the group
 * @param users how many users are in it
 * @param orders how many orders they placed
 * @param revenueMinor what they paid, in minor units
 * @param <S> the groups
 */
public record SegmentSummary<S>(S segment, long users, long orders, long revenueMinor) {
    /**
     * Sums up the groups of a table, row by row as {@code segmentation::of} gives them; absent values count as nothing.
     *
     * @param segments all groups, in the order in which people read them
     * @param segmentOf the group of each row
     * @param users the table
     * @param orders the number of orders
     * @param revenueMinor the amount paid
     * @param <S> the groups
     * @return one summary per group, those without users included; O(users)
     * @throws IllegalArgumentException if a row's group is not among {@code segments}, or the table lacks a feature
     * @throws ArithmeticException if a sum exceeds a {@code long}
     */
    public static <S> List<SegmentSummary<S>> of(
            List<S> segments,
            IntFunction<? extends S> segmentOf,
            UserTable users,
            Feature.OfLong orders,
            Feature.OfLong revenueMinor) {
        Map<S, long[]> sums = new HashMap<>();
        segments.forEach(segment -> sums.put(segment, new long[3]));
        long[] orderColumn = users.longs(orders);
        long[] revenueColumn = users.longs(revenueMinor);
        for (int row = 0; row < users.size(); row++) {
            S segment = segmentOf.apply(row);
            long[] sum = sums.get(segment);
            if (sum == null) {
                throw new IllegalArgumentException("segment " + segment + " is not among " + segments);
            }
            sum[0]++;
            sum[1] = Math.addExact(sum[1], orNothing(orderColumn[row]));
            sum[2] = Math.addExact(sum[2], orNothing(revenueColumn[row]));
        }
        List<SegmentSummary<S>> summaries = new ArrayList<>();
        for (S segment : segments) {
            long[] sum = sums.getOrDefault(segment, new long[3]);
            summaries.add(new SegmentSummary<>(segment, sum[0], sum[1], sum[2]));
        }
        return List.copyOf(summaries);
    }

    private static long orNothing(long value) {
        return value == Absent.LONG ? 0 : value;
    }

    /**
     * The average order value.
     *
     * @return minor units per order; NaN without orders
     */
    public double averageOrderMinor() {
        return orders == 0 ? Double.NaN : (double) revenueMinor / orders;
    }

    /**
     * Summaries as a table.
     *
     * @param title what to call it
     * @param summaries what to show
     * @return a row per group
     */
    public static Table toTable(String title, List<? extends SegmentSummary<?>> summaries) {
        Table.Builder table =
                Table.of(title, "segment", "users", "orders", "revenue (minor units)", "average order (minor units)");
        for (SegmentSummary<?> summary : summaries) {
            table.row(
                    String.valueOf(summary.segment()),
                    summary.users(),
                    summary.orders(),
                    summary.revenueMinor(),
                    summary.orders() == 0 ? null : (Object) summary.averageOrderMinor());
        }
        return table.build();
    }
}
