package io.growth4j.features.analytics;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The answer to {@link Funnel}: users by step, and how long steps took. Steps count from 0. Immutable and thread-safe. */
public final class FunnelCounts {
    private final Funnel definition;
    private final long asOf;
    private final FunnelTally tally;

    FunnelCounts(Funnel definition, long asOf, FunnelTally tally) {
        this.definition = definition;
        this.asOf = asOf;
        this.tally = tally;
    }

    /**
     * What was asked.
     *
     * @return the question
     */
    public Funnel definition() {
        return definition;
    }

    /**
     * The instant the counts are known at.
     *
     * @return only events before it count
     */
    public Instant asOf() {
        return Instant.ofEpochMilli(asOf);
    }

    /**
     * How many steps there are.
     *
     * @return their number
     */
    public int steps() {
        return definition.steps().size();
    }

    /**
     * How many users reached a step.
     *
     * @param step the step; in any order, so many steps and one more
     * @return users
     */
    public long reached(int step) {
        return Arrays.stream(tally.ended, step + 1, tally.ended.length).sum();
    }

    /**
     * How many users reached each step.
     *
     * @return users per step
     */
    public List<Long> reached() {
        return IntStream.range(0, steps()).mapToObj(this::reached).toList();
    }

    /**
     * How many users stand on a step, have not finished, and have an attempt whose window is not over.
     *
     * @param step the furthest step they reached
     * @return users who may still go on
     */
    public long open(int step) {
        return tally.open[step + 1];
    }

    /**
     * The share of the users of the step before that reached a step.
     *
     * @param step a step after the first
     * @return 0 to 1; NaN if nobody reached the step before
     */
    public double stepConversion(int step) {
        return ratio(reached(step), reached(step - 1));
    }

    /**
     * The share of the users of the first step that reached the last.
     *
     * @return 0 to 1; NaN if nobody took the first step
     */
    public double conversion() {
        return ratio(reached(steps() - 1), reached(0));
    }

    /**
     * The share of users that reached the last step, among those whose attempts are all decided: finished or not open.
     *
     * @return 0 to 1; NaN without such users
     */
    public double closedConversion() {
        return ratio(
                reached(steps() - 1), reached(0) - LongStream.of(tally.open).sum());
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /**
     * The mean time from the step before.
     *
     * @param step a step after the first
     * @return seconds, over the best attempt of each user who reached it; NaN without any
     */
    public double meanSeconds(int step) {
        return tally.mean(requireLater(step));
    }

    /**
     * The median time from the step before.
     *
     * @param step a step after the first
     * @return seconds, over the best attempt of each user who reached it; NaN without any
     */
    public double medianSeconds(int step) {
        return tally.median(requireLater(step));
    }

    private int requireLater(int step) {
        if (step < 1 || step >= steps()) {
            throw new IllegalArgumentException("step " + step + " is outside 1 to " + (steps() - 1));
        }
        return step;
    }

    /**
     * The mean time from the first step to the last.
     *
     * @return seconds, over users who finished; NaN without any
     */
    public double meanSeconds() {
        return tally.mean(steps());
    }

    /**
     * The median time from the first step to the last.
     *
     * @return seconds, over users who finished; NaN without any
     */
    public double medianSeconds() {
        return tally.median(steps());
    }

    /**
     * The funnel as a table.
     *
     * @return one row per step
     */
    public Table toTable() {
        Table.Builder table = Table.of(
                "Funnel",
                "step",
                "users",
                "of step before",
                "of first step",
                "still open",
                "median seconds",
                "mean seconds");
        for (int step = 0; step < steps(); step++) {
            boolean first = step == 0;
            table.row(
                    name(step),
                    reached(step),
                    first ? null : known(stepConversion(step)),
                    known(ratio(reached(step), reached(0))),
                    open(step),
                    first ? null : known(medianSeconds(step)),
                    first ? null : known(meanSeconds(step)));
        }
        return table.build();
    }

    /**
     * The funnel as a picture.
     *
     * @return users per step
     */
    public Plot toPlot() {
        List<Double> users = reached().stream().map(Long::doubleValue).toList();
        return new Plot.Bars(
                "Funnel",
                "users",
                IntStream.range(0, steps()).mapToObj(this::name).toList(),
                List.of(new Plot.Series("users", users)),
                false);
    }

    private String name(int step) {
        EventSelection selection = definition.steps().get(step);
        String types = String.join(
                "/", selection.types().stream().map(Object::toString).toList());
        String what = selection.except() ? (types.isEmpty() ? "any" : "not " + types) : types;
        return (step + 1) + ". " + what;
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    @Override
    public String toString() {
        return toTable().toText();
    }
}
