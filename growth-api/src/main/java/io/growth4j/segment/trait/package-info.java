/**
 * What a user likes and needs: preferred categories, sensitivity to price and service, when the product is used, and how
 * well.
 *
 * <p>Start with {@link io.growth4j.segment.trait.AffinityRule}. Value and activity of a user are the business of {@link
 * io.growth4j.segment.rfm}.
 */
@NullMarked
package io.growth4j.segment.trait;

import org.jspecify.annotations.NullMarked;
