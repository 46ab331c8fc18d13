/**
 * How likely a user is to do something: churn, come back, share, buy. Trained by Tribuo, XGBoost or a small
 * network of our own, served from flat arrays.
 *
 * <p>Start with {@link io.growth4j.models.propensity.PropensityTrainer}: it turns a training set and a {@link
 * io.growth4j.models.propensity.Goal} into a {@link io.growth4j.models.propensity.Trained} model with its verdict, which
 * is saved as one file and read back by {@link io.growth4j.models.propensity.PropensityModels}. Figures and gates live
 * in {@code io.growth4j.models.evaluation}, the watch over a model in service in {@code io.growth4j.models.monitoring}.
 */
@NullMarked
package io.growth4j.models.propensity;

import org.jspecify.annotations.NullMarked;
