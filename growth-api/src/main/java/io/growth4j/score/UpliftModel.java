package io.growth4j.score;

/**
 * A scorer whose score is the expected change of an outcome if the user is treated: for responses a difference of
 * probabilities, −1 to 1. Negative means that treating does harm.
 */
public interface UpliftModel extends Scorer {}
