package io.growth4j.bench.quickstart;

import io.growth4j.action.CampaignPlan;
import io.growth4j.action.CampaignPlanner;
import io.growth4j.action.CampaignPlanner.Channel;
import io.growth4j.action.Candidates;
import io.growth4j.action.HoldOut;
import io.growth4j.models.experiment.CampaignReview;
import io.growth4j.segment.lifecycle.LifecycleStage;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Winning back: a campaign to those who left, planned within a budget, with a random hold-out, and judged by it. What the
 * users do is simulated: 3 % come back on their own, a message adds up to 5 points.
 */
final class CampaignStep {
    private static final double RETURN_RATE = 0.03;
    private static final double MOST_UPLIFT = 0.05;
    private static final double ERROR = 0.01;
    private static final long MESSAGE_COST_PER_THOUSAND = 5_000;

    private CampaignStep() {}

    /** The plan, and what the hold-out shows that it brought. */
    static String run(Census census) {
        UserTable users = census.users();
        int[] gone = IntStream.range(0, users.size())
                .filter(row -> census.standard().of(row).lifecycle() == LifecycleStage.CHURNED)
                .toArray();
        if (gone.length < 200) {
            return "No win-back campaign: " + gone.length + " churned users are too few to judge one.\n";
        }
        Candidates candidates = candidates(users.select(gone));
        CampaignPlanner planner = new CampaignPlanner(
                "Win back",
                gone.length * MESSAGE_COST_PER_THOUSAND / 2_000,
                List.of(new Channel("message", MESSAGE_COST_PER_THOUSAND, gone.length)),
                0,
                HoldOut.of("quickstart win-back", 0.2));
        CampaignPlan plan = planner.plan(candidates);
        return String.format(
                Locale.ROOT,
                "A win-back campaign to %,d users who left. What they do is simulated: %.0f %% come back on their own, and a"
                        + " message adds up to %.0f points.%nThe plan:%n%s%nA month later, judged by the users left"
                        + " alone:%n%s%n",
                gone.length,
                100 * RETURN_RATE,
                100 * MOST_UPLIFT,
                plan.toTable(),
                CampaignReview.of(plan, outcomes(plan)));
    }

    /** The more a user bought before, the more a message brings back; a return is worth a mean order. */
    private static Candidates candidates(UserTable users) {
        long[] orders = users.longs(StandardFeatures.ORDERS);
        long[] revenue = users.longs(StandardFeatures.REVENUE_MINOR);
        UserKeys keys = users.keys();
        double[] uplift = Arrays.stream(orders)
                .mapToDouble(count -> MOST_UPLIFT * (1 - Math.exp(-(double) Math.max(0, count))))
                .toArray();
        double[] errors = new double[uplift.length];
        Arrays.fill(errors, ERROR);
        long[] values = IntStream.range(0, uplift.length)
                .mapToLong(row -> orders[row] > 0 ? Math.max(0, revenue[row] / orders[row]) : 0)
                .toArray();
        return Candidates.of(keys, uplift)
                .upliftError(errors)
                .valueMinor(values)
                .build();
    }

    private static boolean[] outcomes(CampaignPlan plan) {
        SplittableRandom random = new SplittableRandom(7);
        boolean[] returned = new boolean[plan.candidates().size()];
        for (int row = 0; row < returned.length; row++) {
            returned[row] = random.nextDouble() < RETURN_RATE;
        }
        for (int row : plan.treated()) {
            returned[row] |= random.nextDouble() < plan.candidates().uplift(row) / (1 - RETURN_RATE);
        }
        return returned;
    }
}
