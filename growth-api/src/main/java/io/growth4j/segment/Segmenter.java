package io.growth4j.segment;

import io.growth4j.definition.Definition;
import io.growth4j.segment.rule.Explanation;
import io.growth4j.user.Feature;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.List;

/**
 * Puts every user into exactly one group. A segmenter is always fitted: what depends on the population is part of its
 * definition. Segmenters are immutable and thread-safe; made by {@code Segmenters}.
 *
 * @param <S> the groups
 */
public interface Segmenter<S> {
    /**
     * What exactly decides.
     *
     * @return the definition, cut points included
     */
    Definition definition();

    /**
     * The groups there are.
     *
     * @return all possible outcomes, in the order in which people read them
     */
    List<S> outcomes();

    /**
     * What must be known about a user.
     *
     * @return the features it reads
     */
    List<Feature> features();

    /**
     * The group of one user. Allocates nothing; never touches I/O, a lock or the clock.
     *
     * @param user what is known about the user
     * @return the group
     * @throws IllegalArgumentException if the snapshot lacks a feature; the message shows near misses
     */
    S segment(UserSnapshot user);

    /**
     * The groups of many users, equal to segmenting each alone.
     *
     * @param users what is known about them
     * @return a group per row; O(rows)
     * @throws IllegalArgumentException if the table lacks a feature; the message shows near misses
     */
    Segmentation<S> segment(UserTable users);

    /**
     * Why a user is in a group; computed on request only.
     *
     * @param user what is known about the user
     * @return the rule and the values that decided
     */
    Explanation explain(UserSnapshot user);
}
