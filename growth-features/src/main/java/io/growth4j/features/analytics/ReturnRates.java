package io.growth4j.features.analytics;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The answer to {@link ReturnCurve}: how likely a silent user comes back. Immutable and thread-safe. */
public final class ReturnRates {
    private final ReturnCurve definition;
    private final Instant asOf;
    private final long[] silent;
    private final long[] returned;

    ReturnRates(ReturnCurve definition, Instant asOf, long[] silent, long[] returned) {
        this.definition = definition;
        this.asOf = asOf;
        this.silent = silent;
        this.returned = returned;
    }

    /**
     * What was asked.
     *
     * @return the question
     */
    public ReturnCurve definition() {
        return definition;
    }

    /**
     * The instant the curve is known at.
     *
     * @return only events before it count
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * How many silences of so many days were observed with their whole horizon.
     *
     * @param gapDays 1 to the longest asked for
     * @return silences; a user may have several
     */
    public long silent(int gapDays) {
        return silent[gapDays];
    }

    /**
     * How many of them ended within the horizon.
     *
     * @param gapDays 1 to the longest asked for
     * @return silences after which the user came back in time
     */
    public long returned(int gapDays) {
        return returned[gapDays];
    }

    /**
     * The share of silent users who come back within the horizon.
     *
     * @param gapDays 1 to the longest asked for
     * @return 0 to 1; NaN if no such silence was observed
     */
    public double rate(int gapDays) {
        return silent[gapDays] == 0 ? Double.NaN : (double) returned[gapDays] / silent[gapDays];
    }

    /**
     * The shortest silence after which few enough users come back: a churn gap for {@code LifecycleFit}.
     *
     * @param returnRate few enough, for example 0.05
     * @param minSupport how many silences must have been observed
     * @return days, or empty if the curve stays above the rate as far as it is known
     */
    public OptionalInt churnGapDays(double returnRate, long minSupport) {
        return gaps(minSupport).filter(gap -> rate(gap) <= returnRate).findFirst();
    }

    /**
     * The knee of the curve: the silence furthest below the straight line between the curve's ends, where waiting longer
     * begins to tell little (this project's choice where no return rate is given).
     *
     * @param minSupport how many silences must have been observed
     * @return days, or empty if fewer than three points are known
     */
    public OptionalInt kneeDays(long minSupport) {
        int[] gaps = gaps(minSupport).toArray();
        if (gaps.length < 3) {
            return OptionalInt.empty();
        }
        int first = gaps[0];
        int last = gaps[gaps.length - 1];
        double slope = (rate(last) - rate(first)) / (last - first);
        int knee = first;
        double furthest = 0;
        for (int gap : gaps) {
            double below = rate(first) + slope * (gap - first) - rate(gap);
            if (below > furthest) {
                furthest = below;
                knee = gap;
            }
        }
        return OptionalInt.of(knee);
    }

    private IntStream gaps(long minSupport) {
        return IntStream.range(1, silent.length).filter(gap -> silent[gap] >= Math.max(1, minSupport));
    }

    /**
     * The curve as a table.
     *
     * @return one row per silence that was observed
     */
    public Table toTable() {
        Table.Builder table = Table.of(title(), "days silent", "observed", "returned", "return rate");
        gaps(1).forEach(gap -> table.row((long) gap, silent[gap], returned[gap], rate(gap)));
        return table.build();
    }

    /**
     * The curve as a picture.
     *
     * @return the return rate by days of silence
     */
    public Plot toPlot() {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        gaps(1).forEach(gap -> {
            x.add((double) gap);
            y.add(rate(gap));
        });
        return new Plot.Lines(title(), "days silent", "return rate", x, List.of(new Plot.Series("return rate", y)));
    }

    private String title() {
        return "Return within " + definition.horizonDays() + " days of silent users";
    }
}
