/**
 * Is a model in service still what it was: how far users and scores have moved from those at training, and whether the
 * scores still tell users apart.
 *
 * <p>Start with {@link io.growth4j.models.monitoring.ModelMonitor}, which is fed users and scores and compares them with
 * the {@link io.growth4j.models.monitoring.Baseline} saved in the model's file; {@link
 * io.growth4j.models.monitoring.Drift} holds the plain formulas. How good a model is in the first place is asked in
 * {@code io.growth4j.models.evaluation}.
 */
@NullMarked
package io.growth4j.models.monitoring;

import org.jspecify.annotations.NullMarked;
