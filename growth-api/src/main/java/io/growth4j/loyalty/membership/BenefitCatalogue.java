package io.growth4j.loyalty.membership;

import io.growth4j.definition.Definition;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * All benefits of a programme. Immutable and thread-safe.
 *
 * @param benefits the benefits; names are unique
 */
public record BenefitCatalogue(List<Benefit> benefits) implements Definition {
    public BenefitCatalogue {
        benefits = List.copyOf(benefits);
        Set<String> names = new HashSet<>();
        for (Benefit benefit : benefits) {
            if (!names.add(benefit.name())) {
                throw new IllegalArgumentException("two benefits are named '" + benefit.name() + "'");
            }
        }
    }

    /**
     * A step that unlocks something.
     *
     * @param standing where the user would stand after it
     * @param benefits what it unlocks, at least one
     */
    public record Step(Standing standing, List<Benefit> benefits) {
        public Step {
            benefits = List.copyOf(benefits);
        }
    }

    /**
     * What a user has.
     *
     * @param standing where the user stands
     * @return benefits in the order of the catalogue
     */
    public List<Benefit> of(Standing standing) {
        return benefits.stream().filter(benefit -> benefit.isFor(standing)).toList();
    }

    /**
     * What the next level unlocks that unlocks anything.
     *
     * @param standing where the user stands
     * @return the step, or empty if no higher level unlocks more
     */
    public Optional<Step> nextLevel(Standing standing) {
        return step(
                standing,
                Benefit::minLevel,
                standing.level(),
                level -> new Standing(level, standing.tier(), standing.plan()));
    }

    /**
     * What the next tier unlocks that unlocks anything.
     *
     * @param standing where the user stands
     * @return the step, or empty if no higher tier unlocks more
     */
    public Optional<Step> nextTier(Standing standing) {
        return step(
                standing,
                Benefit::minTier,
                standing.tier(),
                tier -> new Standing(standing.level(), tier, standing.plan()));
    }

    /**
     * What a plan would unlock.
     *
     * @param standing where the user stands
     * @param plan the plan to change to
     * @return benefits that the user does not have yet
     */
    public List<Benefit> withPlan(Standing standing, String plan) {
        return gained(standing, new Standing(standing.level(), standing.tier(), plan));
    }

    private Optional<Step> step(Standing standing, ToIntFunction<Benefit> needed, int has, IntFunction<Standing> then) {
        return benefits.stream()
                .filter(benefit -> needed.applyAsInt(benefit) > has)
                .sorted(Comparator.comparingInt(needed))
                .map(benefit -> then.apply(needed.applyAsInt(benefit)))
                .map(next -> new Step(next, gained(standing, next)))
                .filter(step -> !step.benefits().isEmpty())
                .findFirst();
    }

    private List<Benefit> gained(Standing before, Standing after) {
        return benefits.stream()
                .filter(benefit -> benefit.isFor(after) && !benefit.isFor(before))
                .toList();
    }
}
