package io.growth4j.score;

/** A scorer whose score is the probability, 0 to 1, that a user does something within a horizon. */
public interface PropensityModel extends Scorer {}
