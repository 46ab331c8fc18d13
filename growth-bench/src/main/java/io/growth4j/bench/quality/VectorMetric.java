package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;

/** Computes one metric of a vector file through the public interface. */
@FunctionalInterface
interface VectorMetric {
    /**
     * The result for some inputs.
     *
     * @param inputs the row's inputs
     * @return a number, text, boolean, list or map of such, in the shape of the expected value; it may hold more members
     */
    Object compute(JsonNode inputs);
}
