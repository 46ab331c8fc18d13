package io.growth4j.models.experiment;

import io.growth4j.stat.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What a Bayesian test came to believe. It reads as a sentence ({@link #toString}) and warns.
 *
 * @param test what was asked
 * @param control the control arm
 * @param treatment the treatment arm
 * @param posterior what is believed of the effect; empty if nothing can be said
 * @param warnings reasons to trust the numbers less
 * @param undetermined why there are no numbers; empty if there are
 */
public record BayesianResult(
        BayesianTest test,
        Sample control,
        Sample treatment,
        Optional<GaussianPosterior> posterior,
        List<Warning> warnings,
        Optional<Undetermined> undetermined) {
    public BayesianResult {
        warnings = List.copyOf(warnings);
    }

    /**
     * The probability that treatment is better.
     *
     * @return 0 to 1; NaN if nothing can be said
     */
    public double chanceToWin() {
        double above = posterior.map(GaussianPosterior::chanceToWin).orElse(Double.NaN);
        return test.lowerIsBetter() ? 1 - above : above;
    }

    /**
     * The credible interval of the effect.
     *
     * @return its ends; NaN if nothing can be said
     */
    public Interval interval() {
        return posterior
                .map(belief -> belief.interval(1 - test.alpha()))
                .orElse(new Interval(Double.NaN, Double.NaN, 1 - test.alpha()));
    }

    /**
     * What choosing treatment loses on average.
     *
     * @return 0 or more, in the unit of the effect; NaN if nothing can be said
     */
    public double riskOfTreatment() {
        return posterior
                .map(test.lowerIsBetter() ? GaussianPosterior::riskOfControl : GaussianPosterior::riskOfTreatment)
                .orElse(Double.NaN);
    }

    /**
     * What keeping control loses on average.
     *
     * @return 0 or more, in the unit of the effect; NaN if nothing can be said
     */
    public double riskOfControl() {
        return posterior
                .map(test.lowerIsBetter() ? GaussianPosterior::riskOfTreatment : GaussianPosterior::riskOfControl)
                .orElse(Double.NaN);
    }

    /**
     * The result as a sentence, warnings behind it.
     *
     * @return for example {@code orders per user: treatment is better with a chance of 98.2 %; expected effect +3.10 %
     *     (95 % interval +0.20 % to +6.00 %); choosing it would lose +0.01 % on average.}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(test.metric()).append(": ");
        if (undetermined.isPresent()) {
            return text.append("cannot be judged: ")
                    .append(undetermined.get().reason())
                    .append('.')
                    .toString();
        }
        boolean share = control instanceof Sample.Proportion;
        double mean = posterior.map(GaussianPosterior::mean).orElse(Double.NaN);
        text.append("treatment is better with a chance of ").append(Text.percent(chanceToWin()));
        text.append("; expected effect ")
                .append(Text.effect(mean, test.effect(), share))
                .append(" (");
        text.append(Text.interval(interval(), test.effect(), share)).append("); choosing it would lose ");
        text.append(Text.effect(riskOfTreatment(), test.effect(), share)).append(" on average.");
        warnings.forEach(warning -> text.append(" Warning: ").append(warning).append('.'));
        return text.toString();
    }
}
