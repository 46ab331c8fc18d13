package io.growth4j.models.experiment;

import io.growth4j.definition.Definition;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * Whether the arms have the sizes that their weights say (sample ratio mismatch; Fabijan et al., Diagnosing Sample Ratio
 * Mismatch, 2019): a χ² test of goodness of fit over the arms whose weight is above 0. An alarm means that assignment or
 * logging is broken, and that no result of the experiment can be trusted.
 *
 * @param weights the planned share of each arm, 0 or more, adding up to 1
 * @param alarm the p-value below which the mismatch is taken for real
 */
public record SampleRatio(List<Double> weights, double alarm) implements Definition {
    /** The alarm level in common use. */
    public static final double COMMON_ALARM = 0.001;

    private static final double TOLERANCE = 1e-9;

    public SampleRatio {
        weights = List.copyOf(weights);
        Checks.share("alarm", alarm);
        requireWeights(weights);
    }

    /**
     * The test with the common alarm at 0.001.
     *
     * @param weights the planned share of each arm
     * @return the test
     */
    public static SampleRatio of(double... weights) {
        return new SampleRatio(Arrays.stream(weights).boxed().toList(), COMMON_ALARM);
    }

    static void requireWeights(List<Double> weights) {
        double total = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weight " + weight + " in " + weights + " is not 0 or more");
            }
            total += weight;
        }
        if (Math.abs(total - 1) > TOLERANCE) {
            throw new IllegalArgumentException("weights " + weights + " add up to " + total + ", not to 1");
        }
    }

    /**
     * Tests the sizes of the arms.
     *
     * @param observed the units seen in each arm, in the order of the weights; arms at the end that were never started
     *     may be left out
     * @return the test's result; with fewer than two started arms or no units at all, the p-value is 1
     */
    public Result test(long... observed) {
        if (observed.length > weights.size()) {
            throw new IllegalArgumentException(observed.length + " arms were seen, " + weights.size() + " are planned");
        }
        double units = 0;
        double share = 0;
        int arms = 0;
        for (int arm = 0; arm < observed.length; arm++) {
            Checks.units(observed[arm]);
            if (weights.get(arm) > 0) {
                units += observed[arm];
                share += weights.get(arm);
                arms++;
            }
        }
        double statistic = 0;
        for (int arm = 0; arm < observed.length && units > 0; arm++) {
            if (weights.get(arm) > 0) {
                double expected = weights.get(arm) / share * units;
                statistic += (observed[arm] - expected) * (observed[arm] - expected) / expected;
            }
        }
        double pValue = arms < 2 ? 1 : Gamma.regularizedGammaQ((arms - 1) / 2.0, statistic / 2);
        return new Result(this, List.of(Arrays.stream(observed).boxed().toArray(Long[]::new)), statistic, pValue);
    }

    /**
     * What the test found; reads as a sentence.
     *
     * @param test what was asked
     * @param observed the units seen in each arm
     * @param chiSquare the test statistic
     * @param pValue the chance of such a mismatch if assignment works
     */
    public record Result(SampleRatio test, List<Long> observed, double chiSquare, double pValue) {
        /**
         * Whether the sizes do not fit.
         *
         * @return true if the p-value is below the alarm level
         */
        public boolean isMismatch() {
            return pValue < test.alarm();
        }

        @Override
        public String toString() {
            String uncounted = unplanned() == 0 ? "" : "; " + unplanned() + " units in arms of weight 0 do not count";
            return "arms of " + observed + " units for weights " + test.weights() + ": "
                    + (isMismatch() ? "sample ratio mismatch" : "sizes fit") + " (" + Text.pValue(pValue) + ")"
                    + uncounted;
        }

        /** Units of arms that should have none. */
        private long unplanned() {
            long units = 0;
            for (int arm = 0; arm < observed.size(); arm++) {
                units += test.weights().get(arm) == 0 ? observed.get(arm) : 0;
            }
            return units;
        }
    }
}
