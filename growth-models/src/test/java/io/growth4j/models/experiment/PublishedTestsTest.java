package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.stat.EffectKind;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Numbers published by other engines: GrowthBook's gbstats and Spotify's Confidence. */
class PublishedTestsTest {
    private static final Offset<Double> FIVE_DIGITS = within(6e-6);
    private static final Sample.Mean CONTROL = new Sample.Mean(3407, 1396.87, 52377.9767);
    private static final Sample.Mean SMALLER_CONTROL = new Sample.Mean(3000, 1396.87, 52377.9767);
    private static final Sample.Mean TREATMENT = new Sample.Mean(3461, 2422.7, 134698.29);
    private static final AbTest RELATIVE = AbTest.of("m", EffectKind.RELATIVE);
    private static final AbTest ABSOLUTE = AbTest.of("m", EffectKind.ABSOLUTE);

    static final Sample.CupedRatio RATIO_CONTROL = new Sample.CupedRatio(
            new Sample.Ratio(
                    new Sample.Mean(100, 485.112236689623, 2715.484666118136),
                    new Sample.Mean(100, 679.9093275844917, 4939.424001640236),
                    3602.146836776702),
            new Sample.Ratio(
                    new Sample.Mean(100, 192.59138069991536, 460.076026390857),
                    new Sample.Mean(100, 290.1398399750233, 920.9461385038898),
                    634.239482353647),
            1113.6215759318352,
            2130.9404074446747,
            1559.2878434944676,
            1460.3181079276983);
    static final Sample.CupedRatio RATIO_TREATMENT = new Sample.CupedRatio(
            new Sample.Ratio(
                    new Sample.Mean(100, 514.7757826608777, 2994.897482705013),
                    new Sample.Mean(100, 705.4090874383759, 5291.36604146392),
                    3918.1561431600717),
            new Sample.Ratio(
                    new Sample.Mean(100, 206.94157227402536, 514.2903702246757),
                    new Sample.Mean(100, 302.54389139107326, 994.4506208125663),
                    698.4173425817908),
            1237.0953021125997,
            2292.081739775257,
            1701.0287270040265,
            1604.0759503266522);

    private static void assertResult(EffectResult result, double effect, double low, double high, double p) {
        assertThat(result.estimate()).isCloseTo(effect, FIVE_DIGITS);
        assertThat(result.interval().low()).isCloseTo(low, FIVE_DIGITS);
        assertThat(result.interval().high()).isCloseTo(high, FIVE_DIGITS);
        assertThat(result.pValue()).isCloseTo(p, FIVE_DIGITS);
    }

    @Test
    void welchRelative_agrees() {
        EffectResult result = RELATIVE.compare(CONTROL, TREATMENT);
        assertResult(result, 0.70732, -0.03526, 1.44989, 0.06191);
        assertThat(result.standardError()).isCloseTo(0.37879, FIVE_DIGITS);
    }

    @Test
    void welchAbsolute_agrees() {
        assertResult(ABSOLUTE.compare(CONTROL, TREATMENT), 0.29, 0.04538, 0.53462, 0.02016);
        assertThat(Estimate.of(EffectKind.ABSOLUTE, CONTROL, TREATMENT).degreesOfFreedom())
                .isCloseTo(5841.74, within(0.005));
    }

    @Test
    void welchOfFewProportions_agrees() {
        EffectResult result = RELATIVE.compare(new Sample.Proportion(28, 14), new Sample.Proportion(30, 16));
        assertResult(result, 0.06667, -0.47767, 0.61101, 0.80707);
    }

    @Test
    void oneSided_agrees() {
        EffectResult greater = ABSOLUTE.with(Alternative.GREATER).compare(SMALLER_CONTROL, TREATMENT);
        assertThat(greater.interval().low()).isCloseTo(0.020791480063255735, within(1e-9));
        assertThat(greater.interval().high()).isInfinite();
        assertThat(greater.pValue()).isCloseTo(0.03554272489873023, within(1e-9));
        EffectResult lesser = RELATIVE.with(Alternative.LESSER).compare(SMALLER_CONTROL, TREATMENT);
        assertThat(lesser.interval().high()).isCloseTo(1.0518588475628676, within(1e-9));
        assertThat(lesser.pValue()).isCloseTo(0.9344173713153225, within(1e-9));
    }

    @Test
    void confidenceSequence_agrees() {
        AbTest tuned = RELATIVE.with(new Inference.ConfidenceSequence(1000));
        assertResult(tuned.compare(SMALLER_CONTROL, TREATMENT), 0.50336, -0.55844, 1.56516, 1);
        AbTest standard = AbTest.sequential("m", EffectKind.RELATIVE);
        EffectResult shares = standard.compare(new Sample.Proportion(3000, 1396), new Sample.Proportion(3461, 2422));
        assertResult(shares, 0.50386, 0.40098, 0.60675, 0);
    }

