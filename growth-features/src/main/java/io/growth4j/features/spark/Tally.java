package io.growth4j.features.spark;

import io.growth4j.event.RejectedRows;
import io.growth4j.features.internal.engine.EngineResult;
import java.io.Serializable;
import java.util.List;

/**
 * What a task counted.
 *
 * @param partition the number of the partition it was given
 * @param events how many events counted
 * @param excluded how many were left out
 * @param rejected how many rows are no events
 * @param samples the first of them
 */
record Tally(int partition, long events, long excluded, long rejected, List<Sample> samples) implements Serializable {
    /** A {@link RejectedRows.Sample} that travels. */
    record Sample(long row, String reason) implements Serializable {}

    static Tally of(int partition, EngineResult result, RejectedRows rejected) {
        List<Sample> samples = rejected.samples().stream()
                .map(sample -> new Sample(sample.line(), sample.reason()))
                .toList();
        return new Tally(partition, result.events(), result.excluded(), rejected.count(), samples);
    }
}
