package io.growth4j.bench.quality;

import io.growth4j.models.experiment.AbTest;
import io.growth4j.models.experiment.BayesianTest;
import io.growth4j.models.experiment.BetaBinomial;
import io.growth4j.models.experiment.EffectResult;
import io.growth4j.models.experiment.GroupSequential;
import io.growth4j.models.experiment.Inference;
import io.growth4j.models.experiment.Sample;
import io.growth4j.report.Table;
import io.growth4j.stat.EffectKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Do intervals cover, and are false alarms as rare as they say: simulated experiments with known effects.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=ExperimentQuality -Dsimulations=20000 -Dseed=1}; 2,000 simulations by
 * default, some seconds.
 */
public final class ExperimentQuality {
    private static final int SIMULATIONS = Integer.getInteger("growth4j.simulations", 2000);
    private static final long SEED = Long.getLong("growth4j.seed", 1);
    private static final double LIFT = 0.1;
    private static final int LOOKS = 28;

    private ExperimentQuality() {}

    /**
     * Prints the tables.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println(SIMULATIONS + " simulated experiments a row, seed " + SEED
                + "; one standard error of 95 % is " + percent(Math.sqrt(0.95 * 0.05 / SIMULATIONS)));
        System.out.println(fixed());
        System.out.println(peeking());
        System.out.println(coverageAtAllLooks());
        System.out.println(bayesian());
    }

    private static Table fixed() {
        Table.Builder table = Table.of(
                "one look: 95 % intervals and 5 % tests",
                "outcome", "control", "treatment", "covers, absolute", "covers, relative", "false alarms", "warns");
        row(table, Outcomes.conversions(0.1), 1000, 1000);
        row(table, Outcomes.conversions(0.02), 5000, 5000);
        row(table, Outcomes.lognormal(0.5), 500, 500);
        row(table, Outcomes.lognormal(1), 500, 500);
        row(table, Outcomes.payments(0.1, 1), 5000, 5000);
        row(table, Outcomes.conversions(0.01), 2000, 2000);
        row(table, Outcomes.conversions(0.002), 2500, 2500);
        row(table, Outcomes.lognormal(1.5), 500, 500);
        row(table, Outcomes.lognormal(2), 500, 500);
        row(table, Outcomes.payments(0.02, 1), 2500, 2500);
        row(table, Outcomes.conversions(0.1), 9000, 1000);
        row(table, Outcomes.lognormal(1), 4500, 500);
        row(table, Outcomes.lognormal(1), 500, 4500);
        return table.build();
    }

    private static void row(Table.Builder table, Outcomes control, int controlUnits, int treatmentUnits) {
        SplittableRandom random = new SplittableRandom(SEED);
        AbTest absolute = AbTest.of("m", EffectKind.ABSOLUTE);
        AbTest relative = AbTest.of("m", EffectKind.RELATIVE).withChecks(false);
        Outcomes treatment = control.lifted(LIFT);
        double effect = treatment.mean() - control.mean();
        int coversAbsolute = 0;
        int coversRelative = 0;
        int alarms = 0;
        int warns = 0;
        for (int i = 0; i < SIMULATIONS; i++) {
            Sample a = control.draw(controlUnits, random);
            Sample b = treatment.draw(treatmentUnits, random);
            EffectResult result = absolute.compare(a, b);
            coversAbsolute += result.interval().contains(effect) ? 1 : 0;
            coversRelative += relative.compare(a, b).interval().contains(LIFT) ? 1 : 0;
            alarms += absolute.compare(a, control.draw(treatmentUnits, random)).isSignificant() ? 1 : 0;
            warns += result.warnings().isEmpty() ? 0 : 1;
        }
        table.row(
                control.toString(),
                (long) controlUnits,
                (long) treatmentUnits,
                share(coversAbsolute),
                share(coversRelative),
                share(alarms),
                share(warns));
    }

    private static Table peeking() {
        Table.Builder table = Table.of(
                "a look a day for 28 days, nothing to find: false alarms at any look, and coverage at all looks",
                "outcome",
                "units a day and arm",
                "fixed test",
                "confidence sequence",
                "mixture test",
                "group sequential",
                "sequence covers");
        peek(table, Outcomes.conversions(0.1), 1000, 0.01);
        peek(table, Outcomes.conversions(0.02), 5000, 0.002);
        peek(table, Outcomes.lognormal(1), 500, 0.1);
        return table.build();
    }

    private static void peek(Table.Builder table, Outcomes outcomes, int units, double tau) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        AbTest fixed = AbTest.of("m", EffectKind.ABSOLUTE).withChecks(false);
        AbTest sequence = fixed.with(new Inference.ConfidenceSequence(2.0 * units * LOOKS / 2));
        AbTest mixture = fixed.with(new Inference.MixtureSprt(tau * tau));
        double[] information = new double[LOOKS];
        Arrays.setAll(information, look -> (look + 1.0) / LOOKS);
        double[] levels = GroupSequential.of(0.05).alphas(information);
        AbTest normal = fixed.with(new Inference.Normal());
        int[] alarms = new int[4];
        for (int i = 0; i < SIMULATIONS; i++) {
            boolean[] alarmed = new boolean[4];
            Sample a = outcomes.draw(units, random);
            Sample b = outcomes.draw(units, random);
            for (int look = 0; look < LOOKS; look++) {
                if (look > 0) {
                    a = Outcomes.plus(a, outcomes.draw(units, random));
                    b = Outcomes.plus(b, outcomes.draw(units, random));
                }
                alarmed[0] |= fixed.compare(a, b).isSignificant();
                alarmed[1] |= !sequence.compare(a, b).interval().contains(0);
                alarmed[2] |= mixture.compare(a, b).isSignificant();
                alarmed[3] |= normal.compare(a, b).pValue() < levels[look];
            }
            for (int method = 0; method < 4; method++) {
                alarms[method] += alarmed[method] ? 1 : 0;
            }
        }
        table.row(
                outcomes.toString(),
                (long) units,
                share(alarms[0]),
                share(alarms[1]),
                share(alarms[2]),
                share(alarms[3]),
                share(SIMULATIONS - alarms[1]));
    }

    private static Table coverageAtAllLooks() {
        Table.Builder table = Table.of(
                "a look a day for 28 days at a lift of 10 %: experiments whose sequence holds the truth at all looks",
                "outcome", "units a day and arm", "absolute", "relative");
        cover(table, Outcomes.conversions(0.1), 1000);
        cover(table, Outcomes.conversions(0.02), 5000);
        cover(table, Outcomes.lognormal(1), 500);
        return table.build();
    }

    private static void cover(Table.Builder table, Outcomes control, int units) {
        SplittableRandom random = new SplittableRandom(SEED + 3);
        Outcomes treatment = control.lifted(LIFT);
        Inference tuned = new Inference.ConfidenceSequence(2.0 * units * LOOKS / 2);
        AbTest absolute = AbTest.of("m", EffectKind.ABSOLUTE).with(tuned).withChecks(false);
        AbTest relative = AbTest.of("m", EffectKind.RELATIVE).with(tuned).withChecks(false);
        double effect = treatment.mean() - control.mean();
        int coversAbsolute = 0;
        int coversRelative = 0;
        for (int i = 0; i < SIMULATIONS; i++) {
            boolean holdsAbsolute = true;
            boolean holdsRelative = true;
            Sample a = control.draw(units, random);
            Sample b = treatment.draw(units, random);
            for (int look = 0; look < LOOKS; look++) {
                if (look > 0) {
                    a = Outcomes.plus(a, control.draw(units, random));
                    b = Outcomes.plus(b, treatment.draw(units, random));
                }
                holdsAbsolute &= absolute.compare(a, b).interval().contains(effect);
                holdsRelative &= relative.compare(a, b).interval().contains(LIFT);
            }
            coversAbsolute += holdsAbsolute ? 1 : 0;
            coversRelative += holdsRelative ? 1 : 0;
        }
        table.row(control.toString(), (long) units, share(coversAbsolute), share(coversRelative));
    }

    /** Truths are drawn from the prior, as Bayesian intervals promise to cover on average over it. */
    private static Table bayesian() {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        double deviation = 0.1;
        BayesianTest test = BayesianTest.of("m", EffectKind.RELATIVE)
                .with(new BayesianTest.Prior(EffectKind.RELATIVE, 0, deviation));
        int effects = 0;
        int shares = 0;
        double surprise = 0;
        for (int i = 0; i < SIMULATIONS; i++) {
            double lift = deviation * random.nextGaussian();
            Outcomes control = Outcomes.conversions(0.1);
            Sample a = control.draw(2000, random);
            Sample b = control.lifted(Math.max(lift, -0.9)).draw(2000, random);
            effects += test.compare(a, b).interval().contains(lift) ? 1 : 0;

            double share = 0.0001 + 0.9998 * random.nextDouble();
            Sample.Proportion arm = new Sample.Proportion(50, Outcomes.binomial(50, share, random));
            shares += BetaBinomial.UNIFORM.interval(arm, 0.95).contains(share) ? 1 : 0;
            double other = 0.0001 + 0.9998 * random.nextDouble();
            Sample.Proportion rival = new Sample.Proportion(30, Outcomes.binomial(30, other, random));
            surprise += (share > other ? 1 : 0)
                    - BetaBinomial.UNIFORM.compare(rival, arm).chanceToWin();
        }
        return Table.of("Bayesian, truths drawn from the prior", "what", "value")
                .row("95 % interval of a relative effect covers", share(effects))
                .row("95 % interval of a share covers", share(shares))
                .row("wins less chances to win, mean", percent(surprise / SIMULATIONS))
                .build();
    }

    private static String share(int count) {
        return percent((double) count / SIMULATIONS);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }
}
