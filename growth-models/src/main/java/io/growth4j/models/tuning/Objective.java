package io.growth4j.models.tuning;

/** What a search makes great or small. */
@FunctionalInterface
public interface Objective {
    /**
     * Scores one setting, for example by training a model and judging it on later users.
     *
     * <p>If this throws an exception, or gives NaN or an infinity, the trial has failed: it is recorded with the cause, and
     * the search avoids its surroundings.
     *
     * @param point the setting
     * @return its score
     * @throws Exception if the setting cannot be scored
     */
    double score(Point point) throws Exception;
}
