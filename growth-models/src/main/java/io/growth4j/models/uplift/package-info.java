/**
 * Whom to treat: models of what a treatment changes, and measures of how well they rank users by it.
 *
 * <p>Start with {@link io.growth4j.models.uplift.UpliftTrainers} to learn, and {@link
 * io.growth4j.models.uplift.UpliftRanking} to judge; {@link io.growth4j.models.uplift.UpliftModels} saves. Whether a treatment works at all is the question of {@code
 * io.growth4j.models.experiment}.
 */
@NullMarked
package io.growth4j.models.uplift;

import org.jspecify.annotations.NullMarked;
