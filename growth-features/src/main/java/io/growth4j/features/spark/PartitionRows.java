package io.growth4j.features.spark;

import io.growth4j.features.internal.ingest.EventPlan;
import io.growth4j.features.internal.ingest.EventRows;
import io.growth4j.features.internal.ingest.SourceLog;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The rows of one partition, which can be read once: the columns that the plan reads, then the partition's number. */
final class PartitionRows implements SourceLog.Rows {
    private final Iterator<Row> rows;
    private final EventColumns columns;
    private int[] positions = {};
    private StoredAs[] storages = {};
    private @Nullable Object[] values = {};
    private boolean isOpen;
    private int partition;
    private long row;

    PartitionRows(Iterator<Row> rows, EventColumns columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Starts the only pass. */
    PartitionRows open(EventPlan plan) {
        if (isOpen) {
            throw new IllegalStateException("partition " + partition + " holds " + row
                    + " events, more than the memory of a task takes: make more partitions (spark.sql.shuffle.partitions,"
                    + " spark.sql.adaptive.advisoryPartitionSizeInBytes), or say memory(bytes)");
        }
        isOpen = true;
        List<String> sent = Probe.distinct(plan);
        positions = plan.columns().stream().mapToInt(sent::indexOf).toArray();
        storages = plan.columns().stream().map(columns::stored).toArray(StoredAs[]::new);
        values = new @Nullable Object[positions.length];
        return this;
    }

    @Override
    public boolean next(EventRows events) {
        if (!rows.hasNext()) {
            return false;
        }
        Row next = rows.next();
        for (int i = 0; i < positions.length; i++) {
            Object sent = next.get(positions[i]);
            values[i] = sent == null ? null : storages[i].meaning(sent);
        }
        if (row++ == 0) {
            partition = next.getInt(next.length() - 1);
        }
        events.add(row, values);
        return true;
    }

    /** The partition's number, once a row was read. */
    int partition() {
        return partition;
    }

    @Override
    public void close() {}
}
