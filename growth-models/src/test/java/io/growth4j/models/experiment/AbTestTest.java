package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.stat.EffectKind;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AbTestTest {
    private static final AbTest RELATIVE = AbTest.of("revenue per user", EffectKind.RELATIVE);
    private static final AbTest ABSOLUTE = AbTest.of("converted", EffectKind.ABSOLUTE);
    private static final Sample.Mean SOME = Sample.Mean.of(1, 2, 3, 4, 5);

    private static void assertUndetermined(AbTest test, Sample a, Sample b, Undetermined why) {
        EffectResult result = test.compare(a, b);
        assertThat(result.undetermined()).contains(why);
        assertThat(result.estimate()).isNaN();
        assertThat(result.pValue()).isNaN();
        assertThat(result.interval().low()).isNaN();
        assertThat(result.isSignificant()).isFalse();
        assertThat(result.toString()).contains("cannot be judged: " + why.reason());
    }

    @Test
    void emptyArm_isUndetermined() {
        assertUndetermined(RELATIVE, Sample.Mean.of(), SOME, Undetermined.EMPTY_ARM);
        assertUndetermined(ABSOLUTE, new Sample.Proportion(9, 3), new Sample.Proportion(0, 0), Undetermined.EMPTY_ARM);
    }

    @Test
    void singleUnit_isUndetermined() {
        assertUndetermined(ABSOLUTE, SOME, Sample.Mean.of(4), Undetermined.SINGLE_UNIT);
    }

    @Test
    void equalOutcomes_areUndetermined() {
        assertUndetermined(ABSOLUTE, SOME, Sample.Mean.of(4, 4, 4), Undetermined.ZERO_VARIANCE);
        assertUndetermined(
                ABSOLUTE, new Sample.Proportion(10, 0), new Sample.Proportion(10, 3), Undetermined.ZERO_VARIANCE);
    }

    @Test
    void contradictorySums_areUndetermined() {
        assertUndetermined(RELATIVE, new Sample.Mean(2, 1396.87, 52377.9767), SOME, Undetermined.ZERO_VARIANCE);
    }

    @Test
    void zeroBaseline_isUndeterminedForRelativeEffectsOnly() {
        Sample.Mean zero = Sample.Mean.of(-1, 1, -2, 2);
        assertUndetermined(RELATIVE, zero, SOME, Undetermined.ZERO_BASELINE);
        assertThat(ABSOLUTE.compare(zero, SOME).estimate()).isEqualTo(3);
    }

    @Test
    void zeroDenominator_isUndetermined() {
        Sample.Ratio none = Sample.Ratio.of(new double[] {1, 2}, new double[] {0, 0});
        assertUndetermined(RELATIVE, none, none, Undetermined.ZERO_DENOMINATOR);
    }

    @Test
    void quantileWithTooFewUnits_isUndetermined() {
        Sample.Quantile few = new Sample.Quantile(20, 20, 0.95, 3, 2, 4);
        assertUndetermined(ABSOLUTE, few, few, Undetermined.ZERO_VARIANCE);
    }

    @Test
    void samplesOfDifferentTypes_areRefused() {
        assertThatThrownBy(() -> ABSOLUTE.compare(SOME, new Sample.Proportion(9, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("control is a Mean and treatment a Proportion");
    }

    @Test
    void testsThatMakeNoSense_areRefused() {
        assertThatThrownBy(() -> ABSOLUTE.withAlpha(0)).hasMessageContaining("alpha 0.0");
        assertThatThrownBy(() -> ABSOLUTE.withAlpha(Double.NaN)).hasMessageContaining("alpha NaN");
        assertThatThrownBy(() -> ABSOLUTE.withMargin(0.1)).hasMessageContaining("needs a direction");
        assertThatThrownBy(() -> RELATIVE.with(new Inference.PooledZ())).hasMessageContaining("pooling");
        AbTest sequence = AbTest.sequential("m", EffectKind.ABSOLUTE).with(Alternative.GREATER);
        assertThatThrownBy(() -> sequence.withAlpha(0.5)).hasMessageContaining("must be below 0.5");
        assertThatThrownBy(() -> sequence.with(new Inference.MixtureSprt(1))).hasMessageContaining("two-sided");
        AbTest pooled = ABSOLUTE.with(new Inference.PooledZ());
        assertThatThrownBy(() -> pooled.compare(SOME, SOME)).hasMessageContaining("two proportions");
        assertThatThrownBy(() -> ABSOLUTE.compare(SOME, SOME, 0)).hasMessageContaining("look 0");
    }

    /** Costs instead of revenues: the effect turns round, its error does not. */
    @Property(seed = "9", tries = 60)
    void negatingAMetric_negatesItsEffect(@ForAll int seed) {
        Random random = new Random(seed);
        double[][] columns = new double[8][];
        double[][] negated = new double[8][];
        for (int i = 0; i < 8; i++) {
            columns[i] = random.doubles(30, 1, 9).toArray();
            boolean upper = i % 2 == 0;
            negated[i] =
                    java.util.Arrays.stream(columns[i]).map(x -> upper ? -x : x).toArray();
        }
        Estimate plus = Estimate.of(EffectKind.RELATIVE, cupedRatio(columns, 0), cupedRatio(columns, 4));
        Estimate minus = Estimate.of(EffectKind.RELATIVE, cupedRatio(negated, 0), cupedRatio(negated, 4));
        assertThat(minus.effect()).isCloseTo(-plus.effect(), within(1e-9));
        assertThat(minus.standardError()).isCloseTo(plus.standardError(), within(1e-9));
    }

    private static Sample.CupedRatio cupedRatio(double[][] columns, int from) {
        return Sample.CupedRatio.of(columns[from], columns[from + 1], columns[from + 2], columns[from + 3]);
    }

    @Test
    void adjustedRatioWithGivenTheta_agreesWithThePublishedMoments() {
        Sample.CupedRatio control = Sample.CupedRatio.of(
                new double[] {12, 19, 16, 24, 21, 9, 14, 26},
                new double[] {1, 2, 1.5, 2.5, 2, 1, 1.5, 2.5},
                new double[] {16, 11, 21, 19, 26, 11, 9, 21},
                new double[] {1.5, 1, 2, 2, 2.5, 1, 1, 2});
        Sample.CupedRatio treatment = Sample.CupedRatio.of(
                new double[] {14, 9, 17, 23, 9, 18, 22, 13},
                new double[] {1.5, 1, 2, 2.5, 1, 2, 2.5, 1.5},
                new double[] {11, 17, 22, 27, 10, 27, 21, 16},
                new double[] {1, 1.5, 2, 2.5, 1, 2.5, 2, 1.5});
        Estimate estimate = Estimate.of(EffectKind.RELATIVE, control, treatment, 0.5);
        assertThat(estimate.effect()).isCloseTo(-0.1372068, within(6e-8));
        assertThat(estimate.standardError()).isCloseTo(0.0223934, within(6e-8));
    }

    @Test
    void confidenceSequence_isTheMixtureTest() {
        Sample.Mean control = new Sample.Mean(3000, 1396.87, 52377.9767);
        Sample.Mean treatment = new Sample.Mean(3461, 2422.7, 134698.29);
        EffectResult sequence = AbTest.sequential("m", EffectKind.ABSOLUTE).compare(control, treatment);
        double rhoSquared = Mixture.rhoSquared(0.05, 5000);
        double squaredError = sequence.standardError() * sequence.standardError();
        double tauSquared = rhoSquared * (control.n() + treatment.n()) * squaredError;
        EffectResult mixture =
                ABSOLUTE.with(new Inference.MixtureSprt(tauSquared)).compare(control, treatment);
        assertThat(mixture.pValue()).isCloseTo(sequence.pValue(), within(1e-12));
        assertThat(mixture.interval().low()).isCloseTo(sequence.interval().low(), within(1e-12));
    }

    @Test
    void mixtureTest_keepsItsSmallestPValue() {
        MixtureTest first = MixtureTest.of(0.0005).look(0.02, 0.01);
        assertThat(first.likelihoodRatio()).isCloseTo(2.1614665119823213, within(1e-9));
        assertThat(first.pValue()).isCloseTo(0.4626488518125971, within(1e-9));
        MixtureTest second = first.look(0, 0.009);
        assertThat(second.likelihoodRatio()).isLessThan(1);
        assertThat(second.pValue()).isEqualTo(first.pValue());
    }

    @Test
    void pValueAndInterval_agreeOnTheVerdict() {
        Random random = new Random(11);
        for (Inference inference : List.of(
                new Inference.WelchT(),
                new Inference.Normal(),
                Inference.ConfidenceSequence.STANDARD,
                new Inference.MixtureSprt(0.01))) {
            for (int i = 0; i < 200; i++) {
                Sample.Mean a = Sample.Mean.of(random.doubles(50, 0, 2).toArray());
                Sample.Mean b = Sample.Mean.of(random.doubles(60, 0.2, 2.6).toArray());
                EffectResult result = ABSOLUTE.with(inference).compare(a, b);
                assertThat(result.isSignificant()).isEqualTo(!result.interval().contains(0));
            }
        }
    }

    @Test
    void groupLook_holdsThePValueAgainstWhatTheLookMaySpend() {
        Inference.GroupLook look = new Inference.GroupLook(GroupSequential.of(0.05), List.of(0.5));
        Sample.Proportion control = new Sample.Proportion(10_000, 1000);
        Sample.Proportion treatment = new Sample.Proportion(10_000, 1090);
        EffectResult fixed = ABSOLUTE.with(new Inference.Normal()).compare(control, treatment);
        EffectResult early = ABSOLUTE.with(look).compare(control, treatment, 1);
        assertThat(fixed.isSignificant()).isTrue();
        assertThat(early.pValue()).isEqualTo(fixed.pValue());
        assertThat(early.level()).isCloseTo(0.0125, within(1e-6));
        assertThat(early.isSignificant()).isFalse();
        assertThat(look.level()).isEqualTo(early.level());
        assertThatThrownBy(() -> new Inference.GroupLook(GroupSequential.of(0.05), List.of()))
                .hasMessageContaining("a look needs the share of information");
    }

    @Test
    void result_readsAsASentence() {
        EffectResult result = ABSOLUTE.compare(new Sample.Proportion(10_000, 301), new Sample.Proportion(10_000, 432));
        assertThat(result)
                .hasToString("converted: 4.32 % with treatment against 3.01 % in control, +1.31 points"
                        + " (95.0 % interval +0.79 points to +1.83 points, p < 0.0001): treatment is higher.");
        assertThat(result.warnings()).isEmpty();
        assertThat(result.test().toJson()).contains("\"metric\":\"converted\"", "\"effect\":\"ABSOLUTE\"", "WelchT");
        assertThat(result.toTable().rows()).hasSize(1);
    }

    private static List<Warning.Kind> kinds(EffectResult result) {
        return result.warnings().stream().map(Warning::kind).toList();
    }

    @Test
    void doubtfulComparisons_warn() {
        Sample.Proportion many = new Sample.Proportion(10_000, 1000);
        assertThat(kinds(ABSOLUTE.compare(many, many, 3))).containsExactly(Warning.Kind.PEEKING);
        assertThat(kinds(AbTest.sequential("m", EffectKind.ABSOLUTE).compare(many, many, 3)))
                .isEmpty();
        assertThat(kinds(ABSOLUTE.compare(many, new Sample.Proportion(10_000, 99))))
                .containsExactly(Warning.Kind.FEW_EVENTS);
        assertThat(kinds(ABSOLUTE.compare(new Sample.Proportion(90_000, 9000), many)))
                .containsExactly(Warning.Kind.UNEQUAL_ARMS);
        Sample.Mean few = Sample.Mean.of(100, 101);
        assertThat(kinds(RELATIVE.compare(few, Sample.Mean.of(102, 103, 102))))
                .containsExactly(Warning.Kind.FEW_UNITS, Warning.Kind.FEW_UNITS);
        assertThat(RELATIVE.compare(few, few).toString()).contains("control has 2 units only");
        Sample.Quantile fifteen =
                Sample.Quantile.of(new Random(2).doubles(15).sorted().toArray(), 0.5);
        assertThat(kinds(ABSOLUTE.compare(fifteen, fifteen))).contains(Warning.Kind.FEW_UNITS);
        Sample.Mean losses = new Sample.Mean(5000, -20_000, 90_000);
        EffectResult negative = RELATIVE.compare(losses, new Sample.Mean(5000, -15_000, 60_000));
        assertThat(kinds(negative)).containsExactly(Warning.Kind.NEGATIVE_BASELINE);
        assertThat(negative.estimate()).isCloseTo(0.25, within(1e-12));
        assertThat(negative.toString()).contains("Warning: control is negative");
    }

    @Test
    void armsThatDifferedBefore_warn() {
        Random random = new Random(1);
        double[] outcome = random.doubles(500, 9, 11).toArray();
        Sample.Cuped control =
                Sample.Cuped.of(outcome, random.doubles(500, 4, 6).toArray());
        Sample.Cuped treatment =
                Sample.Cuped.of(outcome, random.doubles(500, 5, 7).toArray());
        assertThat(kinds(ABSOLUTE.compare(control, treatment))).contains(Warning.Kind.PRE_PERIOD_DIFFERENCE);
        assertThat(kinds(ABSOLUTE.compare(control, control))).isEmpty();
    }
}
