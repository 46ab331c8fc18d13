package io.growth4j.models.experiment;

import io.growth4j.action.CampaignPlan;
import io.growth4j.stat.EffectKind;
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

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %.1f added returns (%.1f were expected), %.1f minor units each; %s",
                plan.planner().name(),
                addedReturns(),
                plan.expectedReturns(),
                costPerAddedReturnMinor(),
                returned);
    }
}
