/**
 * How likely, how much: the contracts of learned models. growth-models fulfils them; rules and services use them without
 * knowing how a model was made.
 *
 * <p>Start with {@link io.growth4j.score.Scorer}.
 */
@NullMarked
package io.growth4j.score;

import org.jspecify.annotations.NullMarked;
