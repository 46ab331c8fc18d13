package io.growth4j.loyalty.growthvalue;

/**
 * One day of a fold.
 *
 * @param line what was booked
 * @param state the state at the end of the day
 */
public record GrowthStep(GrowthLine line, GrowthValue state) {}
