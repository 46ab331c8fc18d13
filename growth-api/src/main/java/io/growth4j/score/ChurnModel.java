package io.growth4j.score;

/** A scorer whose score is the probability, 0 to 1, that a user will not be active within a horizon. */
public interface ChurnModel extends PropensityModel {}
