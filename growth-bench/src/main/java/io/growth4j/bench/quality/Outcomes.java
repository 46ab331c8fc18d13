package io.growth4j.bench.quality;

import io.growth4j.models.experiment.Sample;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Where the outcomes of simulated experiments come from: a distribution with a known mean.
 *
 * @param payers the share of units whose outcome is not 0
 * @param sigma the spread of the logarithm of their amounts; 0 for conversions, which are all 1
 * @param scale what amounts are multiplied by
 */
record Outcomes(double payers, double sigma, double scale) {
    static Outcomes conversions(double share) {
        return new Outcomes(share, 0, 1);
    }

    static Outcomes lognormal(double sigma) {
        return new Outcomes(1, sigma, 1);
    }

    static Outcomes payments(double share, double sigma) {
        return new Outcomes(share, sigma, 1);
    }

    /** The same with a mean that is larger by a share: more conversions, or larger amounts. */
    Outcomes lifted(double lift) {
        return sigma == 0 ? new Outcomes(payers * (1 + lift), 0, 1) : new Outcomes(payers, sigma, scale * (1 + lift));
    }

    double mean() {
        return payers * scale * Math.exp(sigma * sigma / 2);
    }

    Sample draw(int units, SplittableRandom random) {
        if (sigma == 0) {
            return new Sample.Proportion(units, binomial(units, payers, random));
        }
        int paying = payers == 1 ? units : (int) binomial(units, payers, random);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < paying; i++) {
            double amount = scale * Math.exp(sigma * random.nextGaussian());
            sum += amount;
            squares += amount * amount;
        }
        return new Sample.Mean(units, sum, squares);
    }

    /** Adds a day's units to what came before. */
    static Sample plus(Sample before, Sample more) {
        return before instanceof Sample.Proportion share
                ? share.plus((Sample.Proportion) more)
                : ((Sample.Mean) before).plus((Sample.Mean) more);
    }

    /** Waiting times between successes (Devroye 1986, X.4): as many draws as successes. */
    static long binomial(int trials, double share, SplittableRandom random) {
        double miss = Math.log1p(-share);
        long successes = 0;
        double position = Math.floor(Math.log(1 - random.nextDouble()) / miss);
        while (position < trials) {
            successes++;
            position += 1 + Math.floor(Math.log(1 - random.nextDouble()) / miss);
        }
        return successes;
    }

    @Override
    public String toString() {
        if (sigma == 0) {
            return String.format(Locale.ROOT, "conversions %.3g %%", payers * 100);
        }
        String amounts = String.format(Locale.ROOT, "lognormal σ %.1f", sigma);
        return payers == 1 ? amounts : String.format(Locale.ROOT, "%.3g %% pay, ", payers * 100) + amounts;
    }
}
