/**
 * Will the user act, and is it a habit yet: Fogg's behaviour model, prompts, and a habit index from real activity.
 *
 * <p>Start with {@link io.growth4j.loyalty.habit.FoggModel} for one moment and {@link
 * io.growth4j.loyalty.habit.HabitIndex} for many weeks. Rewards are the neighbours {@code points} and {@code badge}.
 */
@NullMarked
package io.growth4j.loyalty.habit;

import org.jspecify.annotations.NullMarked;
