package io.growth4j.features.analytics;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The answer to {@link RevenueAccounting}: one account per period. Immutable and thread-safe. */
public final class RevenueAccounts {
    private final RevenueAccounting definition;
    private final long asOf;
    private final Periods calendar;
    private final List<RevenuePeriod> periods;

    RevenueAccounts(RevenueAccounting definition, long asOf, Periods calendar, List<RevenuePeriod> periods) {
        this.definition = definition;
        this.asOf = asOf;
        this.calendar = calendar;
        this.periods = periods;
    }

    /**
     * What was asked.
     *
     * @return the question
     */
    public RevenueAccounting definition() {
        return definition;
    }

    /**
     * The instant the accounts are known at.
     *
     * @return only events before it count
     */
    public Instant asOf() {
        return Instant.ofEpochMilli(asOf);
    }

    /**
     * The accounts.
     *
     * @return one per period, in time order; their identity holds exactly
     */
    public List<RevenuePeriod> periods() {
        return periods;
    }

    /**
     * The accounts as a table.
     *
     * @return one row per period, in minor units
     */
    public Table toTable() {
        Table.Builder table = Table.of(
                "Growth accounting (revenue, minor units)",
                "period",
                "revenue",
                "new",
                "resurrected",
                "expansion",
                "contraction",
                "churned",
                "over-refunded",
                "quick ratio");
        for (int i = 0; i < periods.size(); i++) {
            RevenuePeriod one = periods.get(i);
            double ratio = one.quickRatio();
            table.row(
                    name(i),
                    one.revenueMinor(),
                    one.newMinor(),
                    one.resurrectedMinor(),
                    one.expansionMinor(),
                    lost(one, one.contractionMinor()),
                    lost(one, one.churnedMinor()),
                    one.overRefundedMinor(),
                    Double.isNaN(ratio) ? null : ratio);
        }
        return table.build();
    }

    private static @Nullable Long lost(RevenuePeriod period, long minor) {
        return period.complete() ? minor : null;
    }

    /**
     * The accounts as a picture.
     *
     * @return stacked bars: what was gained up, what was lost down
     */
    public Plot toPlot() {
        return new Plot.Bars(
                "Growth accounting (revenue)",
                "minor units",
                IntStream.range(0, periods.size()).mapToObj(this::name).toList(),
                List.of(
                        series("new", RevenuePeriod::newMinor),
                        series("resurrected", RevenuePeriod::resurrectedMinor),
                        series("expansion", RevenuePeriod::expansionMinor),
                        series("contraction", period -> -period.contractionMinor()),
                        series("churned", period -> -period.churnedMinor())),
                true);
    }

    private Plot.Series series(String name, ToLongFunction<RevenuePeriod> minor) {
        return new Plot.Series(
                name,
                periods.stream()
                        .map(period -> period.complete() ? (double) minor.applyAsLong(period) : Double.NaN)
                        .toList());
    }

    private String name(int i) {
        return calendar.name(i + 1) + (periods.get(i).complete() ? "" : " *");
    }
}
