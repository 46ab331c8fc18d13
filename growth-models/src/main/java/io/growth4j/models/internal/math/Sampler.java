package io.growth4j.models.internal.math;

import java.util.SplittableRandom;

/**
 * Draws from the distributions that models are made of; the same seed gives the same draws on every platform. Not
 * thread-safe.
 */
public final class Sampler {
    private final SplittableRandom random;
    private double spareNormal = Double.NaN;

    /** A sampler that starts from a seed. */
    public Sampler(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Uniform, 0 inclusive to 1 exclusive. */
    public double uniform() {
        return random.nextDouble();
    }

    /** Exponential of a rate. */
    public double exponential(double rate) {
        return -StrictMath.log(1 - random.nextDouble()) / rate;
    }

    /** Standard normal, by Marsaglia's polar method (1964). */
    public double normal() {
        if (!Double.isNaN(spareNormal)) {
            double spare = spareNormal;
            spareNormal = Double.NaN;
            return spare;
        }
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                double scale = Math.sqrt(-2 * StrictMath.log(s) / s);
                spareNormal = v * scale;
                return u * scale;
            }
        }
    }

    /** Gamma of a shape and a rate (Marsaglia and Tsang, A Simple Method for Generating Gamma Variables, 2000). */
    public double gamma(double shape, double rate) {
        return StrictMath.exp(logGamma(shape)) / rate;
    }

    /** The logarithm of a gamma variable of rate 1: finite even where the variable itself is too small for a double. */
    public double logGamma(double shape) {
        if (shape < 1) {
            return logGamma(shape + 1) + StrictMath.log(1 - random.nextDouble()) / shape;
        }
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                double u = 1 - random.nextDouble();
                if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                    return StrictMath.log(d * v);
                }
            }
        }
    }

    /** Beta(a, b), as a share of two gamma variables. */
    public double beta(double a, double b) {
        return 1 / (1 + StrictMath.exp(logGamma(b) - logGamma(a)));
    }
}
