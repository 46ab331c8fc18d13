package io.growth4j.features.spark;

import io.growth4j.event.EventSchema;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.source.EventMapping;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Computes a {@link FeatureSet} on Apache Spark: the same rows as the batch engine's, to the last bit, because each task is the
 * batch engine.
 *
 * <p>The columns that features read, those that decide whether a row is an event, and no others, are shuffled once by user;
 * then each partition, in which every user is whole, is computed by one thread. The order of the events, the number of
 * partitions, the session's time zone and its other settings change nothing.
 *
 * <p>A task holds its partition's events packed, 16 to 40 bytes each, and the values of its users. All events of one user are in
 * one task, however many they are.
 *
 * <p>Needs Spark 4 on the class path and a classic session: not Spark Connect, whose sessions cannot count rejected rows. No JVM
 * flag. Feature sets travel to executors as JSON, aggregations of your own by their class: such a class is a record of what
 * {@link io.growth4j.features.definition.FeatureSets#parse(String, List)} reads, and stands on the executors' class path.
 * Immutable and thread-safe.
 */
public final class SparkFeatures {
    /** The column of the user's id. */
    public static final String USER = "user_id";

    /** The column of the instant at which a row is known. */
    public static final String AS_OF = "as_of";

    private final FeatureSet features;
    private final List<Long> instants;
    private final long memory;

    private SparkFeatures(FeatureSet features, List<Long> instants, long memory) {
        this.features = features;
        this.instants = instants;
        this.memory = memory;
    }

    /**
     * Features to compute; an instant is needed before they can be.
     *
     * @param features what to compute
     * @return the computation
     */
    public static SparkFeatures of(FeatureSet features) {
        return new SparkFeatures(features, List.of(), 0);
    }

    /**
     * Sets the zone whose calendar days and hours count. The session's time zone never does.
     *
     * @param zone the zone
     * @return a new computation
     */
    public SparkFeatures zone(ZoneId zone) {
        return new SparkFeatures(features.in(zone), instants, memory);
    }

    /**
     * Sets the instant of the analysis: one row per user.
     *
     * @param instant only events before it count
     * @return a new computation
     */
    public SparkFeatures asOf(Instant instant) {
        return at(List.of(instant));
    }

    /**
     * Sets many instants: one row per user and instant before which the user has an event, each row blind to everything
     * at or after its own instant.
     *
     * @param instants one or more; doubles count once
     * @return a new computation
     */
    public SparkFeatures at(Collection<Instant> instants) {
        List<Long> ascending =
                instants.stream().map(Instant::toEpochMilli).sorted().distinct().toList();
        return new SparkFeatures(features, ascending, memory);
    }

    /**
     * Sets how much memory the packed events of one task may take; without it, a quarter of the most that the heap it runs in
     * may take. A task whose partition needs more ends with an error that says so: a partition can be read only once, so
     * more and smaller partitions are the remedy, not more passes.
     *
     * @param bytes at least 1
     * @return a new computation
     */
    public SparkFeatures memory(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("memory of " + bytes + " bytes is below 1");
        }
        return new SparkFeatures(features, instants, bytes);
    }

    /**
     * Says how users are computed from events. What is wrong with the mapping or the features is found here, on the driver;
     * rows are read when an action asks for users. Bad rows are counted and sampled; with {@code failFast} the first one ends
     * the action with a {@code SparkException} that is caused by an {@link IllegalArgumentException}. So does an event of
     * before 1970.
     *
     * @param events one row per event
     * @param mapping what the columns mean; names are those of the Dataset's schema to the letter; dates, timestamps and
     *     decimals need no format; the CSV options count for nothing
     * @return the users, and what is counted while they are computed
     * @throws IllegalStateException if no instant was set
     * @throws IllegalArgumentException if the Dataset is a stream; if it lacks a mapped column (with near misses), has it twice, or it is an array,
     *     a map, a structure or binary; if a feature reads a column that is not mapped, or that has the wrong type, or is named
     *     {@value #USER} or {@value #AS_OF}; if the feature set cannot travel
     */
    public SparkRun run(Dataset<Row> events, EventMapping mapping) {
        if (instants.isEmpty()) {
            throw new IllegalStateException("no instant to compute the features at: say asOf(instant)");
        }
        if (events.isStreaming()) {
            throw new IllegalArgumentException(
                    "the Dataset is a stream: each of its batches would be taken for the whole"
                            + " history of its users; OnlineFeatures keeps features up to date");
        }
        EventColumns columns = EventColumns.of(events.schema(), mapping);
        TaskDefinition definition =
                new TaskDefinition(TravellingSet.of(features), mapping.toString(), columns, instants, memory);
        Probe probe = new Probe(definition);
        UserColumns users = new UserColumns(
                probe.schema().type(EventSchema.USER), probe.users().schema());
        Tallies tallies = new Tallies();
        events.sparkSession().sparkContext().register(tallies);
        Dataset<Row> computed = byUser(events, probe, columns, mapping)
                .mapPartitions(new PartitionTask(definition, tallies), Encoders.row(users.given()))
                .select(users.named());
        return new SparkRun(computed, probe.users().schema(), probe.missing(), tallies);
    }

    /** The columns that are read, every user's rows in one partition, and the partition's number. */
    private static Dataset<Row> byUser(Dataset<Row> events, Probe probe, EventColumns columns, EventMapping mapping) {
        Column[] sent = probe.columns().stream().map(columns::sent).toArray(Column[]::new);
        String user = Objects.requireNonNull(mapping.columns().get(EventSchema.USER));
        Column key = UserKey.of(
                EventColumns.named(user), columns.stored(user), probe.schema().type(EventSchema.USER));
        Column partition = functions.spark_partition_id().as("partition");
        return events.select(sent).repartition(key).select(functions.col("*"), partition);
    }
}
