package io.growth4j.models.experiment;

/**
 * The mixture sequential probability ratio test, look after look (Johari, Koomen, Pekelis and Walsh, Always valid
 * inference, 2022): its p-value is the smallest of all looks so far and holds at any time, even if the test stops when it
 * likes the result.
 *
 * @param tauSquared the variance of the mixture, in squared units of the effect
 * @param likelihoodRatio the evidence against no effect at the last look; 1 before the first
 * @param pValue the smallest of 1 and 1/likelihoodRatio over all looks
 */
public record MixtureTest(double tauSquared, double likelihoodRatio, double pValue) {
    public MixtureTest {
        Checks.positive("tauSquared", tauSquared);
    }

    /**
     * The test before its first look.
     *
     * @param tauSquared the variance of the mixture: how large effects are thought to be, squared
     * @return the test, with p-value 1
     */
    public static MixtureTest of(double tauSquared) {
        return new MixtureTest(tauSquared, 1, 1);
    }

    /**
     * Looks once more.
     *
     * @param effect the effect of all data so far
     * @param standardError its standard error, above 0
     * @return the test after this look
     */
    public MixtureTest look(double effect, double standardError) {
        Checks.positive("standardError", standardError);
        double ratio = Mixture.likelihoodRatio(effect, standardError * standardError, tauSquared);
        return new MixtureTest(tauSquared, ratio, Math.min(pValue, 1 / ratio));
    }
}
