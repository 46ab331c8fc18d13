package io.growth4j.loyalty.level;

/**
 * Ladders with a name, and ladders calibrated from targets: "level k in d days by a user who earns e a day".
 *
 * <p>Calibration solves T(k) = e·d for the coefficients of a curve; the thresholds are then rounded up, so a target is
 * met within one unit of value.
 */
public final class LevelLadders {
    private static final int BISECTIONS = 200;

    private LevelLadders() {}

    /**
     * The level rule of QQ since 2005 in active days: T(n) = n² + 4n (published as 5, 12, 21, 32, 45, …). With a scale
     * above 1 the unit is a fraction of a day, as {@link ActiveDayCredit} gives it.
     *
     * @param unitsPerDay how many units make one active day, at least 1
     * @param maxLevel the highest level
     * @return the ladder
     */
    public static LevelLadder qqActiveDays(int unitsPerDay, int maxLevel) {
        return LevelLadder.of(new LevelCurve.Quadratic(unitsPerDay, 4.0 * unitsPerDay), maxLevel);
    }

    /**
     * A linear ladder through one target: step = e·d/k.
     *
     * @param perDay value that a typical user earns a day, above 0
     * @param target the level to reach
     * @param maxLevel the highest level
     * @return the ladder
     */
    public static LevelLadder linear(double perDay, LevelTarget target, int maxLevel) {
        return LevelLadder.of(new LevelCurve.Linear(value(perDay, target) / target.level()), maxLevel);
    }

    /**
     * A quadratic ladder through two targets: a and b solve a·k² + b·k = e·d for both.
     *
     * @param perDay value that a typical user earns a day, above 0
     * @param early the lower level
     * @param late the higher level; it must take more days per level than the lower one
     * @param maxLevel the highest level
     * @return the ladder
     */
    public static LevelLadder quadratic(double perDay, LevelTarget early, LevelTarget late, int maxLevel) {
        requireOrder(early, late);
        double slopeEarly = value(perDay, early) / early.level();
        double slopeLate = value(perDay, late) / late.level();
        double a = (slopeLate - slopeEarly) / (late.level() - early.level());
        double b = slopeEarly - a * early.level();
        if (a < 0 || b < 0) {
            throw new IllegalArgumentException("no quadratic curve that rises from 0 passes " + early + " and " + late
                    + " (a " + a + ", b " + b + "): choose a power or exponential curve");
        }
        return LevelLadder.of(new LevelCurve.Quadratic(a, b), maxLevel);
    }

    /**
     * A power-law ladder through two targets: p = ln(d₂/d₁)/ln(k₂/k₁), c = e·d₁/k₁^p.
     *
     * @param perDay value that a typical user earns a day, above 0
     * @param early the lower level
     * @param late the higher level
     * @param maxLevel the highest level
     * @return the ladder
     */
    public static LevelLadder power(double perDay, LevelTarget early, LevelTarget late, int maxLevel) {
        requireOrder(early, late);
        double p = Math.log(late.days() / early.days()) / Math.log((double) late.level() / early.level());
        double c = value(perDay, early) / Math.pow(early.level(), p);
        return LevelLadder.of(new LevelCurve.Power(c, p), maxLevel);
    }

    /**
     * An exponential ladder through two targets: r solves (r^k₂ − 1)/(r^k₁ − 1) = d₂/d₁, found by bisection.
     *
     * @param perDay value that a typical user earns a day, above 0
     * @param early the lower level
     * @param late the higher level
     * @param maxLevel the highest level
     * @return the ladder
     */
    public static LevelLadder exponential(double perDay, LevelTarget early, LevelTarget late, int maxLevel) {
        requireOrder(early, late);
        double r = growth(early.level(), late.level(), late.days() / early.days());
        double c = value(perDay, early) / sum(r, early.level());
        return LevelLadder.of(new LevelCurve.Exponential(c, r), maxLevel);
    }

    /** The ratio of the sums rises with r, from 1 at r = 0 without bound. */
    private static double growth(int early, int late, double ratio) {
        double low = 0;
        double high = 2;
        while (sum(high, late) / sum(high, early) < ratio) {
            high *= 2;
        }
        for (int i = 0; i < BISECTIONS && low < high; i++) {
            double middle = (low + high) / 2;
            if (sum(middle, late) / sum(middle, early) < ratio) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double sum(double r, int terms) {
        double excess = r - 1;
        return Math.abs(excess) < 1e-12 ? terms : Math.expm1(terms * Math.log1p(excess)) / excess;
    }

    private static double value(double perDay, LevelTarget target) {
        Coefficient.requirePositive("perDay", perDay);
        return perDay * target.days();
    }

    private static void requireOrder(LevelTarget early, LevelTarget late) {
        if (early.level() >= late.level() || early.days() >= late.days()) {
            throw new IllegalArgumentException(early + " is not before " + late + " in both level and days");
        }
    }
}
