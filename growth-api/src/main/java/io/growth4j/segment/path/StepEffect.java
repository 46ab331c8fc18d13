package io.growth4j.segment.path;

/**
 * How a function goes with the step from a stage to the next.
 *
 * @param function the function
 * @param stage the stage before the step
 * @param users how many users used the function in that stage
 * @param share the share of them that took the step in time after a use; NaN if they are too few
 * @param lift the share over that of all users of the stage who took the step at any time; NaN if there is none
 */
public record StepEffect(ProductFunction function, String stage, int users, double share, double lift) {}
