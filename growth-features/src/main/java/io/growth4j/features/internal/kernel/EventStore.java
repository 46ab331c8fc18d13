package io.growth4j.features.internal.kernel;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.kernel.ColumnPlan.Column;
import io.growth4j.features.internal.kernel.TupleLayout.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All events that count, packed into tuples and dealt to partitions by a hash of the user.
 *
 * <p>A partition is small enough to be grouped and aggregated within the second-level cache, which is where the speed
 * comes from: a table over all users would miss the cache twice per event. Each partition is a list of blocks, so a log
 * is read once, without knowing its size, and memory grows with what was read.
 */
final class EventStore {
    /** Events per partition that fit the second-level cache with everything computed from them. */
    private static final long EVENTS_PER_PARTITION = 20_000;

    private static final int MAX_PARTITION_BITS = 12;
    private static final int DEFAULT_PARTITION_BITS = 8;
    private static final int CHUNK = 1024;
    private static final int FIRST_BLOCK = 64;
    private static final int LAST_BLOCK = 2048;

    private final ColumnPlan plan;
    private final long asOf;
    private final int knownAtSlot;
    private final int partitionBits;
    private final @Nullable Dictionary[] dictionaries;
    private final List<List<Block>> partitions = new ArrayList<>();
    private final Block[] open;
    private @Nullable TupleLayout layout;
    private @Nullable Dictionary userDictionary;
    private long kept;
    private long excluded;
    private long latest = -1;

    private final int[] rows = new int[CHUNK];
    private final long[][] words;

    /**
     * An empty store.
     *
     * @param asOf events at or after it, or known only then, are counted and left out
     * @param knownAtSlot the slot of the instants at which events became known, or −1
     * @param expectedEvents how many events will come, or −1
     */
    EventStore(ColumnPlan plan, long asOf, int knownAtSlot, long expectedEvents) {
        this.plan = plan;
        this.asOf = asOf;
        this.knownAtSlot = knownAtSlot;
        this.partitionBits = partitionBits(expectedEvents);
        this.dictionaries = new @Nullable Dictionary[plan.columns().size()];
        this.open = new Block[1 << partitionBits];
        this.words = new long[2 + plan.columns().size()][CHUNK];
        for (int partition = 0; partition < open.length; partition++) {
            partitions.add(new ArrayList<>());
        }
    }

    private static int partitionBits(long expectedEvents) {
        if (expectedEvents < 0) {
            return DEFAULT_PARTITION_BITS;
        }
        long partitions = expectedEvents / EVENTS_PER_PARTITION;
        return Math.min(MAX_PARTITION_BITS, Long.SIZE - Long.numberOfLeadingZeros(partitions));
    }

    void add(EventBatch batch) {
        TupleLayout current = prepare(batch);
        for (int from = 0; from < batch.size(); from += CHUNK) {
            int count = select(batch, from, Math.min(from + CHUNK, batch.size()));
            readUsers(batch, count);
            readColumns(batch, current, count);
            scatter(current, count);
            kept += count;
        }
    }

    private TupleLayout prepare(EventBatch batch) {
        for (int index = 0; index < dictionaries.length; index++) {
            Column column = plan.columns().get(index);
            dictionaries[index] = column.isText() ? batch.dictionary(column.slot()) : null;
        }
        if (plan.userType() == ColumnType.TEXT) {
            userDictionary = batch.dictionary(EventSchema.USER_SLOT);
        }
        TupleLayout before = layout;
        if (before != null && before.fits(dictionaries)) {
            return before;
        }
        TupleLayout next = TupleLayout.of(plan.columns(), dictionaries);
        layout = next;
        for (int partition = 0; partition < open.length; partition++) {
            openBlock(partition, next);
        }
        return next;
    }

    private Block openBlock(int partition, TupleLayout layout) {
        List<Block> blocks = partitions.get(partition);
        int events = Math.min(LAST_BLOCK, FIRST_BLOCK << Math.min(8, blocks.size()));
        Block block = new Block(events, layout);
        blocks.add(block);
        open[partition] = block;
        return block;
    }

