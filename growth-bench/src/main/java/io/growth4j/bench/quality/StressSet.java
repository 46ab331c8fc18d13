package io.growth4j.bench.quality;

import io.growth4j.models.ltv.TimeScale;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One simulated population of a wide box, all from the set's number: 50 to 100,000 customers, watched for four months to
 * two years, in months, weeks, days or hours. Every tenth set has up to a thousand purchases per customer, every tenth
 * hardly any but one-time buyers.
 */
record StressSet(
        TimeScale unit, double r, double perAge, double a, double b, double money, double age, int size, long seed) {
    private static final TimeScale[] UNITS = {TimeScale.MONTH, TimeScale.WEEK, TimeScale.DAY, TimeScale.HOUR};

    /** The ordinary population, with the parameters of the model itself. */
    static final StressSet USUAL = of(0);

    static StressSet of(int set) {
        SplittableRandom random = new SplittableRandom(0x5DEECE66DL * set + 20_261_122);
        TimeScale unit = UNITS[set % UNITS.length];
        double age = unit.of(0.3 + 2 * random.nextDouble(), TimeScale.YEAR);
        double r = exp(random, 0.03, 10);
        double perAge = perAge(random, set % 10);
        double leave = exp(random, 0.02, 0.8);
        double firmness = exp(random, 0.3, 20);
        int size = (int) exp(random, 50, 100_000);
        return new StressSet(
                unit,
                r,
                perAge,
                leave * firmness,
                (1 - leave) * firmness,
                exp(random, 10, 1e6),
                age,
                size,
                random.nextLong());
    }

    private static double perAge(SplittableRandom random, int kind) {
        return switch (kind) {
            case 8 -> exp(random, 0.01, 0.05);
            case 9 -> exp(random, 20, 1000);
            default -> exp(random, 0.05, 20);
        };
    }

    private static double exp(SplittableRandom random, double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    double alpha() {
        return r * age / perAge;
    }

    double[] ages() {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ages = new double[size];
        Arrays.setAll(ages, i -> age * (0.3 + 0.7 * random.nextDouble()));
        return ages;
    }
}
