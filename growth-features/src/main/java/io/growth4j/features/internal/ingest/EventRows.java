package io.growth4j.features.internal.ingest;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.RejectedRows;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One pass over a source, row by row: fills a batch that is used again and again, and counts what is no event. */
public final class EventRows {
    private final EventBatch batch;
    private final Cell[] cells;
    private final Rejections rejections;
    private final int capacity;
    private int size;

    EventRows(EventPlan plan, int capacity, Rejections rejections) {
        Dictionary[] dictionaries = Stream.generate(Dictionary::new)
                .limit(plan.schema().columns().size())
                .toArray(Dictionary[]::new);
        plan.constantType().ifPresent(type -> dictionaries[EventSchema.TYPE_SLOT].add(type.name()));
        this.batch = new EventBatch(plan.schema(), capacity, dictionaries);
        this.cells = plan.targets().stream()
                .map(target -> Cell.of(target, plan, batch))
                .toArray(Cell[]::new);
        this.rejections = rejections;
        this.capacity = capacity;
    }

    /**
     * Adds a row, or counts it as rejected.
     *
     * @param line its line or row number, from 1
     * @param values one per column of the plan: text, number, boolean, java.time value or null
     */
    public void add(long line, @Nullable Object[] values) {
        for (int i = 0; i < cells.length; i++) {
            String broken = cells[i].put(values[i], size);
            if (broken != null) {
                Object shown = values[i] == null ? "" : values[i];
                rejections.add(line, Rejections.reason(cells[i].target.column(), shown, broken));
                return;
            }
        }
        size++;
    }

    /** Counts a row that could not even be cut into cells. */
    public void reject(long line, String reason) {
        rejections.add(line, reason);
    }

    /** Whether the batch must be taken before the next row is added. */
    public boolean isFull() {
        return size == capacity;
    }

    /** Hands out the rows added since the last call; null if there are none. */
    public @Nullable EventBatch take() {
        if (size == 0) {
            return null;
        }
        batch.size(size);
        size = 0;
        return batch;
    }

    /** The rows rejected so far. */
    public RejectedRows rejected() {
        return rejections.rows();
    }
}
