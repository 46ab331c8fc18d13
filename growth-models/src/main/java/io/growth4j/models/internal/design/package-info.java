/**
 * How users become rows of numbers: shared by all methods that learn from features, and by the monitoring of what they
 * learned.
 *
 * <p>Start with {@link io.growth4j.models.internal.design.DesignFit}, which learns a {@link
 * io.growth4j.models.internal.design.Design} from a table. The mathematics lives in {@code
 * io.growth4j.models.internal.math}.
 */
@NullMarked
package io.growth4j.models.internal.design;

import org.jspecify.annotations.NullMarked;
