/**
 * How users grow with a mature product: which function moves them from stage to stage, the best path to a goal, and how
 * to encourage the behaviours on it.
 *
 * <p>Start with {@link io.growth4j.segment.path.FunctionMap} for functions and stages, or with {@link
 * io.growth4j.segment.path.TransitionGraph} for behaviours. Whether a product has several functions to map at all, {@link
 * io.growth4j.segment.method} asks.
 */
@NullMarked
package io.growth4j.segment.path;

import org.jspecify.annotations.NullMarked;
