package io.growth4j.loyalty.level;

import io.growth4j.definition.Definition;
import io.growth4j.definition.UnknownName;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tiers by name, lowest first. The value that carries a tier should be what a user has <em>earned</em>, not the balance:
 * otherwise spending points costs the tier.
 *
 * @param tiers the tiers; the lowest has threshold 0, the others rise
 */
public record TierLadder(List<Tier> tiers) implements Definition {
    public TierLadder {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.get(0).threshold() != 0) {
            throw new IllegalArgumentException(
                    "tiers " + tiers + " do not start with threshold 0: everyone has the lowest tier");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < tiers.size(); i++) {
            if (i > 0 && tiers.get(i).threshold() <= tiers.get(i - 1).threshold()) {
                throw new IllegalArgumentException(
                        tiers.get(i) + " does not need more than " + tiers.get(i - 1) + ": thresholds must rise");
            }
            if (!names.add(tiers.get(i).name())) {
                throw new IllegalArgumentException(
                        "two tiers are named '" + tiers.get(i).name() + "'");
            }
        }
    }

    /**
     * The tier that a value carries.
     *
     * @param value earned points or growth value; below 0 counts as 0
     * @return the tier's position, 0 the lowest
     */
    public int carried(long value) {
        int tier = 0;
        while (tier + 1 < tiers.size() && tiers.get(tier + 1).threshold() <= value) {
            tier++;
        }
        return tier;
    }

    /**
     * The tier after an evaluation. Where points are reset at the end of a period, evaluate first and reset then.
     *
     * @param current the tier before
     * @param value the value that counts
     * @param policy what happens if the value no longer carries the tier
     * @return the tier's position
     */
    public int evaluate(int current, long value, DowngradePolicy policy) {
        requireTier(current);
        return policy.after(current, carried(value));
    }

    /**
     * What is missing to the tier above.
     *
     * @param tier a tier's position
     * @param value the value that counts
     * @return 0 if the value carries it already, or empty on the highest tier
     */
    public OptionalLong toNext(int tier, long value) {
        requireTier(tier);
        return tier + 1 == tiers.size()
                ? OptionalLong.empty()
                : OptionalLong.of(missing(tiers.get(tier + 1).threshold(), value));
    }

    /**
     * What is missing to keep a tier at the next evaluation.
     *
     * @param tier a tier's position
     * @param value the value that counts
     * @return 0 if the value carries it
     */
    public long toKeep(int tier, long value) {
        requireTier(tier);
        return missing(tiers.get(tier).threshold(), value);
    }

    /**
     * The position of a tier.
     *
     * @param name the tier's name
     * @return 0 for the lowest
     * @throws IllegalArgumentException if there is none of that name; the message shows near misses
     */
    public int position(String name) {
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).name().equals(name)) {
                return i;
            }
        }
        throw UnknownName.of("tier", name, tiers.stream().map(Tier::name).toList());
    }

    private static long missing(long threshold, long value) {
        return Math.max(0, threshold - Math.max(0, value));
    }

    private void requireTier(int tier) {
        if (tier < 0 || tier >= tiers.size()) {
            throw new IllegalArgumentException("tier " + tier + " is not within 0.." + (tiers.size() - 1));
        }
    }
}
