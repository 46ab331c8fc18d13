/**
 * What a user will be worth, from features: for users with little history of buying.
 *
 * <p>Start with {@link io.growth4j.models.ltv.regression.ValueTrainer}: will the user pay, and if so, how much. For
 * customers with a history of purchases, and no features, see {@code io.growth4j.models.ltv}.
 */
@NullMarked
package io.growth4j.models.ltv.regression;

import org.jspecify.annotations.NullMarked;
