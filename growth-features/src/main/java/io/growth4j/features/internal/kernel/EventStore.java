package io.growth4j.features.internal.kernel;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.kernel.ColumnPlan.Column;
import java.util.ArrayList;
import java.util.List;
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
    private static final int FIRST_BLOCK = 64;
    private static final int LAST_BLOCK = 512;

    private final ColumnPlan plan;
    private final int partitionBits;
    private final EventPacker packer;
    private final @Nullable Dictionary[] dictionaries;
    private final List<List<Block>> partitions = new ArrayList<>();
    private final @Nullable SparseColumn[] sparse;
    /** Where the next event of each partition goes: flat arrays, one cache line less per event than through the block. */
    private final long[][] open;

    private final int[] next;
    private final int[] limits;
    private final Arena arena = new Arena();
    private @Nullable TupleLayout layout;
    private @Nullable Dictionary userDictionary;
    private long kept;

    /**
     * An empty store.
     *
     * @param asOf events at or after it, or known only then, are counted and left out
     * @param knownAtSlot the slot of the instants at which events became known, or −1
     * @param expectedEvents how many events will come, or −1
     */
    EventStore(ColumnPlan plan, long asOf, int knownAtSlot, long expectedEvents) {
        int columns = plan.columns().size();
        this.plan = plan;
        this.partitionBits = partitionBits(expectedEvents);
        this.packer = new EventPacker(plan, asOf, knownAtSlot);
        this.dictionaries = new @Nullable Dictionary[columns];
        this.sparse = new @Nullable SparseColumn[columns];
        this.open = new long[1 << partitionBits][0];
        this.next = new int[1 << partitionBits];
        this.limits = new int[1 << partitionBits];
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
        for (int from = 0; from < batch.size(); from += EventPacker.CHUNK) {
            int to = Math.min(from + EventPacker.CHUNK, batch.size());
            int count = packer.pack(batch, current, from, to);
            scatter(current, count);
            for (int column = 0; column < sparse.length; column++) {
                scatterSparse(column, count);
            }
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
        if (before == null) {
            chooseSparse(batch);
        }
        TupleLayout next = TupleLayout.of(plan.columns(), dictionaries, packer.sparse());
        layout = next;
        for (int partition = 0; partition < open.length; partition++) {
            seal(partition);
        }
        return next;
    }

    private void chooseSparse(EventBatch first) {
        packer.chooseSparse(first);
        for (int column = 0; column < sparse.length; column++) {
            sparse[column] = packer.sparse()[column] ? new SparseColumn(open.length) : null;
        }
    }

    /** Ends the open block of a partition, so that the next event opens another. */
    private void seal(int partition) {
        List<Block> blocks = partitions.get(partition);
        if (!blocks.isEmpty()) {
            blocks.get(blocks.size() - 1).end = next[partition];
        }
        limits[partition] = next[partition];
    }

    private void openBlock(int partition, TupleLayout layout) {
        seal(partition);
        List<Block> blocks = partitions.get(partition);
        int events = blocks.isEmpty() ? FIRST_BLOCK : LAST_BLOCK;
        Block block = arena.cut(events, layout);
        blocks.add(block);
        open[partition] = block.data;
        next[partition] = block.start;
        limits[partition] = block.start + events * layout.width();
    }

    private void scatter(TupleLayout layout, int count) {
        int width = layout.width();
        int bits = partitionBits;
        long[][] open = this.open;
        int[] next = this.next;
        int[] limits = this.limits;
        long[] users = packer.word(0);
        long[] times = packer.word(1);
        for (int i = 0; i < count; i++) {
            long user = users[i];
            int partition = UserIndex.partition(user, bits);
            if (next[partition] == limits[partition]) {
                openBlock(partition, layout);
            }
            long[] data = open[partition];
            int at = next[partition];
            data[at] = user;
            data[at + 1] = times[i];
            for (int word = 2; word < width; word++) {
                data[at + word] = packer.word(word)[i];
            }
            next[partition] = at + width;
        }
    }

    private void scatterSparse(int column, int count) {
        SparseColumn target = sparse[column];
        if (target != null) {
            long[] values = packer.sparseValues(column);
            long absent = packer.absent(column);
            for (int i = 0; i < count; i++) {
                if (values[i] != absent) {
                    target.add(UserIndex.partition(packer.word(0)[i], partitionBits), values[i]);
                }
            }
        }
    }

    int partitions() {
        return open.length;
    }

    /** Hands a partition's blocks over; the store forgets them. */
    List<Block> take(int partition) {
        seal(partition);
        return partitions.set(partition, List.of());
    }

    /** Hands the values of a sparse column of a partition over, or null if the column stands in the tuples. */
    long @Nullable [] takeSparse(int column, int partition) {
        SparseColumn values = sparse[column];
        return values == null ? null : values.take(partition);
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
        return packer.latest();
    }

    long excluded() {
        return packer.excluded();
    }
}
