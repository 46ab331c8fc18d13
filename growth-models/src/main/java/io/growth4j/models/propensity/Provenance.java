package io.growth4j.models.propensity;

import java.util.Map;

/**
 * Where a model comes from.
 *
 * @param goal what it foresees
 * @param horizonMillis how far ahead, in milliseconds
 * @param label what the labels said: the canonical JSON of their definition
 * @param settings how it was trained: the canonical JSON of the trainer's configuration
 * @param firstCutOffMillis the earliest instant of a training row, in milliseconds since 1970-01-01T00:00Z
 * @param lastCutOffMillis the latest instant of a row it was trained, tuned or judged on
 * @param trainRows how many rows it was trained on
 * @param validationRows how many rows chose its threshold, calibration and size
 * @param testRows how many rows judged it
 * @param testIsLater whether the test rows are later than the others, rather than other users
 * @param eligible how many users could have been in the set
 * @param seed the seed of everything random
 * @param versions the versions of the libraries that made it
 */
public record Provenance(
        String goal,
        long horizonMillis,
        String label,
        String settings,
        long firstCutOffMillis,
        long lastCutOffMillis,
        long trainRows,
        long validationRows,
        long testRows,
        boolean testIsLater,
        long eligible,
        long seed,
        Map<String, String> versions) {}
