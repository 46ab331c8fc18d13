/**
 * Features out of grouped events: filters and windows select once, what several features need is walked once, and
 * aggregations get columns.
 *
 * <p>Start with {@link io.growth4j.features.internal.compute.Evaluator}, whose events lie in {@code internal.group}. Not
 * exported.
 */
@NullMarked
package io.growth4j.features.internal.compute;

import org.jspecify.annotations.NullMarked;