    @Test
    void oneSidedSequence_givesTheExactRoot() {
        AbTest absolute = AbTest.sequential("m", EffectKind.ABSOLUTE).with(Alternative.GREATER);
        // the peer stops its bisection a step late and says 0.46316
        assertThat(absolute.compare(SMALLER_CONTROL, TREATMENT).pValue()).isCloseTo(0.463047358, within(1e-8));
        AbTest relative = AbTest.sequential("m", EffectKind.RELATIVE).with(Alternative.GREATER);
        EffectResult result = relative.compare(SMALLER_CONTROL, TREATMENT);
        assertThat(result.interval().low()).isCloseTo(-0.42356454602790883, within(1e-9));
        assertThat(result.pValue()).isEqualTo(0.4999);
        EffectResult lesser = relative.with(Alternative.LESSER).compare(SMALLER_CONTROL, TREATMENT);
        assertThat(lesser.interval().high()).isCloseTo(1.4302867177403806, within(1e-9));
    }

    @Test
    void cupedMean_agrees() {
        Sample.Cuped control = new Sample.Cuped(SMALLER_CONTROL, new Sample.Mean(3000, 16.87, 527.9767), 1);
        Sample.Cuped treatment = new Sample.Cuped(TREATMENT, new Sample.Mean(3461, 22.7, 1348.29), 1);
        EffectResult result = AbTest.sequential("m", EffectKind.RELATIVE).compare(control, treatment);
        assertResult(result, 0.50338, -0.50969, 1.51646, 1);
    }

    @Test
    void cupedRatio_agrees() {
        EffectResult result = RELATIVE.compare(RATIO_CONTROL, RATIO_TREATMENT);
        assertThat(result.estimate()).isCloseTo(-0.0007, FIVE_DIGITS);
        assertThat(result.standardError()).isCloseTo(0.00391, FIVE_DIGITS);
        assertThat(result.interval().low()).isCloseTo(-0.00841, FIVE_DIGITS);
        assertThat(result.pValue()).isCloseTo(0.85771, FIVE_DIGITS);
        EffectResult sequence = AbTest.sequential("m", EffectKind.RELATIVE).compare(RATIO_CONTROL, RATIO_TREATMENT);
        assertThat(sequence.interval().low()).isCloseTo(-0.02063, FIVE_DIGITS);
        assertThat(sequence.interval().high()).isCloseTo(0.01923, FIVE_DIGITS);
    }

    @Test
    void theta_agreesAndIsZeroWithoutVariance() {
        double[] before = {0.3, 0.5, 0.9, 22};
        double[] outcome = {2, 1, 5, 3};
        Sample.Cuped arm = Sample.Cuped.of(outcome, before);
        assertThat(Estimate.theta(arm, arm)).isCloseTo(0.01864, FIVE_DIGITS);
        Sample.Cuped flat = Sample.Cuped.of(outcome, new double[4]);
        assertThat(Estimate.theta(flat, flat)).isZero();
        assertThat(ABSOLUTE.compare(flat, flat).standardError())
                .isEqualTo(ABSOLUTE.compare(flat.outcome(), flat.outcome()).standardError());
    }

    @Test
    void pooledZ_agreesWithTheChiSquareTest() {
        EffectResult result = ABSOLUTE.with(new Inference.PooledZ())
                .compare(new Sample.Proportion(104, 42), new Sample.Proportion(1009, 500));
        assertResult(result, 0.091694, -0.0075254411815593725, 0.190913, 0.074866);
        EffectResult scaled = result.asShareOfControl();
        assertThat(scaled.estimate()).isCloseTo(0.227052, within(1e-6));
        assertThat(scaled.interval().low()).isCloseTo(-0.0186344, within(1e-6));
        assertThat(scaled.interval().high()).isCloseTo(0.47273797, within(1e-6));
    }

    @Test
    void waldInterval_agrees() {
        assertThat(new Sample.Proportion(104, 42).interval(0.95).low()).isCloseTo(0.309544, within(1e-6));
        assertThat(new Sample.Proportion(1502, 1005).interval(0.95).high()).isCloseTo(0.692903881, within(1e-8));
    }

    @Test
    void nonInferiority_agrees() {
        Sample.Mean control = new Sample.Mean(5000, 10021, 25142);
        Sample.Mean treatment = new Sample.Mean(5000, 9892, 24510);
        AbTest fall = ABSOLUTE.with(new Inference.Normal())
                .withAlpha(0.01)
                .with(Alternative.LESSER)
                .withMargin(0.02);
        EffectResult result = fall.compare(control, treatment);
        assertThat(result.estimate()).isCloseTo(-0.0258, within(1e-9));
        assertThat(result.interval().high()).isCloseTo(0.0207, within(5e-4));
        assertThat(result.isSignificant()).isTrue();
        assertThat(fall.withMargin(0).compare(control, treatment).isSignificant())
                .isFalse();
    }

