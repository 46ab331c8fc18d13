package io.growth4j.segment.method;

import static io.growth4j.segment.method.Question.DIFFERING_NEEDS;
import static io.growth4j.segment.method.Question.DIRECT_PAYMENT;
import static io.growth4j.segment.method.Question.EARLY_STAGE;
import static io.growth4j.segment.method.Question.EVOLVING_ROLES;
import static io.growth4j.segment.method.Question.HIGH_VALUE_BEHAVIOUR;
import static io.growth4j.segment.method.Question.RANKED_USERS;
import static io.growth4j.segment.method.Question.RELATED_USERS;
import static io.growth4j.segment.method.Question.SEVERAL_FUNCTIONS;
import static io.growth4j.segment.method.Question.STABLE_CORE;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A way of segmenting, and the answers that call for it, in the order in which methods are taken up. */
public enum Method {
    /** No segments yet. */
    MONITORING_ONLY("work on the product first; only watch the lifecycle", Map.of(STABLE_CORE, false)),
    /** The lifecycle, and no more. */
    SIMPLE_LIFECYCLE("manage a simple lifecycle", Map.of(STABLE_CORE, true, EARLY_STAGE, true)),
    /** The lifecycle by orders. */
    PAYMENT_LIFECYCLE(
            "segment by the payment lifecycle; consider incentives",
            Map.of(STABLE_CORE, true, HIGH_VALUE_BEHAVIOUR, true, EARLY_STAGE, false, DIRECT_PAYMENT, true)),
    /** The lifecycle by activity. */
    TRAFFIC_LIFECYCLE(
            "segment by the traffic lifecycle; consider incentives",
            Map.of(STABLE_CORE, true, HIGH_VALUE_BEHAVIOUR, true, EARLY_STAGE, false, DIRECT_PAYMENT, false)),
    /** Recency, frequency, monetary value. */
    RFM("segment by value", Map.of(STABLE_CORE, true, DIRECT_PAYMENT, true, EARLY_STAGE, false)),
    /** Acquisition, activation, retention, referral, revenue. */
    AARRR(
            "segment by the furthest stage reached",
            Map.of(STABLE_CORE, true, HIGH_VALUE_BEHAVIOUR, false, DIRECT_PAYMENT, false)),
    /** Roles on top of each other. */
    IDENTITY_PYRAMID(
            "segment by role, in a pyramid", Map.of(STABLE_CORE, true, RELATED_USERS, true, EVOLVING_ROLES, true)),
    /** Roles side by side. */
    IDENTITY_LADDERS(
            "segment by role, in parallel ladders",
            Map.of(STABLE_CORE, true, RELATED_USERS, true, EVOLVING_ROLES, false)),
    /** Tiers inside a role. */
    IDENTITY_TIERS("add tiers inside the roles", Map.of(STABLE_CORE, true, RELATED_USERS, true, RANKED_USERS, true)),
    /** Preferences and needs. */
    TRAIT_AND_NEED("segment by trait and need", Map.of(STABLE_CORE, true, DIFFERING_NEEDS, true)),
    /** All of this once per function. */
    PER_FUNCTION(
            "map functions to the growth path, then choose per function; consider segmented operations",
            Map.of(STABLE_CORE, true, SEVERAL_FUNCTIONS, true));

    private final String advice;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Map<Question, Boolean> conditions;

    Method(String advice, Map<Question, Boolean> conditions) {
        this.advice = advice;
        this.conditions = Collections.unmodifiableMap(new EnumMap<>(conditions));
    }

    /**
     * What to do.
     *
     * @return a few words
     */
    public String advice() {
        return advice;
    }

    /**
     * What calls for this method.
     *
     * @return the answers that must all be given, in the order of the questions
     */
    public Map<Question, Boolean> conditions() {
        return conditions;
    }
}
