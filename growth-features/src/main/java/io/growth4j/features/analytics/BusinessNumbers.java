package io.growth4j.features.analytics;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The answer to {@link BusinessSeries}. Immutable and thread-safe. */
public final class BusinessNumbers {
    private final BusinessSeries definition;
    private final Instant asOf;
    private final Periods calendar;
    private final List<BusinessPeriod> periods;

    BusinessNumbers(BusinessSeries definition, Instant asOf, Periods calendar, List<BusinessPeriod> periods) {
        this.definition = definition;
        this.asOf = asOf;
        this.calendar = calendar;
        this.periods = List.copyOf(periods);
    }

    /**
     * What was asked.
     *
     * @return the question
     */
    public BusinessSeries definition() {
        return definition;
    }

    /**
     * The instant the numbers are known at.
     *
     * @return only events before it count
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * The numbers.
     *
     * @return one entry per period, in time order
     */
    public List<BusinessPeriod> periods() {
        return periods;
    }

    /**
     * The numbers as a table.
     *
     * @return one row per period; an asterisk marks those that are not over
     */
    public Table toTable() {
        Table.Builder table = Table.of(
                "Business numbers (amounts in minor units)",
                "period",
                "active",
                "payers",
                "orders",
                "sales",
                "ARPU",
                "ARPPU");
        for (int i = 0; i < periods.size(); i++) {
            BusinessPeriod one = periods.get(i);
            table.row(
                    calendar.name(i) + (one.complete() ? "" : " *"),
                    one.active(),
                    one.payers(),
                    one.orders(),
                    one.salesMinor(),
                    known(one.arpuMinor()),
                    known(one.arppuMinor()));
        }
        return table.build();
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /**
     * Active users and payers as a picture.
     *
     * @return two lines over the number of the period; those that are not over are left out
     */
    public Plot toPlot() {
        List<Double> x = new ArrayList<>();
        for (int i = 1; i <= periods.size(); i++) {
            x.add((double) i);
        }
        String first = periods.isEmpty() ? "" : ", first " + calendar.name(0);
        return new Plot.Lines(
                "Active users and payers",
                "period" + first,
                "users",
                x,
                List.of(series("active", BusinessPeriod::active), series("payers", BusinessPeriod::payers)));
    }

    private Plot.Series series(String name, ToDoubleFunction<BusinessPeriod> value) {
        return new Plot.Series(
                name,
                periods.stream()
                        .map(period -> period.complete() ? value.applyAsDouble(period) : Double.NaN)
                        .toList());
    }
}
