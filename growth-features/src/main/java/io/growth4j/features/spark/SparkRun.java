package io.growth4j.features.spark;

import io.growth4j.event.RejectedRows;
import io.growth4j.user.FeatureSchema;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What {@link SparkFeatures} makes of a Dataset. Spark computes nothing until it is asked for rows, so the counts are those of
 * the partitions computed so far: of all of them once an action has gone over all users, and of some after {@code show} or
 * {@code take}. A partition that is computed again replaces its own counts, so repeated tasks and actions count once.
 * Thread-safe.
 */
public final class SparkRun {
    private final Dataset<Row> users;
    private final FeatureSchema schema;
    private final Set<String> missing;
    private final Tallies tallies;

    SparkRun(Dataset<Row> users, FeatureSchema schema, Set<String> missing, Tallies tallies) {
        this.users = users;
        this.schema = schema;
        this.missing = Set.copyOf(missing);
        this.tallies = tallies;
    }

    /**
     * One row per user with an event before the instant, or per user and instant.
     *
     * <p>Columns are {@value SparkFeatures#USER} (bigint or string, never null), {@value SparkFeatures#AS_OF} (timestamp), and
     * one per feature under its name: bigint, double, timestamp or string, null where there is no value. A feature's column
     * carries its meaning as comment, and its unit and definition as the metadata {@code growth4j.unit} and {@code
     * growth4j.definition}. Rows are in no order.
     *
     * @return the users, computed when an action asks for them, and anew with each one unless they are cached
     */
    public Dataset<Row> users() {
        return users;
    }

    /**
     * The features, with the definitions by which they are computed: the same as that of the batch engine's table.
     *
     * @return the schema
     */
    public FeatureSchema schema() {
        return schema;
    }

    /**
     * How many events counted.
     *
     * @return events before the last instant, in the partitions computed so far
     */
    public long events() {
        return tallies.sum(Tally::events);
    }

    /**
     * How many events were left out.
     *
     * @return events at or after the last instant, or known only then, in the partitions computed so far
     */
    public long excludedEvents() {
        return tallies.sum(Tally::excluded);
    }

    /**
     * The rows that are no events, in the partitions computed so far.
     *
     * @return their count, and the first in the order of the partitions as samples; a sample's number is that of the row in its
     *     partition after the shuffle
     */
    public RejectedRows rejectedRows() {
        return tallies.rejectedRows();
    }

    /**
     * Columns with a standard meaning that features read and the mapping does not have; every event's value is absent there.
     *
     * @return their names
     */
    public Set<String> missingColumns() {
        return missing;
    }
}
