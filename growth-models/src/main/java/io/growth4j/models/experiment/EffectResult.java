package io.growth4j.models.experiment;

import io.growth4j.report.Table;
import io.growth4j.stat.EffectKind;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a test found. It reads as a sentence ({@link #toString}), carries its definition and the samples, and warns; where
 * nothing can be said all numbers are NaN and {@link #undetermined} says why.
 *
 * @param test what was asked
 * @param control the control arm
 * @param treatment the treatment arm
 * @param estimate the effect, treatment against control
 * @param standardError its standard error
 * @param interval its interval, at 1 − alpha; an end is infinite in one-sided tests
 * @param pValue the chance of an effect at least as extreme if there were none (none worse than the margin); for
 *     sequential methods valid at any look
 * @param level the level that the p-value is held against: alpha, or what a group-sequential plan left for this look
 * @param warnings reasons to trust the numbers less
 * @param undetermined why there are no numbers; empty if there are
 */
public record EffectResult(
        AbTest test,
        Sample control,
        Sample treatment,
        double estimate,
        double standardError,
        Interval interval,
        double pValue,
        double level,
        List<Warning> warnings,
        Optional<Undetermined> undetermined) {
    public EffectResult {
        warnings = List.copyOf(warnings);
    }

    static EffectResult undetermined(AbTest test, Sample control, Sample treatment, Undetermined why) {
        Interval none = new Interval(Double.NaN, Double.NaN, 1 - test.alpha());
        return new EffectResult(
                test,
                control,
                treatment,
                Double.NaN,
                Double.NaN,
                none,
                Double.NaN,
                test.alpha(),
                List.of(),
                Optional.of(why));
    }

    /**
     * Whether the test rejects: there is an effect, or with a margin, the loss is acceptable.
     *
     * @return true if the p-value is below the level; false where nothing is determined
     */
    public boolean isSignificant() {
        return pValue < level;
    }

    /**
     * An absolute result divided by the magnitude of control, as if control were known exactly. Narrower than a relative
     * test by the delta method, since it leaves out the uncertainty of control; some engines report this.
     *
     * @return estimate, standard error and interval as shares of control; p-value unchanged
     * @throws IllegalStateException if this result is relative already
     */
    public EffectResult asShareOfControl() {
        if (test.effect() == EffectKind.RELATIVE) {
            throw new IllegalStateException("the effect on '" + test.metric() + "' is relative already");
        }
        double size = Math.abs(control.mean());
        AbTest relative = new AbTest(
                test.metric(),
                EffectKind.RELATIVE,
                test.alternative(),
                test.alpha(),
                new Inference.Normal(),
                test.margin(),
                test.checks());
        Interval scaled = new Interval(interval.low() / size, interval.high() / size, interval.level());
        return new EffectResult(
                relative,
                control,
                treatment,
                estimate / size,
                standardError / size,
                scaled,
                pValue,
                level,
                warnings,
                undetermined);
    }

    /**
     * The interval that agrees with a p-value corrected for many tests: as if the standard error were what would have
     * given the corrected p-value.
     *
     * @param adjustedPValue the corrected p-value, 0 to 1
     * @return estimate ± z(1 − α/2)·|estimate|/z(1 − p/2); infinite where the corrected p-value is 1
     */
    public Interval adjustedInterval(double adjustedPValue) {
        return adjusted(estimate, adjustedPValue, test.alpha());
    }

    /**
     * The interval that agrees with a p-value corrected for many tests, for an effect known by numbers only.
     *
     * @param estimate the effect
     * @param adjustedPValue the corrected two-sided p-value, 0 to 1
     * @param alpha the accepted chance of a false alarm
     * @return estimate ± z(1 − α/2)·|estimate|/z(1 − p/2)
     */
    public static Interval adjusted(double estimate, double adjustedPValue, double alpha) {
        double error = Math.abs(estimate / Normal.quantile(1 - adjustedPValue / 2));
        double half = Normal.quantile(1 - alpha / 2) * (Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
        return new Interval(estimate - half, estimate + half, 1 - alpha);
    }

    /**
     * The same result with more warnings.
     *
     * @param more warnings from outside, of a broken assignment say
     * @return a new result
     */
    public EffectResult with(List<Warning> more) {
        List<Warning> all = new ArrayList<>(more);
        all.addAll(warnings);
        return new EffectResult(
                test, control, treatment, estimate, standardError, interval, pValue, level, all, undetermined);
    }

    /**
     * The result as one row.
     *
     * @return metric, both arms, effect, interval, p-value, verdict and warnings
     */
    public Table toTable() {
        return Table.of(
                        test.metric(),
                        "control",
                        "treatment",
                        test.effect() == EffectKind.RELATIVE ? "relative effect" : "effect",
                        "low",
                        "high",
                        "p-value",
                        "verdict",
                        "warnings")
                .row(
                        control.mean(),
                        treatment.mean(),
                        estimate,
                        interval.low(),
                        interval.high(),
                        pValue,
                        verdict(),
                        warnings.stream().map(Warning::message).collect(Collectors.joining("; ")))
                .build();
    }

    private String verdict() {
        if (undetermined.isPresent()) {
            return "cannot be judged: " + undetermined.get().reason();
        }
        if (test.margin() > 0) {
            return isSignificant()
                    ? "not worse than the margin of " + Text.percent(test.margin())
                    : "may be worse than the margin of " + Text.percent(test.margin());
        }
        if (!isSignificant()) {
            return "no effect shown";
        }
        return estimate > 0 ? "treatment is higher" : "treatment is lower";
    }

    /**
     * The result as a sentence, warnings behind it.
     *
     * @return for example {@code returned within 30 days: 4.32 % with treatment against 3.01 % in control, +1.31 points
     *     (95 % interval +0.92 points to +1.70 points, p < 0.0001): treatment is higher.}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(test.metric()).append(": ");
        if (undetermined.isPresent()) {
            return text.append(verdict()).append('.').toString();
        }
        boolean share = control instanceof Sample.Proportion;
        text.append(Text.level(treatment)).append(" with treatment against ").append(Text.level(control));
        text.append(" in control, ")
                .append(Text.effect(estimate, test.effect(), share))
                .append(" (");
        text.append(Text.interval(interval, test.effect(), share)).append(", ").append(Text.pValue(pValue));
        text.append("): ").append(verdict()).append('.');
        warnings.forEach(warning -> text.append(" Warning: ").append(warning).append('.'));
        return text.toString();
    }
}
