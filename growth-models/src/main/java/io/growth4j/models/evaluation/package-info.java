/**
 * Is the model any good: what scores are worth once it is known what happened, and whether that is good enough to ship.
 *
 * <p>Start with {@link io.growth4j.models.evaluation.BinaryEvaluation} for what may happen, or {@link
 * io.growth4j.models.evaluation.RegressionEvaluation} for what it is worth; {@link
 * io.growth4j.models.evaluation.AcceptanceGates} turn the figures into a {@link
 * io.growth4j.models.evaluation.Verdict}. Whether a model in service still behaves as it did is asked in {@code
 * io.growth4j.models.monitoring}.
 */
@NullMarked
package io.growth4j.models.evaluation;

import org.jspecify.annotations.NullMarked;
