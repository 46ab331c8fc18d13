package io.growth4j.features.analytics;

import io.growth4j.definition.Definition;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventType;

/**
 * Which events bring money and which give it back; their amounts are in minor units. Events without an amount do not
 * count.
 *
 * @param orders events whose amount is income
 * @param refunds events whose amount is taken off
 */
public record Income(EventSelection orders, EventSelection refunds) implements Definition {
    /**
     * What a catalogue calls revenue and refund.
     *
     * @param catalog what the types mean
     * @return the income
     */
    public static Income of(EventCatalog catalog) {
        return new Income(new EventSelection(catalog.revenue(), false), new EventSelection(catalog.refund(), false));
    }

    /** The events that bring or take money. */
    EventSelection events() {
        return orders.or(refunds);
    }

    /** Per type: 1 for orders, −1 for refunds, 0 for others. */
    int[] signs(UserHistories histories) {
        return histories.types().stream().mapToInt(this::sign).toArray();
    }

    /** 1 for orders, −1 for refunds, 0 for others. */
    int sign(EventType type) {
        return (orders.matches(type) ? 1 : 0) - (refunds.matches(type) ? 1 : 0);
    }
}
