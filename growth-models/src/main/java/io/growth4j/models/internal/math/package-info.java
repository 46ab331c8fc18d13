/**
 * Numbers that several islands need: special functions, optimisers, quantiles. Start with {@link
 * io.growth4j.models.internal.math.GammaFunctions}; thin over a maths library wherever that is accurate enough.
 */
@NullMarked
package io.growth4j.models.internal.math;

import org.jspecify.annotations.NullMarked;
