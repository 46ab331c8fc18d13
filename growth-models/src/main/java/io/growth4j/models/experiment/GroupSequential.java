package io.growth4j.models.experiment;

import io.growth4j.definition.Definition;
import io.growth4j.stat.Normal;
import java.util.List;

/**
 * A few planned looks: each spends a part of the error, so that all together stay within it (Lan and DeMets, Discrete
 * sequential boundaries for clinical trials, 1983). The number and times of the looks need not be known ahead.
 *
 * <p>Two-sided plans solve each side on its own at half the error, which is conservative: the chance of crossing one
 * bound after the other is left out, and it is negligible. Immutable and thread-safe; O(looks · grid).
 *
 * @param alpha the error of all looks together, above 0 and below 1
 * @param twoSided whether both directions count
 * @param spending how fast the error is spent
 */
public record GroupSequential(double alpha, boolean twoSided, Spending spending) implements Definition {
    public GroupSequential {
        Checks.share("alpha", alpha);
    }

    /**
     * The plan that spends α·t²: little early, most at the end.
     *
     * @param alpha the error of all looks together
     * @return a two-sided plan
     */
    public static GroupSequential of(double alpha) {
        return new GroupSequential(alpha, true, new Spending.Power(2));
    }

    /** How much of the error may be spent by the time a share of the information is there. */
    public sealed interface Spending extends Definition {
        /**
         * The error spent.
         *
         * @param alpha the error of all looks together, per side
         * @param information the share of the planned information, above 0, at most 1
         * @return 0 to alpha, not falling
         */
        double spent(double alpha, double information);

        /**
         * α·t^ρ (Kim and DeMets 1987).
         *
         * @param exponent ρ, above 0: 1 spends evenly, 3 is close to O'Brien and Fleming
         */
        record Power(double exponent) implements Spending {
            public Power {
                Checks.positive("exponent", exponent);
            }

            @Override
            public double spent(double alpha, double information) {
                return alpha * Math.pow(information, exponent);
            }
        }

        /** 2 − 2Φ(z(1 − α/2)/√t): bounds like O'Brien and Fleming's (Lan and DeMets 1983). */
        record OBrienFleming() implements Spending {
            @Override
            public double spent(double alpha, double information) {
                return 2 * Normal.cumulative(Normal.quantile(alpha / 2) / Math.sqrt(information));
            }
        }

        /** α·ln(1 + (e − 1)·t): bounds like Pocock's (Lan and DeMets 1983). */
        record Pocock() implements Spending {
            @Override
            public double spent(double alpha, double information) {
                return alpha * Math.log1p(Math.expm1(1) * information);
            }
        }
    }

    /**
     * The bounds of the looks.
     *
     * @param information the share of the planned information at each look, above 0, not falling, at most 1
     * @return for each look the z beyond which the test stops; at most 8
     * @throws IllegalArgumentException if the shares are out of range or falling
     */
    public double[] bounds(double... information) {
        requireRising(information);
        double side = twoSided ? alpha / 2 : alpha;
        return new SpendingBounds(information, t -> spending.spent(side, t)).solve();
    }

    /**
     * The level of each look on its own.
     *
     * @param information the share of the planned information at each look
     * @return for each look the p-value below which the test stops
     */
    public double[] alphas(double... information) {
        double[] levels = bounds(information);
        for (int look = 0; look < levels.length; look++) {
            levels[look] = (twoSided ? 2 : 1) * Normal.cumulative(-levels[look]);
        }
        return levels;
    }

    /**
     * The share of the planned information at each look, when more units than planned may come: the plan is then
     * stretched to what came.
     *
     * @param units the units of both arms at each look, not falling
     * @param planned the units that were planned for the last look
     * @return units divided by the larger of the plan and the last look
     */
    public static double[] information(long[] units, long planned) {
        double last = (double) planned;
        for (long count : units) {
            last = Math.max(last, (double) count);
        }
        double[] shares = new double[units.length];
        for (int look = 0; look < shares.length; look++) {
            shares[look] = units[look] / last;
        }
        return shares;
    }

    double alphaAt(List<Double> information) {
        if (information.isEmpty()) {
            throw new IllegalArgumentException("a look needs the share of information that it has");
        }
        double[] levels =
                alphas(information.stream().mapToDouble(Double::doubleValue).toArray());
        return levels[levels.length - 1];
    }

    private static void requireRising(double[] information) {
        double before = 0;
        for (double share : information) {
            if (!(share > 0 && share <= 1) || share < before) {
                throw new IllegalArgumentException("information share " + share + " after " + before
                        + ": shares lie between 0 and 1 and do not fall");
            }
            before = share;
        }
    }
}
