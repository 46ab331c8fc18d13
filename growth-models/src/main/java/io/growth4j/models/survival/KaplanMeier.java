package io.growth4j.models.survival;

import io.growth4j.report.Plot;
import io.growth4j.report.Plot.Series;
import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;
import java.util.ArrayList;
import java.util.List;

/**
 * The share of customers still there after each time, from lifetimes of which some go on (Kaplan and Meier,
 * Nonparametric Estimation from Incomplete Observations, JASA 53, 1958), with Greenwood's variance (1926). Immutable,
 * thread-safe.
 */
public final class KaplanMeier {
    private final RiskTable risk;
    private final double[] survival;
    private final double[] greenwood;

    private KaplanMeier(RiskTable risk) {
        this.risk = risk;
        greenwood = risk.sums((ended, atRisk) -> ended / (atRisk * (atRisk - ended)));
        survival = new double[risk.times.length];
        double share = 1;
        for (int i = 0; i < survival.length; i++) {
            share *= (risk.atRisk[i] - risk.ended[i]) / risk.atRisk[i];
            survival[i] = share;
        }
    }

    /**
     * The curve of some lifetimes.
     *
     * @param lifetimes the lifetimes
     * @return the estimate; O(n log n)
     */
    public static KaplanMeier of(Lifetimes lifetimes) {
        return new KaplanMeier(new RiskTable(lifetimes));
    }

    /**
     * The share still there.
     *
     * @param time a time from 0; beyond the longest observation the last known share
     * @return S(time)
     */
    public double survival(double time) {
        int i = risk.at(time);
        return i < 0 ? 1 : survival[i];
    }

    /**
     * The standard error of the share still there.
     *
     * @param time a time from 0
     * @return Greenwood's; 0 before the first end
     */
    public double standardError(double time) {
        int i = risk.at(time);
        return i < 0 || survival[i] == 0 ? 0 : survival[i] * Math.sqrt(greenwood[i]);
    }

    /**
     * An interval for the share still there, symmetric in its logarithm and cut at 1, as R's survfit.
     *
     * @param time a time from 0
     * @param level 0 to 1, for example 0.95
     * @return the interval
     */
    public Interval interval(double time, double level) {
        int i = risk.at(time);
        return i < 0 ? new Interval(1, 1, level) : step(i, level);
    }

    private Interval step(int i, double level) {
        if (survival[i] == 0) {
            return new Interval(0, 0, level);
        }
        double reach = Normal.quantile((1 + level) / 2) * Math.sqrt(greenwood[i]);
        return new Interval(survival[i] * Math.exp(-reach), Math.min(1, survival[i] * Math.exp(reach)), level);
    }

    /**
     * The time by which a share has left.
     *
     * @param left the share, 0 to 1 exclusive: 0.5 for the median
     * @return the first time at which S is at most 1 − left; infinite if it never is
     */
    public double quantile(double left) {
        requireShare(left);
        for (int i = 0; i < survival.length; i++) {
            if (survival[i] <= 1 - left + 1e-12) {
                return risk.times[i];
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /**
     * An interval for the time by which a share has left: where the ends of the curve's interval reach it (Brookmeyer and
     * Crowley 1982).
     *
     * @param left the share, 0 to 1 exclusive: 0.5 for the median
     * @param level 0 to 1, for example 0.95
     * @return the interval; its high end is infinite if the data does not bound it
     */
    public Interval quantileInterval(double left, double level) {
        requireShare(left);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int i = survival.length - 1; i >= 0; i--) {
            Interval step = step(i, level);
            low = step.low() <= 1 - left ? risk.times[i] : low;
            high = step.high() <= 1 - left ? risk.times[i] : high;
        }
        return new Interval(low, high, level);
    }

    private static void requireShare(double left) {
        if (!(left > 0 && left < 1)) {
            throw new IllegalArgumentException("share " + left + " must be between 0 and 1");
        }
    }

    /**
     * The mean lifetime up to a horizon: the area below the curve (Irwin 1949).
     *
     * @param horizon the horizon, above 0
     * @return the restricted mean lifetime
     * @throws IllegalArgumentException if the horizon is beyond the longest observation, where nothing is known
     */
    public double restrictedMean(double horizon) {
        double area = 0;
        double at = 0;
        double share = 1;
        for (int i = 0; i <= risk.at(requireKnown(horizon)); i++) {
            area += share * (risk.times[i] - at);
            at = risk.times[i];
            share = survival[i];
        }
        return area + share * (horizon - at);
    }

    /**
     * The standard error of the mean lifetime up to a horizon.
     *
     * @param horizon the horizon, above 0
     * @return its standard error (Klein and Moeschberger, Survival Analysis, 2003, eq. 4.5.2)
     * @throws IllegalArgumentException if the horizon is beyond the longest observation
     */
    public double restrictedMeanError(double horizon) {
        double area = 0;
        double until = requireKnown(horizon);
        double variance = 0;
        for (int i = risk.at(horizon); i >= 0; i--) {
            area += survival[i] * (until - risk.times[i]);
            until = risk.times[i];
            double left = risk.atRisk[i] - risk.ended[i];
            variance += left == 0 ? 0 : area * area * risk.ended[i] / (risk.atRisk[i] * left);
        }
        return Math.sqrt(variance);
    }

    private double requireKnown(double horizon) {
        if (!(horizon > 0 && horizon <= risk.last)) {
            throw new IllegalArgumentException(
                    "horizon " + horizon + " must be above 0 and not beyond the longest observation " + risk.last);
        }
        return horizon;
    }

    /**
     * The curve as numbers.
     *
     * @return a table: time, at risk, ended, survival, standard error, ends of the 95 % interval
     */
    public Table table() {
        Table.Builder table =
                Table.of("Kaplan-Meier", "time", "at risk", "ended", "survival", "standard error", "2.5 %", "97.5 %");
        for (int i = 0; i < survival.length; i++) {
            Interval interval = step(i, 0.95);
            table.row(
                    risk.times[i],
                    risk.atRisk[i],
                    risk.ended[i],
                    survival[i],
                    standardError(risk.times[i]),
                    interval.low(),
                    interval.high());
        }
        return table.build();
    }

    /**
     * The curve as a picture.
     *
     * @return survival and its 95 % interval over time
     */
    public Plot plot() {
        List<Double> time = new ArrayList<>(List.of(0.0));
        List<Double> share = new ArrayList<>(List.of(1.0));
        List<Double> low = new ArrayList<>(List.of(1.0));
        List<Double> high = new ArrayList<>(List.of(1.0));
        for (int i = 0; i < survival.length; i++) {
            if (risk.times[i] > 0) {
                Interval interval = step(i, 0.95);
                time.add(risk.times[i]);
                share.add(survival[i]);
                low.add(interval.low());
                high.add(interval.high());
            }
        }
        return new Plot.Lines(
                "Survival",
                "time",
                "share still there",
                time,
                List.of(new Series("survival", share), new Series("2.5 %", low), new Series("97.5 %", high)));
    }
}
