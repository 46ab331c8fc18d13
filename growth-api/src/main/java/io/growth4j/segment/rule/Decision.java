package io.growth4j.segment.rule;

import io.growth4j.user.UserSnapshot;

/**
 * A rule bound to a schema. Immutable and thread-safe.
 *
 * @param <S> the groups
 */
public interface Decision<S> {
    /**
     * The group of a user. Allocates nothing.
     *
     * @param user a snapshot of the schema that the rule was bound to
     * @return the group
     */
    S decide(UserSnapshot user);

    /**
     * Why: the condition that decided and the values that met it.
     *
     * @param user a snapshot of the schema that the rule was bound to
     * @return one line, starting with the group, for example {@code CHURNED: 9.0 days since last activity > churn gap 7
     *     days}
     */
    String explain(UserSnapshot user);
}
