/**
 * One user, one answer, and why: the contract that every segmentation rule fulfils.
 *
 * <p>Start with {@link io.growth4j.segment.rule.Rule}. The rules themselves stand in the sibling packages, one per
 * method; {@code Segmenters} in the parent package turns a rule into a segmenter for users and tables.
 */
@NullMarked
package io.growth4j.segment.rule;

import org.jspecify.annotations.NullMarked;
