package io.growth4j.segment;

import io.growth4j.segment.rule.Rule;
import java.util.function.BiFunction;

/**
 * Makes segmenters. Rules, standard or fitted to a table, come from the sub-packages of this one; rules of your own
 * implement {@link Rule}.
 */
public final class Segmenters {
    private Segmenters() {}

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
