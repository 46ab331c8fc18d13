package io.growth4j.segment;

import io.growth4j.segment.aarrr.AarrrRule;
import io.growth4j.segment.aarrr.AarrrStage;
import io.growth4j.segment.lifecycle.LifecycleFit;
import io.growth4j.segment.lifecycle.LifecycleRule;
import io.growth4j.segment.lifecycle.LifecycleStage;
import io.growth4j.segment.rfm.ActivityTier;
import io.growth4j.segment.rfm.ActivityTierRule;
import io.growth4j.segment.rfm.RfmCell;
import io.growth4j.segment.rfm.RfmCellRule;
import io.growth4j.segment.rfm.RfmCells;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.UserTable;
import java.util.function.BiFunction;

/**
 * Makes segmenters. Rules, standard or fitted to a table, come from the sub-packages of this one; rules of your own
 * implement {@link Rule}.
 */
public final class Segmenters {
    private Segmenters() {}

    /**
     * The standard segmenter of documented constants: lifecycle of a product that is used daily, AARRR with referral
     * last, RFM cells cut at 30 days, 3 orders and 10,000 minor units, and the four activity tiers.
     *
     * @return a segmenter that needs no population
     */
    public static Segmenter<UserSegments> standard() {
        return standard(
                LifecycleRule.standard(), AarrrRule.standard(), RfmCellRule.standard(), ActivityTierRule.standard());
    }

    /**
     * The standard segmenter with rules of your own choice: fitted to a table, say.
     *
     * @param lifecycle the lifecycle, for example of {@code LifecycleFit.standard().fit(users)}
     * @param aarrr the furthest stage reached
     * @param rfm the RFM cell, for example of {@code RfmCells.standard().fit(users)}
     * @param tier the activity tier
     * @return a segmenter of the four rules
     */
    public static Segmenter<UserSegments> standard(
            Rule<LifecycleStage> lifecycle, Rule<AarrrStage> aarrr, Rule<RfmCell> rfm, Rule<ActivityTier> tier) {
        return of(new StandardRule(lifecycle, aarrr, rfm, tier));
    }

    /**
     * The standard segmenter fitted to a population: typical interval and gaps from how users come, RFM cuts at the
     * means of buyers.
     *
     * @param users the population; O(rows log rows)
     * @return a segmenter whose cut points are part of its definition; it may need features that the table lacks, to be
     *     computed from the log by {@link Segmenter#features()}
     */
    public static Segmenter<UserSegments> fitted(UserTable users) {
        return standard(
                LifecycleFit.standard().fit(users),
                AarrrRule.standard(),
                RfmCells.standard().fit(users),
                ActivityTierRule.standard());
    }

    /**
     * A segmenter of one rule.
     *
     * @param rule the rule
     * @param <S> the groups
     * @return its segmenter
     */
    public static <S> Segmenter<S> of(Rule<S> rule) {
        return new RuleSegmenter<>(rule);
    }

    /**
     * Two rules at once: the groups of the first crossed with those of the second.
     *
     * @param first one rule
     * @param second another
     * @param combine names a pair of groups; called once per pair, now
     * @param <A> the groups of the first
     * @param <B> the groups of the second
     * @param <C> the combined groups, with {@code equals}
     * @return a rule, to be combined again or given to {@link #of}
     */
    public static <A, B, C> Rule<C> combine(
            Rule<A> first, Rule<B> second, BiFunction<? super A, ? super B, ? extends C> combine) {
        return new CombinedRule<>(first, second, combine);
    }
}
