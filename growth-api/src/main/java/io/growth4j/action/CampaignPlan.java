package io.growth4j.action;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whom to treat, whom to leave alone for comparison, and what to expect. Immutable and thread-safe; made by {@link
 * CampaignPlanner}, judged by the experiments of growth-models.
 */
public final class CampaignPlan {
    private final CampaignPlanner planner;
    private final Candidates candidates;
    private final int[] treated;
    private final int[] heldOut;
    private final int breakEvenDepth;
    private final Totals totals;
    private final List<Point> curve;

    CampaignPlan(
            CampaignPlanner planner,
            Candidates candidates,
            int[] treated,
            int[] heldOut,
            int breakEvenDepth,
            Totals totals,
            List<Point> curve) {
        this.planner = planner;
        this.candidates = candidates;
        this.treated = treated;
        this.heldOut = heldOut;
        this.breakEvenDepth = breakEvenDepth;
        this.totals = totals;
        this.curve = List.copyOf(curve);
    }

    /** What the treated add up to, while a plan is made. */
    static final class Totals {
        double cost;
        private double returns;
        private double variance;
        private double gain;

        void add(Candidates candidates, int row, double unitCost) {
            double uplift = candidates.uplift(row);
            double error = candidates.upliftError(row);
            cost += unitCost;
            returns += uplift;
            gain += uplift * candidates.valueMinor(row);
            variance += error * error + Math.abs(uplift) * (1 - Math.abs(uplift));
        }
    }

    /**
     * What treating the best so many would bring, without limits and hold-out.
     *
     * @param users how many of the ranked candidates
     * @param costMinor what treating them costs, in minor units of money
     * @param returns the returns it would add
     * @param profitMinor the value of these less the cost; NaN if returns have no value
     */
    public record Point(int users, double costMinor, double returns, double profitMinor) {}

    /**
     * How it was planned.
     *
     * @return the planner
     */
    public CampaignPlanner planner() {
        return planner;
    }

    /**
     * Who could have been treated.
     *
     * @return the candidates; rows of this plan are theirs
     */
    public Candidates candidates() {
        return candidates;
    }

    /**
     * Whom to treat.
     *
     * @return rows of the candidates, best first; a copy
     */
    public int[] treated() {
        return treated.clone();
    }

    /**
     * Whom to leave alone for comparison: users who would have been treated.
     *
     * @return rows of the candidates, best first; a copy
     */
    public int[] heldOut() {
        return heldOut.clone();
    }

    /**
     * What the treatment costs.
     *
     * @return minor units of money, rounded up
     */
    public long costMinor() {
        return (long) Math.ceil(totals.cost - 1e-6);
    }

    /**
     * The returns that the treatment is expected to add: the uplifts of the treated added up.
     *
     * @return a number of users
     */
    public double expectedReturns() {
        return totals.returns;
    }

    /**
     * Where the returns that the treatment adds will probably lie: chance in the users' decisions and the standard errors
     * of the uplifts, taken as independent between users. An error that all scores share is not in it: the hold-out shows
     * that one.
     *
     * @param level the confidence level, above 0 and below 1
     * @return an interval around {@link #expectedReturns}
     */
    public Interval expectedReturns(double level) {
        double half = Normal.quantile(0.5 + level / 2) * Math.sqrt(totals.variance);
        return new Interval(totals.returns - half, totals.returns + half, level);
    }

    /**
     * What the added returns are worth, less the cost.
     *
     * @return minor units of money; NaN if returns have no value
     */
    public double expectedProfitMinor() {
        return candidates.haveValues() ? totals.gain - totals.cost : Double.NaN;
    }

    /**
     * The cost per added return.
     *
     * @return minor units of money; NaN if no return is expected
     */
    public double costPerReturnMinor() {
        return totals.returns > 0 ? totals.cost / totals.returns : Double.NaN;
    }

    /**
     * How many of the ranked candidates bring more than they cost, limits aside: treating deeper loses money. Without
     * values, how many bring anything.
     *
     * @return a number of users
     */
    public int breakEvenDepth() {
        return breakEvenDepth;
    }

    /**
     * What treating deeper and deeper would bring.
     *
     * @return about a hundred points, from nobody to all candidates
     */
    public List<Point> curve() {
        return curve;
    }

    /**
     * The curve as a picture.
     *
     * @return added returns, and profit if returns have a value, over the number of users treated
     */
    public Plot plot() {
        List<Double> users = curve.stream().map(point -> (double) point.users()).toList();
        List<Plot.Series> series = new ArrayList<>();
        series.add(new Plot.Series(
                "added returns", curve.stream().map(Point::returns).toList()));
        if (candidates.haveValues()) {
            series.add(new Plot.Series(
                    "profit, minor units",
                    curve.stream().map(Point::profitMinor).toList()));
        }
        return new Plot.Lines(planner.name(), "users treated", "expected", users, series);
    }

    /**
     * The plan as a table.
     *
     * @return what is done and what is expected, one row per number
     */
    public Table toTable() {
        Interval interval = expectedReturns(0.95);
        return Table.of(planner.name(), "what", "value")
                .row("users to treat", (long) treated.length)
                .row("users left alone for comparison", (long) heldOut.length)
                .row("cost, minor units", costMinor())
                .row("expected added returns", expectedReturns())
                .row("  95 % low", interval.low())
                .row("  95 % high", interval.high())
                .row("cost per added return, minor units", costPerReturnMinor())
                .row("expected profit, minor units", expectedProfitMinor())
                .row("break-even depth: users who bring more than they cost", (long) breakEvenDepth)
                .build();
    }

    @Override
    public String toString() {
        Interval interval = expectedReturns(0.95);
        return String.format(
                Locale.ROOT,
                "%s: treat %d users for %d minor units, hold out %d; expect %.1f added returns (95 %% interval %.1f to"
                        + " %.1f)",
                planner.name(),
                treated.length,
                costMinor(),
                heldOut.length,
                totals.returns,
                interval.low(),
                interval.high());
    }
}
