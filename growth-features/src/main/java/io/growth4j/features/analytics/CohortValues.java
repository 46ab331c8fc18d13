package io.growth4j.features.analytics;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The answer to {@link CohortValue}: what cohorts paid by age. Immutable and thread-safe. */
public final class CohortValues {
    private final CohortValue definition;
    private final long asOf;
    private final Periods periods;
    private final long[] sizes;
    private final long[][] paid;

    CohortValues(CohortValue definition, long asOf, Periods periods, long[] sizes, long[][] paid) {
        this.definition = definition;
        this.asOf = asOf;
        this.periods = periods;
        this.sizes = sizes;
        this.paid = paid;
    }

    /**
     * What was asked.
     *
     * @return the question
     */
    public CohortValue definition() {
        return definition;
    }

    /**
     * The instant the values are known at.
     *
     * @return only events before it count
     */
    public Instant asOf() {
        return Instant.ofEpochMilli(asOf);
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
     * Whether a cell is final.
     *
     * @param row the cohort
     * @param age the age
     * @return true if the period of that age is over
     */
    public boolean isComplete(int row, int age) {
        return periods.isComplete(row + age, asOf);
    }

    /**
     * What a cohort paid up to and with an age, so far.
     *
     * @param row the cohort
     * @param age the age
     * @return minor units, net of refunds
     */
    public long cumulativeMinor(int row, int age) {
        return Arrays.stream(paid[row], 0, age + 1).sum();
    }

    /**
     * What the average user of a cohort paid up to and with an age.
     *
     * @param row the cohort
     * @param age the age
     * @return minor units; NaN if the cell is not complete or the cohort empty
     */
    public double valueMinor(int row, int age) {
        return isComplete(row, age) && sizes[row] > 0 ? (double) cumulativeMinor(row, age) / sizes[row] : Double.NaN;
    }

    /**
     * What the average user paid up to and with an age, over the cohorts for which it is complete.
     *
     * @param age the age
     * @return minor units; NaN if no cohort is complete
     */
    public double averageMinor(int age) {
        long users = 0;
        long minor = 0;
        for (int row = 0; row < sizes.length; row++) {
            if (isComplete(row, age)) {
                users += sizes[row];
                minor += cumulativeMinor(row, age);
            }
        }
        return users == 0 ? Double.NaN : (double) minor / users;
    }

    /**
     * The values as a table.
     *
     * @return one row per cohort, unknown where not complete
     */
    public Table toTable() {
        List<String> columns = new ArrayList<>(List.of("cohort", "users"));
        columns.addAll(ages());
        Table.Builder table = Table.of("Revenue per user by age (minor units)", columns.toArray(String[]::new));
        for (int row = 0; row < sizes.length; row++) {
            List<@Nullable Object> cells = new ArrayList<>(List.of(periods.name(row), sizes[row]));
            for (int age = 0; age <= definition.lastAge(); age++) {
                double value = valueMinor(row, age);
                cells.add(Double.isNaN(value) ? null : value);
            }
            table.row(cells.toArray());
        }
        return table.build();
    }

    private List<String> ages() {
        return IntStream.rangeClosed(0, definition.lastAge())
                .mapToObj(Integer::toString)
                .toList();
    }

    /**
     * The curves as a picture.
     *
     * @return one line per cohort with users over age; it ends where the cohort is not complete
     */
    public Plot toPlot() {
        List<Double> x = IntStream.rangeClosed(0, definition.lastAge())
                .mapToObj(age -> (double) age)
                .toList();
        List<Plot.Series> lines = new ArrayList<>();
        for (int row = 0; row < sizes.length; row++) {
            int cohort = row;
            if (sizes[row] == 0) {
                continue;
            }
            List<Double> values = IntStream.rangeClosed(0, definition.lastAge())
                    .mapToObj(age -> valueMinor(cohort, age))
                    .toList();
            lines.add(new Plot.Series(periods.name(row), values));
        }
        return new Plot.Lines(
                "Revenue per user by age", Periods.ages(definition.granularity()), "minor units", x, lines);
    }
}
