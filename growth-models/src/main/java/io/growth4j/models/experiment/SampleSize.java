package io.growth4j.models.experiment;

import io.growth4j.definition.Definition;
import io.growth4j.stat.Normal;
import java.util.Collections;
import java.util.List;

/**
 * How many users an experiment with several arms needs, and how to share them out (Duflo, Glennerster and Kremer, Using
 * randomization in development economics research, 2007, section 4): the average over all comparisons of the detectable
 * difference is what is planned for. Two-sided normal tests.
 *
 * @param comparisons which arms are compared
 * @param costs what a unit costs in each arm, control first; only their ratios count
 * @param alpha the accepted chance of a false alarm, per comparison
 * @param power the wanted chance to find the effect, above alpha and below 1
 */
public record SampleSize(Comparisons comparisons, List<Double> costs, double alpha, double power)
        implements Definition {
    public SampleSize {
        costs = List.copyOf(costs);
        Checks.share("alpha", alpha);
        if (!(power > alpha && power < 1)) {
            throw new IllegalArgumentException("power " + power + " must be above alpha " + alpha + " and below 1");
        }
        if (costs.size() < 2) {
            throw new IllegalArgumentException(costs.size() + " arms: an experiment needs two or more");
        }
        costs.forEach(cost -> Checks.positive("cost", cost));
    }

    /** Which arms are compared. */
    public enum Comparisons {
        /** Every treatment with control. */
        CONTROL_WITH_ALL,
        /** Every arm with every other. */
        ALL_WITH_ALL
    }

    /**
     * A plan for arms that cost the same.
     *
     * @param arms how many arms, control included, 2 or more
     * @param comparisons which arms are compared
     * @param alpha the accepted chance of a false alarm, per comparison
     * @param power the wanted chance to find the effect
     * @return the plan
     */
    public static SampleSize of(int arms, Comparisons comparisons, double alpha, double power) {
        return new SampleSize(comparisons, Collections.nCopies(arms, 1.0), alpha, power);
    }

    /**
     * How the units are shared out: half to control where only control is compared, evenly otherwise, and less to dear
     * arms, by the square root of their cost.
     *
     * @return the share of each arm, adding up to 1
     */
    public double[] allocation() {
        double[] shares = new double[costs.size()];
        double total = 0;
        for (int arm = 0; arm < shares.length; arm++) {
            boolean one = comparisons == Comparisons.ALL_WITH_ALL || arm == 0;
            shares[arm] = (one ? 1.0 : 1.0 / (shares.length - 1)) / Math.sqrt(costs.get(arm));
            total += shares[arm];
        }
        for (int arm = 0; arm < shares.length; arm++) {
            shares[arm] /= total;
        }
        return shares;
    }

    /**
     * The units that are needed.
     *
     * @param difference the difference of means to find, in the unit of the metric, not 0
     * @param variance the metric's variance over units; p(1 − p) for a share p
     * @return units of all arms together, rounded up
     */
    public long total(double difference, double variance) {
        Checks.positive("variance", variance);
        if (difference == 0 || !Double.isFinite(difference)) {
            throw new IllegalArgumentException("difference " + difference + " is not a finite number other than 0");
        }
        double[] shares = allocation();
        double spread = 0;
        int compared = 0;
        for (int arm = 1; arm < shares.length; arm++) {
            int others = comparisons == Comparisons.CONTROL_WITH_ALL ? 1 : arm;
            for (int other = 0; other < others; other++) {
                spread += Math.sqrt(1 / shares[arm] + 1 / shares[other]);
                compared++;
            }
        }
        double z = Normal.quantile(power) - Normal.quantile(alpha / 2);
        double noise = z * spread / (compared * difference);
        return (long) Math.ceil(noise * noise * variance);
    }
}
