package io.growth4j.event;

import io.growth4j.definition.Definition;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the types of event mean to growth: which ones bring, activate, pay, refer, complain.
 *
 * <p>A type may have several meanings, or none; a log need not hold all types. Immutable.
 *
 * @param acquisition a user's first of these, or without one the first event of any type, is the acquisition
 * @param core the product's core behaviour: counted for lifecycle stages
 * @param activating the happy first experience
 * @param trial trying before buying
 * @param revenue orders; their amount is income
 * @param refund money given back; its amount is taken off income
 * @param referral each is one user won by this user's invitation
 * @param complaint the user complained
 * @param passive things done to the user (messages sent): never an activity of the user
 * @param weights how much one event of a type counts for engagement; types not named count 0
 */
public record EventCatalog(
        Set<EventType> acquisition,
        Set<EventType> core,
        Set<EventType> activating,
        Set<EventType> trial,
        Set<EventType> revenue,
        Set<EventType> refund,
        Set<EventType> referral,
        Set<EventType> complaint,
        Set<EventType> passive,
        Map<EventType, Double> weights)
        implements Definition {

    private static final EventCatalog STANDARD = new EventCatalog(
            Set.of(EventType.REGISTER),
            Set.of(EventType.PURCHASE, EventType.CART, EventType.COLLECT, EventType.SHARE),
            Set.of(EventType.COLLECT, EventType.CART, EventType.PURCHASE),
            Set.of(EventType.TRIAL),
            Set.of(EventType.PURCHASE),
            Set.of(EventType.REFUND),
            Set.of(EventType.INVITE),
            Set.of(EventType.COMPLAINT),
            Set.of(EventType.MESSAGE, EventType.REFUND),
            Map.of(
                    EventType.CLICK, 0.5,
                    EventType.COLLECT, 1.0,
                    EventType.SHARE, 1.0,
                    EventType.CART, 1.0,
                    EventType.PURCHASE, 1.0));

    public EventCatalog {
        acquisition = sorted(acquisition);
        core = sorted(core);
        activating = sorted(activating);
        trial = sorted(trial);
        revenue = sorted(revenue);
        refund = sorted(refund);
        referral = sorted(referral);
        complaint = sorted(complaint);
        passive = sorted(passive);
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        weights.forEach((type, weight) -> {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight " + weight + " of '" + type + "' is not a number from 0 up");
            }
        });
    }

    private static Set<EventType> sorted(Set<EventType> types) {
        return Collections.unmodifiableSet(new TreeSet<>(types));
    }

    /**
     * The catalogue of a shop, by the names of {@link EventType}: purchases, carts, collections and shares are core;
     * collecting, carting and buying activate; clicks weigh 0.5 and core events 1.
     *
     * @return the standard catalogue
     */
    public static EventCatalog standard() {
        return STANDARD;
    }

    /**
     * A builder that starts from this catalogue.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes a catalogue meaning by meaning. Not thread-safe. */
    public static final class Builder {
        private Set<EventType> acquisition;
        private Set<EventType> core;
        private Set<EventType> activating;
        private Set<EventType> trial;
        private Set<EventType> revenue;
        private Set<EventType> refund;
        private Set<EventType> referral;
        private Set<EventType> complaint;
        private Set<EventType> passive;
        private Map<EventType, Double> weights;

        private Builder(EventCatalog start) {
            acquisition = start.acquisition;
            core = start.core;
            activating = start.activating;
            trial = start.trial;
            revenue = start.revenue;
            refund = start.refund;
            referral = start.referral;
            complaint = start.complaint;
            passive = start.passive;
            weights = start.weights;
        }

        /**
         * Replaces the acquisition types.
         *
         * @param types the types
         * @return this builder
         */
        public Builder acquisition(EventType... types) {
            acquisition = Set.of(types);
            return this;
        }

        /**
         * Replaces the core types.
         *
         * @param types the types
         * @return this builder
         */
        public Builder core(EventType... types) {
            core = Set.of(types);
            return this;
        }

        /**
         * Replaces the activating types.
         *
         * @param types the types
         * @return this builder
         */
        public Builder activating(EventType... types) {
            activating = Set.of(types);
            return this;
        }

        /**
         * Replaces the trial types.
         *
         * @param types the types
         * @return this builder
         */
        public Builder trial(EventType... types) {
            trial = Set.of(types);
            return this;
        }

        /**
         * Replaces the revenue types.
         *
         * @param types the types
         * @return this builder
         */
        public Builder revenue(EventType... types) {
            revenue = Set.of(types);
            return this;
        }

        /**
         * Replaces the refund types.
         *
         * @param types the types
         * @return this builder
         */
        public Builder refund(EventType... types) {
            refund = Set.of(types);
            return this;
        }

        /**
         * Replaces the referral types.
         *
         * @param types the types
         * @return this builder
         */
        public Builder referral(EventType... types) {
            referral = Set.of(types);
            return this;
        }

        /**
         * Replaces the complaint types.
         *
         * @param types the types
         * @return this builder
         */
        public Builder complaint(EventType... types) {
            complaint = Set.of(types);
            return this;
        }

        /**
         * Replaces the passive types.
         *
         * @param types the types
         * @return this builder
         */
        public Builder passive(EventType... types) {
            passive = Set.of(types);
            return this;
        }

        /**
         * Replaces the weights.
         *
         * @param weights how much one event of a type counts for engagement
         * @return this builder
         */
        public Builder weights(Map<EventType, Double> weights) {
            this.weights = weights;
            return this;
        }

        /**
         * The catalogue.
         *
         * @return a new catalogue
         */
        public EventCatalog build() {
            return new EventCatalog(
                    acquisition, core, activating, trial, revenue, refund, referral, complaint, passive, weights);
        }
    }
}
