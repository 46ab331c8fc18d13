package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.features.analytics.Retention.Bracket;
import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Proportions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Retention by cohort and age. A cell is complete when the last period of its ages is over for the whole cohort; until
 * then it has a count so far, but no rate. Immutable and thread-safe.
 *
 * <p>Rows are cohorts in time order, columns the brackets of the question in order; age 0 is the size of the cohort.
 */
public final class RetentionMatrix {
    private final Retention definition;
    private final long asOf;
    private final Periods periods;
    private final long[] sizes;
    private final long[][] counts;

    RetentionMatrix(Retention definition, long asOf, Periods periods, long[] sizes, long[][] counts) {
        this.definition = definition;
        this.asOf = asOf;
        this.periods = periods;
        this.sizes = sizes;
        this.counts = counts;
    }

    /**
     * What was asked.
     *
     * @return the question
     */
    public Retention definition() {
        return definition;
    }

    /**
     * The instant the matrix is known at.
     *
     * @return only events before it count
     */
    public Instant asOf() {
        return Instant.ofEpochMilli(asOf);
    }

    /**
     * How many cohorts there are.
     *
     * @return the number of rows
     */
    public int cohorts() {
        return sizes.length;
    }

    /**
     * How many ages, or brackets of ages, there are after age 0.
     *
     * @return the number of columns
     */
    public int columns() {
        return definition.brackets().size();
    }

    /**
     * When a cohort's period starts.
     *
     * @param row the cohort
     * @return the instant
     */
    public Instant cohortStart(int row) {
        return periods.instant(row);
    }

    /**
     * How many users a cohort has so far.
     *
     * @param row the cohort
     * @return users
     */
    public long size(int row) {
        return sizes[row];
    }

    /**
     * Whether a cohort has all its users.
     *
     * @param row the cohort
     * @return true if its period is over
     */
    public boolean isComplete(int row) {
        return periods.isComplete(row, asOf);
    }

    /**
     * Whether a cell is final.
     *
     * @param row the cohort
     * @param column the bracket of ages
     * @return true if its last age is over for the whole cohort; for unbounded retention, later returns can still come
     */
    public boolean isComplete(int row, int column) {
        int lastAge = definition.brackets().get(column).last();
        if (definition.days() == DayDefinition.CALENDAR) {
            return periods.isComplete(row + lastAge, asOf);
        }
        long days = definition.granularity() == Granularity.WEEK ? 7 : 1;
        return periods.start(row + 1) + (lastAge + 1) * days * 86_400_000L <= asOf;
    }

    /**
     * How many users of a cohort returned so far.
     *
     * @param row the cohort
     * @param column the bracket of ages
     * @return users; of a cell that is not complete, those so far
     */
    public long count(int row, int column) {
        return counts[row][column];
    }

    /**
     * The share of a cohort that returned.
     *
     * @param row the cohort
     * @param column the bracket of ages
     * @return 0 to 1; NaN if the cell is not complete or the cohort empty
     */
    public double rate(int row, int column) {
        return isComplete(row, column) && sizes[row] > 0 ? (double) counts[row][column] / sizes[row] : Double.NaN;
    }

    /**
     * Wilson's interval for the share of a cohort that returns.
     *
     * @param row the cohort
     * @param column the bracket of ages
     * @param level the confidence level
     * @return the interval; empty if the cell is not complete or the cohort empty
     */
    public Optional<Interval> interval(int row, int column, double level) {
        return isComplete(row, column) ? wilson(counts[row][column], sizes[row], level) : Optional.empty();
    }

    /**
     * The share of all users that returned: the sum of returns by the sum of sizes, over complete cells only.
     *
     * @param column the bracket of ages
     * @return 0 to 1; NaN if no cell is complete
     */
    public double averageRate(int column) {
        long users = completeUsers(column);
        return users == 0 ? Double.NaN : (double) completeReturns(column) / users;
    }