    private int select(EventBatch batch, int from, int to) {
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        long[] knownAt = knownAtSlot < 0 ? times : batch.longs(knownAtSlot);
        long[] packed = words[1];
        int count = 0;
        for (int row = from; row < to; row++) {
            long time = times[row];
            latest = Math.max(latest, time);
            if (time < 0) {
                throw badTime(time, kept + excluded + count);
            }
            if (time >= asOf || knownAt[row] >= asOf) {
                excluded++;
            } else {
                rows[count] = row;
                packed[count++] = time << TupleLayout.SPARE_BITS;
            }
        }
        return count;
    }

    private static IllegalArgumentException badTime(long time, long event) {
        return new IllegalArgumentException("event " + event + " of the log "
                + (time == Absent.LONG ? "has no time" : "is of " + Instant.ofEpochMilli(time))
                + ": times start at 1970-01-01T00:00Z");
    }

    private void readUsers(EventBatch batch, int count) {
        long[] users = words[0];
        boolean known = true;
        if (plan.userType() == ColumnType.LONG) {
            long[] ids = batch.longs(EventSchema.USER_SLOT);
            for (int i = 0; i < count; i++) {
                users[i] = ids[rows[i]];
                known &= users[i] != Absent.LONG;
            }
        } else {
            int[] codes = batch.codes(EventSchema.USER_SLOT);
            for (int i = 0; i < count; i++) {
                users[i] = codes[rows[i]];
                known &= users[i] >= 0;
            }
        }
        if (!known) {
            throw new IllegalArgumentException("an event after number " + kept + " of the log has no user");
        }
    }

    private void readColumns(EventBatch batch, TupleLayout layout, int count) {
        for (int word = 2; word < layout.width(); word++) {
            Arrays.fill(words[word], 0, count, 0);
        }
        for (int index = 0; index < dictionaries.length; index++) {
            Column column = plan.columns().get(index);
            Field field = layout.field(index);
            long[] target = words[field.word()];
            switch (column.type()) {
                case TEXT -> packCodes(batch.codes(column.slot()), field.shift(), target, count);
                case LONG -> {
                    long[] values = batch.longs(column.slot());
                    for (int i = 0; i < count; i++) {
                        target[i] = values[rows[i]];
                    }
                }
                case DOUBLE -> {
                    double[] values = batch.doubles(column.slot());
                    for (int i = 0; i < count; i++) {
                        target[i] = Double.doubleToLongBits(values[rows[i]]);
                    }
                }
            }
        }
    }

    private void packCodes(int[] codes, int shift, long[] target, int count) {
        for (int i = 0; i < count; i++) {
            target[i] |= (codes[rows[i]] + 1L) << shift;
        }
    }

    private void scatter(TupleLayout layout, int count) {
        int width = layout.width();
        int bits = partitionBits;
        long[] users = words[0];
        long[] times = words[1];
        for (int i = 0; i < count; i++) {
            long user = users[i];
            int partition = UserIndex.partition(user, bits);
            Block block = open[partition];
            int at = block.used;
            if (at == block.data.length) {
                block = openBlock(partition, layout);
                at = 0;
            }
            long[] data = block.data;
            data[at] = user;
            data[at + 1] = times[i];
            for (int word = 2; word < width; word++) {
                data[at + word] = words[word][i];
            }
            block.used = at + width;
        }
    }

    int partitions() {
        return open.length;
    }

    /** Hands a partition's blocks over; the store forgets them. */
    List<Block> take(int partition) {
        List<Block> blocks = partitions.set(partition, List.of());
        open[partition] = new Block(0, Objects.requireNonNullElse(layout, TupleLayout.of(List.of(), dictionaries)));
        return blocks;
    }

    int partitionBits() {
        return partitionBits;
    }

    @Nullable
    Dictionary dictionary(int column) {
        return dictionaries[column];
    }

    @Nullable
    Dictionary userDictionary() {
        return userDictionary;
    }

    long kept() {
        return kept;
    }

    long latest() {
        return latest;
    }

    long excluded() {
        return excluded;
    }
}
