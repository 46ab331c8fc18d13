package io.growth4j.models.propensity;

/**
 * How much a feature matters.
 *
 * @param feature its name
 * @param meanEffect by how much it moves the log-odds, in the mean of the magnitudes over some test users
 */
public record FeatureImportance(String feature, double meanEffect) {}
