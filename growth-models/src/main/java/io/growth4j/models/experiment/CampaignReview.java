package io.growth4j.models.experiment;

import io.growth4j.action.CampaignPlan;
import io.growth4j.stat.EffectKind;
import io.growth4j.stat.Interval;
import java.util.List;
import java.util.Locale;

/**
 * What a campaign really brought: the treated against the hold-out of its plan. It reads as a sentence ({@link
 * #toString}).
 *
 * @param plan what was planned
 * @param returned the share that came back, treated against held out, as an absolute effect
 * @param sampleRatio whether the hold-out has the size it should have
 */
public record CampaignReview(CampaignPlan plan, EffectResult returned, SampleRatio.Result sampleRatio) {
    /**
     * Judges a campaign.
     *
     * @param plan what was planned and done
     * @param outcomes per row of the plan's candidates, whether the user came back
     * @return the treated against the hold-out
     * @throws IllegalArgumentException if there is not one outcome per candidate
     */
    public static CampaignReview of(CampaignPlan plan, boolean[] outcomes) {
        if (outcomes.length != plan.candidates().size()) {
            throw new IllegalArgumentException(
                    outcomes.length + " outcomes for " + plan.candidates().size() + " candidates");
        }
        Sample.Proportion treated = share(plan.treated(), outcomes);
        Sample.Proportion heldOut = share(plan.heldOut(), outcomes);
        double share = plan.planner().holdOut().share();
        SampleRatio.Result ratio = SampleRatio.of(share, 1 - share).test(heldOut.n(), treated.n());
        EffectResult result = AbTest.of("came back", EffectKind.ABSOLUTE).compare(heldOut, treated);
        List<Warning> warnings = ratio.isMismatch()
                ? List.of(new Warning(Warning.Kind.SAMPLE_RATIO_MISMATCH, ratio.toString()))
                : List.of();
        return new CampaignReview(plan, result.with(warnings), ratio);
    }

    private static Sample.Proportion share(int[] rows, boolean[] outcomes) {
        long returned = 0;
        for (int row : rows) {
            returned += outcomes[row] ? 1 : 0;
        }
        return new Sample.Proportion(rows.length, returned);
    }

    /**
     * The returns that the campaign added: the effect times the treated.
     *
     * @return a number of users; NaN if nothing can be said
     */
    public double addedReturns() {
        return returned.estimate() * returned.treatment().n();
    }

    /**
     * What an added return cost.
     *
     * @return minor units of money; NaN if the campaign added none
     */
    public double costPerAddedReturnMinor() {
        return addedReturns() > 0 ? plan.costMinor() / addedReturns() : Double.NaN;
    }

    /**
     * Where the returns that the campaign added probably lie.
     *
     * @return the interval of the effect times the treated; NaN if nothing can be said
     */
    public Interval addedReturnsInterval() {
        Interval effect = returned.interval();
        long treated = returned.treatment().n();
        return new Interval(effect.low() * treated, effect.high() * treated, effect.level());
    }

    /**
     * The review in sentences, warnings behind them.
     *
     * @return for example {@code Win back: 7.2 % of 2,226 treated users came back against 4.0 % of 598 left alone, +3.2
     *     points (95 % interval +1.3 points to +5.1 points, p = 0.001). The campaign brought back 71.7 users who would not
     *     have come (95 % interval 29.1 to 114; 99.8 were expected), for 155 minor units of money each.}
     */
    @Override
    public String toString() {
        String name = plan.planner().name();
        if (returned.undetermined().isPresent()) {
            return name + " cannot be judged: " + returned.undetermined().get().reason() + ".";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %s of %,d treated users came back against %s of %,d left alone, %s (%s, %s). ",
                name,
                Text.level(returned.treatment()),
                returned.treatment().n(),
                Text.level(returned.control()),
                returned.control().n(),
                Text.effect(returned.estimate(), EffectKind.ABSOLUTE, true),
                Text.interval(returned.interval(), EffectKind.ABSOLUTE, true),
                Text.pValue(returned.pValue())));
        text.append(returned.isSignificant() ? verdict() : unclear());
        returned.warnings()
                .forEach(warning -> text.append(" Warning: ").append(warning).append('.'));
        return text.toString();
    }

    private String verdict() {
        String much = String.format(Locale.ROOT, "%s; %.1f were expected", addedInterval(), plan.expectedReturns());
        if (addedReturns() < 0) {
            return String.format(
                    Locale.ROOT, "The campaign kept users away: %.1f returns were added (%s).", addedReturns(), much);
        }
        return String.format(
                Locale.ROOT,
                "The campaign brought back %.1f users who would not have come (%s), for %.1f minor units of money each.",
                addedReturns(),
                much,
                costPerAddedReturnMinor());
    }

    private String unclear() {
        return String.format(
                Locale.ROOT,
                "Chance alone could make this difference: the returns that the campaign added may be anything in the %s;"
                        + " %.1f were expected.",
                addedInterval(),
                plan.expectedReturns());
    }

    private String addedInterval() {
        Interval added = addedReturnsInterval();
        return String.format(
                Locale.ROOT, "%s interval %.1f to %.1f", Text.percent(added.level()), added.low(), added.high());
    }
}
