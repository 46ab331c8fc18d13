/**
 * How a result is shown: a neutral {@link io.growth4j.report.Table} and {@link io.growth4j.report.Plot} that any result
 * can offer, and one self-contained page that holds them.
 *
 * <p>Start with {@link io.growth4j.report.Table}. Nothing here computes.
 */
@NullMarked
package io.growth4j.report;

import org.jspecify.annotations.NullMarked;
