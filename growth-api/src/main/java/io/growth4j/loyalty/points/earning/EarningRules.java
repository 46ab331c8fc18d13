package io.growth4j.loyalty.points.earning;

import io.growth4j.definition.Definition;
import io.growth4j.definition.UnknownName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What earns how many points, in a fixed order: base, then multiplier, then bonus. Of several multipliers at one time
 * the one that started last counts alone, unless they are said to stack. Immutable and thread-safe.
 *
 * @param prices base points of behaviours, by name
 * @param consumption base points of orders
 * @param multipliers promotions
 * @param stacked whether all multipliers at one time are multiplied; otherwise only the most recent one counts
 * @param bonuses points on top, by product
 */
public record EarningRules(
        Map<String, Long> prices,
        ConsumptionEarning consumption,
        List<Multiplier> multipliers,
        boolean stacked,
        Map<String, Long> bonuses)
        implements Definition {
    public EarningRules {
        prices = Collections.unmodifiableMap(new TreeMap<>(prices));
        multipliers = List.copyOf(multipliers);
        bonuses = Collections.unmodifiableMap(new TreeMap<>(bonuses));
        prices.forEach((name, points) -> requireNotNegative("price of '" + name + "'", points));
        bonuses.forEach((name, points) -> requireNotNegative("bonus of '" + name + "'", points));
    }

    private static void requireNotNegative(String name, long points) {
        if (points < 0) {
            throw new IllegalArgumentException(name + " is " + points + ", below 0: taking points is not earning");
        }
    }

    /**
     * What a behaviour earns.
     *
     * @param behaviour its name
     * @param at when
     * @return the award
     * @throws IllegalArgumentException if it has no price; the message shows near misses
     */
    public Award behaviour(String behaviour, Instant at) {
        Long base = prices.get(behaviour);
        if (base == null) {
            throw UnknownName.of("behaviour", behaviour, prices.keySet());
        }
        return new Award(base, multiplied(base, at), 0);
    }

    /**
     * What an order earns.
     *
     * @param amount its amount
     * @param products what was bought
     * @param at when
     * @return the award
     */
    public Award order(OrderAmount amount, Collection<String> products, Instant at) {
        long base = consumption.points(amount);
        long bonus = 0;
        for (String product : products) {
            bonus = Math.addExact(bonus, bonuses.getOrDefault(product, 0L));
        }
        return new Award(base, multiplied(base, at), bonus);
    }

    private long multiplied(long base, Instant at) {
        BigDecimal points = BigDecimal.valueOf(base);
        Multiplier latest = null;
        for (Multiplier multiplier : multipliers) {
            if (multiplier.holds(at)) {
                points = stacked ? times(points, multiplier) : points;
                latest = latest == null || multiplier.from().isAfter(latest.from()) ? multiplier : latest;
            }
        }
        if (!stacked && latest != null) {
            points = times(points, latest);
        }
        return points.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BigDecimal times(BigDecimal points, Multiplier multiplier) {
        return points.multiply(BigDecimal.valueOf(multiplier.percent(), 2));
    }
}
