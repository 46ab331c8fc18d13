package io.growth4j.features;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.EventLog;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.engine.Engine;
import io.growth4j.features.internal.engine.Engine.Question;
import io.growth4j.features.internal.engine.EngineResult;
import io.growth4j.user.UserTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes a {@link FeatureSet} over a log: what is known about every user at one instant, or at many.
 *
 * <p>The log may be in any order; events at or after the last instant are counted and change nothing. Memory is about 16
 * to 40 bytes per event, by the columns that the features read, up to a {@linkplain #memory limit}, and the result.
 * Results do not depend on the order of the events, the size of batches, the memory or the number of threads; the order of
 * the rows is that of a hash of the users. Immutable and thread-safe.
 */
public final class FeaturePipeline {
    private static final Logger LOG = LoggerFactory.getLogger(FeaturePipeline.class);

    private final FeatureSet features;
    private final long[] instants;
    private final int threads;
    private final long memory;

    private FeaturePipeline(FeatureSet features, long[] instants, int threads, long memory) {
        this.features = features;
        this.instants = instants;
        this.threads = threads;
        this.memory = memory;
    }

    /**
     * A pipeline on one thread; it needs an instant before it can run.
     *
     * @param features what to compute
     * @return the pipeline
     */
    public static FeaturePipeline of(FeatureSet features) {
        return new FeaturePipeline(features, new long[0], 1, Engine.standardMemory());
    }

    /**
     * Sets the zone whose calendar days and hours count.
     *
     * @param zone the zone
     * @return a new pipeline
     */
    public FeaturePipeline zone(ZoneId zone) {
        return new FeaturePipeline(features.in(zone), instants, threads, memory);
    }

    /**
     * Sets the instant of the analysis: one row per user.
     *
     * @param instant only events before it count
     * @return a new pipeline
     */
    public FeaturePipeline asOf(Instant instant) {
        return new FeaturePipeline(features, new long[] {instant.toEpochMilli()}, threads, memory);
    }

    /**
     * Sets many instants: one row per user and instant before which the user has an event, each row blind to everything
     * at or after its own instant.
     *
     * @param instants one or more; doubles count once
     * @return a new pipeline
     */
    public FeaturePipeline at(Collection<Instant> instants) {
        long[] ascending = instants.stream()
                .mapToLong(Instant::toEpochMilli)
                .sorted()
                .distinct()
                .toArray();
        return new FeaturePipeline(features, ascending, threads, memory);
    }

    /**
     * Sets how much memory packed events may take; without it, a quarter of the most that the heap may take. Where they need
     * more, the log is read again: each pass keeps the events of some of the users and goes by the others', so k passes cost k
     * times the reading and packing, about a quarter of the whole for a log in memory, and as much grouping and computing as
     * one. Results stay the same to the last bit.
     *
     * @param bytes at least 1; what one partition of the users needs, a 4096th of a large log, is taken in any case
     * @return a new pipeline
     */
    public FeaturePipeline memory(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("memory of " + bytes + " bytes is below 1");
        }
        return new FeaturePipeline(features, instants, threads, bytes);
    }

    /**
     * Sets how many threads work; one of them reads, and works with the others when they have enough to do.
     *
     * @param threads at least 1
     * @return a new pipeline
     */
    public FeaturePipeline threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " is below 1");
        }
        return new FeaturePipeline(features, instants, threads, memory);
    }

    /**
     * Computes the features.
     *
     * @param log the log; read once if its events fit the memory, and left open
     * @return the table and what happened on the way
     */
    public FeatureRun run(EventLog log) {
        return run(log, ProgressListener.NONE);
    }

    /**
     * Computes the features.
     *
     * @param log the log; read once if its events fit the memory, and left open
     * @param progress told how far it is, by this thread
     * @return the table and what happened on the way
     * @throws IllegalStateException if no instant was set
     * @throws IllegalArgumentException if a feature reads a column that the log does not have (with near misses) or that
     *     has the wrong type, or an event is of before 1970
     */
    public FeatureRun run(EventLog log, ProgressListener progress) {
        if (instants.length == 0) {
            throw new IllegalStateException("no instant to compute the features at: say asOf(instant)");
        }
        UnseenTypes types = new UnseenTypes(log);
        EngineResult result =
                new Engine(features.zone(), threads, memory, Question.of(features)).run(types, instants, progress);
        UserTable users = result.table(features);
        LOG.info(
                "{} features of {} rows from {} events, {} excluded",
                features.features().size(),
                users.size(),
                result.events(),
                result.excluded());
        Map<String, List<String>> unseen = types.of(features);
        unseen.forEach((type, near) ->
                LOG.warn("no event is of type '{}'; did you mean {}?", type, String.join(" or ", near)));
        return new FeatureRun(users, result.events(), result.excluded(), log.rejectedRows(), result.missing(), unseen);
    }
}
