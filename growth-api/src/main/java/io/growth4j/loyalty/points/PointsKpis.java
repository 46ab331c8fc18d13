package io.growth4j.loyalty.points;

import io.growth4j.report.Table;
import io.growth4j.stat.Concentration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the programme stands at the end of a period, month by month the maintenance of points. Outstanding = previous +
 * issued − burned − expired, pending points included.
 *
 * @param totals what was booked in the period
 * @param redemptionRate the share of outstanding points that will be spent, 0 to 1
 * @param pointsPerUnit how many points make one unit of currency, above 0
 * @param burnRate burned/issued, NaN if nothing was issued
 * @param velocity burned/mean of outstanding at both ends, NaN if that is 0
 * @param liability what the outstanding points will cost, in units of currency: outstanding·redemptionRate/pointsPerUnit
 * @param gini concentration of the balances, debts as 0; NaN if nobody holds points
 */
public record PointsKpis(
        LedgerTotals totals,
        double redemptionRate,
        double pointsPerUnit,
        double burnRate,
        double velocity,
        double liability,
        double gini) {
    /**
     * The indicators of a period.
     *
     * @param totals what was booked; call {@link PointsLedger#expire} for its end before
     * @param redemptionRate the share of outstanding points that will be spent, 0 to 1; {@link PointsVintage} shows it
     * @param pointsPerUnit how many points make one unit of currency, above 0
     * @param balances the balances of all accounts at the end; not changed
     * @return the indicators
     */
    public static PointsKpis of(LedgerTotals totals, double redemptionRate, double pointsPerUnit, long[] balances) {
        if (!(redemptionRate >= 0 && redemptionRate <= 1)) {
            throw new IllegalArgumentException("redemptionRate " + redemptionRate + " is not within 0..1");
        }
        if (!(pointsPerUnit > 0 && pointsPerUnit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("pointsPerUnit " + pointsPerUnit + " is not a number above 0");
        }
        double mean = ((double) totals.opening() + totals.outstanding()) / 2;
        double[] held = Arrays.stream(balances)
                .mapToDouble(balance -> Math.max(0, balance))
                .toArray();
        return new PointsKpis(
                totals,
                redemptionRate,
                pointsPerUnit,
                totals.issued() == 0 ? Double.NaN : (double) totals.burned() / totals.issued(),
                mean == 0 ? Double.NaN : totals.burned() / mean,
                totals.outstanding() * redemptionRate / pointsPerUnit,
                held.length == 0 ? Double.NaN : Concentration.gini(held));
    }

    /**
     * The indicators for people.
     *
     * @return one row each
     */
    public Table table() {
        return Table.of("Points from " + totals.from() + " to " + totals.to(), "indicator", "value")
                .row("outstanding before", totals.opening())
                .row("issued", totals.issued())
                .row("burned", totals.burned())
                .row("expired", totals.expired())
                .row("outstanding", totals.outstanding())
                .row("burn rate", known(burnRate))
                .row("velocity", known(velocity))
                .row("liability, units of currency", known(liability))
                .row("Gini of balances", known(gini))
                .build();
    }

    /**
     * Who earns and who burns: the sums of each segment, and how much of what it earned it spent.
     *
     * @param segments the totals of a span of time by segment, as {@link PointsLedger#totals(java.time.Instant,
     *     java.time.Instant, java.util.function.Function)} gives them
     * @return one row for each segment; the burn rate is left out where nothing was issued
     */
    public static Table bySegment(Map<String, LedgerTotals> segments) {
        Table.Builder table =
                Table.of("Points by segment", "segment", "issued", "burned", "expired", "outstanding", "burn rate");
        segments.forEach((segment, sums) -> table.row(
                segment,
                sums.issued(),
                sums.burned(),
                sums.expired(),
                sums.outstanding(),
                sums.issued() == 0 ? null : (Double) ((double) sums.burned() / sums.issued())));
        return table.build();
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
