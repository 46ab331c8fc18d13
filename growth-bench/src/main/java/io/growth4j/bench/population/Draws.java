package io.growth4j.bench.population;

import java.util.random.RandomGenerator;

/** Random numbers of the distributions that the population needs. */
final class Draws {
    private Draws() {}

    /** A gamma variate of a shape and rate 1 (Marsaglia and Tsang 2000; their boost for shapes below 1). */
    static double gamma(double shape, RandomGenerator random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** A beta variate: the share of one gamma variate in the sum of two. */
    static double beta(double a, double b, RandomGenerator random) {
        double x = gamma(a, random);
        return x / (x + gamma(b, random));
    }

    /** A waiting time; never, for a rate of 0. */
    static double wait(double rate, RandomGenerator random) {
        return rate == 0 ? Double.POSITIVE_INFINITY : -Math.log(1 - random.nextDouble()) / rate;
    }

    /** A rank from 0 to n − 1 by Zipf-Mandelbrot with s = 1 and q = n / 100. */
    static int zipf(int n, RandomGenerator random) {
        return (int) (n * Math.expm1(random.nextDouble() * Math.log(101)) / 100);
    }
}
