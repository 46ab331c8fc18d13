package io.growth4j.features.analytics;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The answer to {@link GrowthAccounting}: one account per period. Immutable and thread-safe. */
public final class GrowthAccounts {
    private final GrowthAccounting definition;
    private final long asOf;
    private final Periods calendar;
    private final List<GrowthPeriod> periods;

    GrowthAccounts(GrowthAccounting definition, long asOf, Periods calendar, List<GrowthPeriod> periods) {
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
    public GrowthAccounting definition() {
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
     * @return one per period, in time order; their identities hold exactly
     */
    public List<GrowthPeriod> periods() {
        return periods;
    }

    /**
     * The accounts as a table.
     *
     * @return one row per period; rates are unknown where a period is not complete, which an asterisk marks
     */
    public Table toTable() {
        Table.Builder table = Table.of(
                "Growth accounting (users)",
                "period",
                "active",
                "new",
                "retained",
                "resurrected",
                "churned",
                "quick ratio",
                "retention");
        for (int i = 0; i < periods.size(); i++) {
            GrowthPeriod one = periods.get(i);
            table.row(
                    name(i),
                    one.active(),
                    one.newUsers(),
                    one.retained(),
                    one.resurrected(),
                    one.complete() ? (Object) one.churned() : null,
                    known(one.quickRatio()),
                    known(one.retentionRate()));
        }
        return table.build();
    }

    private String name(int i) {
        return calendar.name(i + 1) + (periods.get(i).complete() ? "" : " *");
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /**
     * The accounts as a picture.
     *
     * @return stacked bars: new, retained and resurrected users up, churned users down
     */
    public Plot toPlot() {
        return new Plot.Bars(
                "Growth accounting (users)",
                "users",
                IntStream.range(0, periods.size()).mapToObj(this::name).toList(),
                List.of(
                        series("retained", GrowthPeriod::retained),
                        series("new", GrowthPeriod::newUsers),
                        series("resurrected", GrowthPeriod::resurrected),
                        series("churned", period -> -period.churned())),
                true);
    }

    private Plot.Series series(String name, ToLongFunction<GrowthPeriod> users) {
        return new Plot.Series(
                name,
                periods.stream()
                        .map(period -> period.complete() ? (double) users.applyAsLong(period) : Double.NaN)
                        .toList());
    }

    @Override
    public String toString() {
        return toTable().toText();
    }
}
