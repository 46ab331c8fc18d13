package io.growth4j.stat;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Corrections of p-values when many hypotheses are tested at once. The order of the input is kept. */
public final class MultipleTesting {
    private MultipleTesting() {}

    /**
     * Bonferroni's correction: controls the chance of any false discovery, without looking at the other p-values.
     *
     * @param hypotheses how many are tested, 1 or more
     * @param pValue the p-value of one of them, 0 to 1
     * @return the p-value times the number of hypotheses, at most 1
     */
    public static double bonferroni(int hypotheses, double pValue) {
        if (hypotheses < 1 || !(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException(
                    "p-value " + pValue + " of " + hypotheses + " hypotheses: needs 0 to 1, and 1 or more");
        }
        return Math.min(1, hypotheses * pValue);
    }

    /**
     * Holm's step-down correction (Holm 1979): controls the chance of any false discovery.
     *
     * @param pValues p-values, each 0 to 1
     * @return adjusted p-values, in the same order
     */
    public static double[] holm(double... pValues) {
        int[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double running = 0;
        for (int i = 0; i < order.length; i++) {
            running = Math.max(running, Math.min(1, pValues[order[i]] * (order.length - i)));
            adjusted[order[i]] = running;
        }
        return adjusted;
    }

    /**
     * Benjamini and Hochberg's step-up correction (1995): controls the expected share of false discoveries.
     *
     * @param pValues p-values, each 0 to 1
     * @return adjusted p-values, in the same order
     */
    public static double[] benjaminiHochberg(double... pValues) {
        int[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double running = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            running = Math.min(running, pValues[order[i]] * order.length / (i + 1));
            adjusted[order[i]] = running;
        }
        return adjusted;
    }

    private static int[] ascending(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("p-value " + p + " is outside 0 to 1");
            }
        }
        return IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
