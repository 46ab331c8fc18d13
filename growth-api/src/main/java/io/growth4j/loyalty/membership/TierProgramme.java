package io.growth4j.loyalty.membership;

import io.growth4j.definition.Definition;
import io.growth4j.loyalty.level.DowngradePolicy;
import io.growth4j.loyalty.level.TierLadder;
import java.time.LocalDate;

/**
 * How tiers are won and lost: which points count, when a tier is looked at, and how far it may fall then. Rising is
 * always at once; the tier is decided before points are reset. Immutable and thread-safe.
 *
 * @param ladder the tiers
 * @param basis which points carry a tier
 * @param windowDays over how many days points count for {@link TierBasis#EARNED_IN_WINDOW}, at least 1
 * @param mode when a tier may fall
 * @param downgrade how far it falls
 * @param resetPoints whether points are set to zero at each evaluation by the calendar
 */
public record TierProgramme(
        TierLadder ladder,
        TierBasis basis,
        int windowDays,
        EvaluationMode mode,
        DowngradePolicy downgrade,
        boolean resetPoints)
        implements Definition {
    public TierProgramme {
        if (windowDays < 1) {
            throw new IllegalArgumentException("windowDays " + windowDays + " is not at least 1");
        }
    }

    /**
     * The standard: points earned in the last 365 days, looked at every 365 days after the tier changed, falling to what
     * they carry, without a reset.
     *
     * @param ladder the tiers
     * @return the programme
     */
    public static TierProgramme standard(TierLadder ladder) {
        return new TierProgramme(
                ladder,
                TierBasis.EARNED_IN_WINDOW,
                365,
                new EvaluationMode.EveryDays(365, EvaluationMode.Anchor.LEVEL_CHANGE),
                DowngradePolicy.BALANCE_BASED,
                false);
    }

    /**
     * Looks at a member's tier: raises it at once, lowers it if that is due.
     *
     * @param state where the member stands
     * @param member what the member has earned
     * @param today the day
     * @param reversal whether something earned was just taken back, or somebody asks for the tier to be looked at
     * @return where the member stands now
     * @throws IllegalArgumentException if the day is before the last evaluation
     */
    public TierStatus evaluate(TierState state, MemberPoints member, LocalDate today, boolean reversal) {
        if (today.isBefore(state.lastEvaluated())) {
            throw new IllegalArgumentException("evaluation on " + today + " is before the last one on "
                    + state.lastEvaluated() + ": days must not go back");
        }
        long points = points(state, member, today);
        LocalDate due = mode.due(state);
        boolean byCalendar = due != null && !today.isBefore(due);
        boolean mayFall = byCalendar || (reversal && mode instanceof EvaluationMode.OnReversal);
        int tier = ladder.evaluate(state.tier(), points, mayFall ? downgrade : DowngradePolicy.NEVER);
        TierState after = new TierState(
                tier,
                state.registered(),
                tier == state.tier() ? state.tierSince() : today,
                byCalendar ? today : state.lastEvaluated());
        boolean reset = byCalendar && resetPoints;
        long left = reset ? 0 : points;
        LocalDate next = mode.due(after);
        return new TierStatus(
                after,
                left,
                next == null ? tier : ladder.evaluate(tier, left, downgrade),
                ladder.toNext(tier, left),
                next == null ? 0 : ladder.toKeep(tier, left),
                next,
                reset);
    }

    private long points(TierState state, MemberPoints member, LocalDate today) {
        return switch (basis) {
            case ACTIVE_POINTS -> member.active();
            case EARNED_SINCE_CHANGE -> member.earnedSince(state.tierSince());
            case EARNED_IN_WINDOW -> member.earnedSince(today.minusDays(windowDays - 1L));
        };
    }
}
