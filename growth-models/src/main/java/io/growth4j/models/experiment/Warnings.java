package io.growth4j.models.experiment;

import io.growth4j.stat.EffectKind;
import java.util.ArrayList;
import java.util.List;

/** Looks at two samples for what makes a comparison doubtful. */
final class Warnings {
    /** Below this n·mean²/variance (conversions, for rare ones) intervals miss their level by more than a point. */
    private static final double FEW_EVENTS = 100;

    /** Fewer units than this do not show the shape of what they were drawn from; a rule of thumb of textbooks. */
    private static final long FEW_UNITS = 30;

    private static final double UNEQUAL = 9;
    private static final double PRE_PERIOD_ALARM = 0.001;

    private Warnings() {}

    static List<Warning> of(AbTest test, Sample control, Sample treatment, int look) {
        List<Warning> warnings = new ArrayList<>();
        if (look > 1 && !test.inference().isSequential()) {
            warnings.add(new Warning(
                    Warning.Kind.PEEKING,
                    "look " + look + " of a test made for one look: false alarms are likelier than "
                            + Text.percent(test.alpha())));
        }
        fewEvents("control", control, warnings);
        fewEvents("treatment", treatment, warnings);
        double larger = Math.max(control.n(), treatment.n());
        double smaller = Math.min(control.n(), treatment.n());
        if (larger >= UNEQUAL * smaller) {
            warnings.add(new Warning(
                    Warning.Kind.UNEQUAL_ARMS,
                    "arms of " + control.n() + " and " + treatment.n() + " units: skewed outcomes do not cancel"));
        }
        if (test.effect() == EffectKind.RELATIVE && control.mean() < 0) {
            warnings.add(new Warning(
                    Warning.Kind.NEGATIVE_BASELINE,
                    "control is negative (" + Text.number(control.mean())
                            + "); the effect is relative to its magnitude"));
        }
        if (control instanceof Sample.Cuped a && treatment instanceof Sample.Cuped b) {
            beforeDiffers(a.before(), b.before(), warnings);
        } else if (control instanceof Sample.CupedRatio a && treatment instanceof Sample.CupedRatio b) {
            beforeDiffers(a.before(), b.before(), warnings);
        }
        return warnings;
    }

    private static void fewEvents(String arm, Sample sample, List<Warning> warnings) {
        if (sample.n() < FEW_UNITS) {
            String message = arm + " has " + sample.n() + " units only, the outcome of one can decide";
            warnings.add(new Warning(Warning.Kind.FEW_UNITS, message));
        }
        if (sample instanceof Sample.Quantile) {
            return;
        }
        if (sample instanceof Sample.Proportion share) {
            long others = share.n() - share.successes();
            long events = Math.min(share.successes(), others);
            if (events < FEW_EVENTS) {
                String which = share.successes() <= others ? " are a yes" : " are a no";
                warn("only " + events + " of " + share.n() + " units of " + arm + which, warnings);
            }
            return;
        }
        double events = sample.n() * sample.mean() * sample.mean() / sample.variance();
        if (events < FEW_EVENTS) {
            String little = " vary so much that they tell as little as " + Math.round(events) + " conversions";
            warn("the " + sample.n() + " units of " + arm + little, warnings);
        }
    }

    private static void warn(String few, List<Warning> warnings) {
        warnings.add(new Warning(Warning.Kind.FEW_EVENTS, few + ", so the interval is approximate"));
    }

    private static void beforeDiffers(Sample control, Sample treatment, List<Warning> warnings) {
        EffectResult before =
                AbTest.of("before", EffectKind.ABSOLUTE).withChecks(false).compare(control, treatment);
        if (before.pValue() < PRE_PERIOD_ALARM) {
            warnings.add(new Warning(
                    Warning.Kind.PRE_PERIOD_DIFFERENCE,
                    "the arms differed before the experiment already (" + Text.pValue(before.pValue()) + ")"));
        }
    }
}
