package io.growth4j.segment.rule;

import io.growth4j.definition.Definition;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import java.util.List;

/**
 * A rule that puts every user into exactly one group: total, pure, and complete in itself, with all cut points as part
 * of its definition. Immutable and thread-safe.
 *
 * @param <S> the groups
 */
public interface Rule<S> {
    /**
     * What exactly the rule says.
     *
     * @return its definition, cut points included
     */
    Definition definition();

    /**
     * The groups there are.
     *
     * @return all possible outcomes, in the order in which people read them
     */
    List<S> outcomes();

    /**
     * What the rule reads.
     *
     * @return the features it needs
     */
    List<Feature> features();

    /**
     * Resolves the features to slots, once.
     *
     * @param schema the features of the snapshots to come
     * @return the rule for snapshots of this schema
     * @throws IllegalArgumentException if a feature is missing or of another type; the message shows near misses
     */
    Decision<S> bind(FeatureSchema schema);
}