    @Test
    void quantiles_agree() {
        Sample.Quantile control =
                new Sample.Quantile(11054, 11054, 0.9, 7.157987489967789, 7.098780136176828, 7.217194843758751);
        Sample.Quantile treatment =
                new Sample.Quantile(10861, 10861, 0.9, 7.694499927525767, 7.64180598628119, 7.747193868770344);
        BayesianTest absolute = BayesianTest.of("m", EffectKind.ABSOLUTE);
        assertThat(absolute.compare(control, treatment).interval().low()).isCloseTo(0.4572559589115422, within(1e-12));
        BayesianTest.Prior prior = new BayesianTest.Prior(EffectKind.RELATIVE, 0, 1);
        assertThat(absolute.with(prior).compare(control, treatment).interval().high())
                .isCloseTo(0.6157505293934892, within(1e-12));
        BayesianResult relative =
                BayesianTest.of("m", EffectKind.RELATIVE).with(prior).compare(control, treatment);
        assertThat(relative.posterior().orElseThrow().mean()).isCloseTo(0.07495037261804469, within(1e-12));
    }

    @Test
    void bayesianGaussian_agrees() {
        BayesianResult result = BayesianTest.of("m", EffectKind.RELATIVE)
                .compare(new Sample.Proportion(100, 49), new Sample.Proportion(100, 51));
        assertThat(result.chanceToWin()).isCloseTo(0.60918, FIVE_DIGITS);
        assertThat(result.riskOfControl()).isCloseTo(0.0814, FIVE_DIGITS);
        assertThat(result.riskOfTreatment()).isCloseTo(0.04058, FIVE_DIGITS);
        BayesianResult informed = BayesianTest.of("m", EffectKind.RELATIVE)
                .with(new BayesianTest.Prior(EffectKind.RELATIVE, 0.1, Math.sqrt(0.1)))
                .compare(new Sample.Mean(10, 100, 1002.25), new Sample.Mean(10, 105, 1111.5));
        assertThat(informed.posterior().orElseThrow().mean()).isCloseTo(0.05063, FIVE_DIGITS);
        assertThat(informed.chanceToWin()).isCloseTo(0.92315, FIVE_DIGITS);
        assertThat(informed.riskOfControl()).isCloseTo(0.05186, FIVE_DIGITS);
    }

    @Test
    void risks_stayFiniteWhereTheTailUnderflows() {
        GaussianPosterior sure = new GaussianPosterior(0.01, 4.5e-9);
        assertThat(sure.riskOfControl()).isEqualTo(0.01);
        assertThat(sure.riskOfTreatment()).isZero();
        GaussianPosterior ordinary = new GaussianPosterior(0.1, 0.05);
        assertThat(ordinary.riskOfControl()).isCloseTo(0.1004245351308, within(1e-12));
        assertThat(ordinary.riskOfTreatment()).isCloseTo(0.0004245351308414, within(1e-12));
    }

    @Test
    void chanceToWinFromAnInterval_isTheSameFromOneSideOrTwo() {
        double alpha = Math.PI / 100;
        double effect = Math.sqrt(Math.PI);
        double two = Math.PI * -io.growth4j.stat.Normal.quantile(alpha / 2);
        double one = Math.PI * -io.growth4j.stat.Normal.quantile(alpha);
        double inf = Double.POSITIVE_INFINITY;
        assertThat(chance(effect, effect - two, effect + two, alpha)).isCloseTo(0.7136874, within(6e-8));
        assertThat(chance(effect, -inf, effect + one, alpha)).isCloseTo(0.7136874, within(6e-8));
        assertThat(chance(effect, effect - one, inf, alpha)).isCloseTo(0.7136874, within(6e-8));
    }

    private static double chance(double effect, double low, double high, double alpha) {
        return GaussianPosterior.of(effect, new io.growth4j.stat.Interval(low, high, 1 - alpha))
                .chanceToWin();
    }

    @Test
    void correctedInterval_touchesZeroAtTheLevel() {
        assertThat(EffectResult.adjusted(0.1, 0.05, 0.05).low()).isCloseTo(0, within(1e-12));
        assertThat(EffectResult.adjusted(0.1, 0.0099999999, 0.01).high()).isCloseTo(0.2, within(1e-8));
        assertThat(EffectResult.adjusted(0.1, 1, 0.05).high()).isGreaterThan(1e9);
    }
}