    /**
     * Wilson's interval for the average share.
     *
     * @param column the bracket of ages
     * @param level the confidence level
     * @return the interval; empty if no cell is complete
     */
    public Optional<Interval> averageInterval(int column, double level) {
        return wilson(completeReturns(column), completeUsers(column), level);
    }

    private static Optional<Interval> wilson(long returns, long users, double level) {
        return users == 0 ? Optional.empty() : Optional.of(Proportions.wilson(returns, users, level));
    }

    private long completeReturns(int column) {
        return completeRows(column).mapToLong(row -> counts[row][column]).sum();
    }

    private long completeUsers(int column) {
        return completeRows(column).mapToLong(row -> sizes[row]).sum();
    }

    private IntStream completeRows(int column) {
        return IntStream.range(0, sizes.length).filter(row -> isComplete(row, column));
    }

    /**
     * The rates as a table.
     *
     * @return one row per cohort: its size so far and the rates, unknown where not complete; then the average
     */
    public Table toTable() {
        List<String> columns = new ArrayList<>(List.of("cohort", "users"));
        columns.addAll(labels());
        Table.Builder table = Table.of("Retention (share of the cohort)", columns.toArray(String[]::new));
        for (int row = 0; row < sizes.length; row++) {
            table.row(cells(periods.name(row) + (isComplete(row) ? "" : " *"), sizes[row], rates(row)));
        }
        List<@Nullable Double> averages = new ArrayList<>();
        for (int column = 0; column < columns(); column++) {
            averages.add(known(averageRate(column)));
        }
        return table.row(cells(
                        "average",
                        IntStream.range(0, sizes.length)
                                .mapToLong(row -> sizes[row])
                                .sum(),
                        averages))
                .build();
    }

    /**
     * The rates as a picture.
     *
     * @return cohorts with users down, ages across; cells that are not complete are unknown
     */
    public Plot toPlot() {
        int[] inhabited =
                IntStream.range(0, sizes.length).filter(row -> sizes[row] > 0).toArray();
        List<String> rows = IntStream.of(inhabited).mapToObj(periods::name).toList();
        List<List<@Nullable Double>> values =
                IntStream.of(inhabited).mapToObj(this::rates).toList();
        return new Plot.HeatMap(
                "Retention (share of the cohort)",
                "cohort",
                Periods.ages(definition.granularity()),
                rows,
                labels(),
                values);
    }

    /**
     * The average curve with its 95 % interval as a picture.
     *
     * @return share of users by the first age of each bracket
     */
    public Plot toCurve() {
        List<Double> ages = definition.brackets().stream()
                .map(bracket -> (double) bracket.first())
                .toList();
        List<Double> low = new ArrayList<>();
        List<Double> average = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        for (int column = 0; column < columns(); column++) {
            Optional<Interval> interval = averageInterval(column, 0.95);
            average.add(averageRate(column));
            low.add(interval.map(Interval::low).orElse(Double.NaN));
            high.add(interval.map(Interval::high).orElse(Double.NaN));
        }
        return new Plot.Lines(
                "Retention over all complete cohorts",
                Periods.ages(definition.granularity()),
                "share of users",
                ages,
                List.of(
                        new Plot.Series("average", average),
                        new Plot.Series("95 % low", low),
                        new Plot.Series("95 % high", high)));
    }

    private List<String> labels() {
        return definition.brackets().stream().map(Bracket::label).toList();
    }

    private List<@Nullable Double> rates(int row) {
        List<@Nullable Double> rates = new ArrayList<>();
        for (int column = 0; column < columns(); column++) {
            rates.add(known(rate(row, column)));
        }
        return rates;
    }

    private static @Nullable Double known(double rate) {
        return Double.isNaN(rate) ? null : rate;
    }

    private static @Nullable Object[] cells(String name, long users, List<@Nullable Double> rates) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(name);
        cells.add(users);
        cells.addAll(rates);
        return cells.toArray();
    }

    @Override
    public String toString() {
        return toTable().toText();
    }
}
