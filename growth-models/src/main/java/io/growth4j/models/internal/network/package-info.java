/**
 * A small neural network in plain arrays: a wide linear part with crosses beside embeddings and hidden layers, trained
 * by mini-batches on one thread.
 *
 * <p>Start with {@link io.growth4j.models.internal.network.NetworkTraining}, which fits the weights of a {@link
 * io.growth4j.models.internal.network.Topology} to {@link io.growth4j.models.internal.network.Examples}; {@link
 * io.growth4j.models.internal.network.CompiledNetwork} serves them. How users become examples is told in {@code
 * io.growth4j.models.propensity}.
 */
@NullMarked
package io.growth4j.models.internal.network;

import org.jspecify.annotations.NullMarked;
