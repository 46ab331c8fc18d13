package io.growth4j.score;

/** A scorer whose score is the expected worth of a user over a horizon, in minor units of money. */
public interface LtvModel extends Scorer {}
