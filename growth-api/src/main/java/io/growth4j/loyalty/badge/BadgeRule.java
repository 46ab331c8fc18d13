package io.growth4j.loyalty.badge;

import io.growth4j.definition.Definition;
import io.growth4j.event.EventType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What earns a badge. The badges of a user are a function of the set of the user's events: the order in which these
 * arrive does not matter. Immutable and thread-safe.
 */
public sealed interface BadgeRule extends Definition {
    /**
     * The badge's name.
     *
     * @return not blank
     */
    String name();

    /**
     * Which events count.
     *
     * @return their types
     */
    Set<EventType> types();

    /**
     * How it is shown and kept.
     *
     * @return its style
     */
    BadgeStyle style();

    /**
     * The badges that one user's events earn.
     *
     * @param events the events of one user, in any order; those of other types are passed over
     * @return the badges in the order in which they were earned; O(n log n)
     */
    default List<Badge> badges(Collection<BadgeEvent> events) {
        return BadgeFinder.badges(this, BadgeFinder.counting(this, events));
    }

    /**
     * The badge that the user could earn next by this rule.
     *
     * @param events the events of one user, in any order
     * @return it, or empty if there is nothing more to earn
     */
    default Optional<NextBadge> next(Collection<BadgeEvent> events) {
        return BadgeFinder.next(this, BadgeFinder.counting(this, events));
    }

    /**
     * For the first time: the first event earns it, once. It rewards a step on the way that everyone should take.
     *
     * @param name the badge's name
     * @param types which events count
     * @param style how it is shown and kept
     */
    record Exploration(String name, Set<EventType> types, BadgeStyle style) implements BadgeRule {
        public Exploration {
            types = requireRule(name, types);
        }
    }

    /**
     * For doing it often, much, or in many ways: one badge per level, earned by the event with which the level is
     * reached.
     *
     * @param name the badge's name
     * @param types which events count
     * @param style how it is shown and kept
     * @param measure what is accumulated
     * @param levels the thresholds, above 0, rising
     * @param period the period after which accumulation starts anew, or null for never
     */
    record Accumulation(
            String name,
            Set<EventType> types,
            BadgeStyle style,
            Measure measure,
            List<Long> levels,
            @Nullable BadgePeriod period)
            implements BadgeRule {
        public Accumulation {
            types = requireRule(name, types);
            levels = requireLevels(name, levels);
        }
    }

    /**
     * For keeping at it: n periods in a row, each with a sum of values of at least a threshold. Each length is awarded
     * once in a row of periods.
     *
     * @param name the badge's name
     * @param types which events count
     * @param style how it is shown and kept
     * @param period the periods
     * @param threshold the least sum of values in a period
     * @param lengths how many periods, above 0, rising
     * @param within 0 if the periods must be consecutive; otherwise within how many periods they must lie, at least the
     *     longest length
     */
    record Streak(
            String name,
            Set<EventType> types,
            BadgeStyle style,
            BadgePeriod period,
            long threshold,
            List<Long> lengths,
            int within)
            implements BadgeRule {
        public Streak {
            types = requireRule(name, types);
            lengths = requireLevels(name, lengths);
            if (within != 0 && within < lengths.get(lengths.size() - 1)) {
                throw new IllegalArgumentException("streak '" + name + "' asks for " + lengths + " periods within "
                        + within + ": that cannot be; 0 means consecutive");
            }
        }

        /**
         * A streak of consecutive periods.
         *
         * @param name the badge's name
         * @param types which events count
         * @param period the periods
         * @param threshold the least sum of values in a period
         * @param lengths how many periods, above 0, rising
         * @return the rule
         */
        public static Streak consecutive(
                String name, Set<EventType> types, BadgePeriod period, long threshold, List<Long> lengths) {
            return new Streak(name, types, BadgeStyle.STANDARD, period, threshold, lengths, 0);
        }
    }

    private static Set<EventType> requireRule(String name, Set<EventType> types) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("badge name '" + name + "' is blank");
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException("badge '" + name + "' counts no types of event: nobody could earn it");
        }
        return Set.copyOf(types);
    }

    private static List<Long> requireLevels(String name, List<Long> levels) {
        long before = 0;
        for (long level : levels) {
            if (level <= before) {
                throw new IllegalArgumentException(
                        "levels " + levels + " of badge '" + name + "' do not rise from above 0");
            }
            before = level;
        }
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("badge '" + name + "' has no levels");
        }
        return List.copyOf(levels);
    }
}
