package io.growth4j.features.internal.kernel;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.kernel.ColumnPlan.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * All events that count, packed into tuples and dealt to partitions by a hash of the user.
 *
 * <p>A partition is small enough to be grouped and aggregated within the second-level cache, which is where the speed
 * comes from: a table over all users would miss the cache twice per event. A {@link Chunk} is dealt as soon as enough rows
 * are read, by whichever thread of the crew is free; the reading thread packs what it is lent for a moment only. The log is read once, without
 * knowing its size, and memory grows with what was read.
 */
final class EventStore {
    /** Events per partition that fit the second-level cache with everything computed from them. */
    private static final long EVENTS_PER_PARTITION = 30_000;

    private static final int MAX_BITS = 12;
    private static final int UNSIZED_BITS = 10;

    /** Events per partition of a chunk: 2 KB a word, so that most of what is read of it later is read in sequence. */
    private static final int CHUNK_EVENTS = 256;

    private static final int MIN_CHUNK = 1 << 13;

    private final ColumnPlan plan;
    private final long memory;
    private final Crew crew;
    private final long asOf;
    private final @Nullable Dictionary[] dictionaries;
    private final List<Future<Chunk>> dealt = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private final ConcurrentLinkedQueue<EventPacker> spare = new ConcurrentLinkedQueue<>();
    private UserRange range;
    private Arena arena = new Arena();
    private @Nullable EventPacker open;
    private final LongAdder bytes = new LongAdder();
    private final LongAdder excluded = new LongAdder();
    private final LongAccumulator latest = new LongAccumulator(Math::max, -1);
    private boolean[] sparse;
    private long read;
    private long kept;
    private @Nullable Dictionary userDictionary;

    /**
     * An empty store.
     *
     * @param asOf events at or after it, or known only then, are counted and left out
     * @param range the users that count
     * @param memory bytes that dealt events may take
     * @param crew deals
     */
    EventStore(ColumnPlan plan, long asOf, UserRange range, long memory, Crew crew) {
        int columns = plan.columns().size();
        this.plan = plan;
        this.range = range;
        this.memory = memory;
        this.crew = crew;
        this.asOf = asOf;
        this.sparse = new boolean[columns];
        this.dictionaries = new @Nullable Dictionary[columns];
    }

    /** How many bits number the partitions of a log of some events, or of an unknown number. */
    static int partitionBits(long events) {
        return events < 0
                ? UNSIZED_BITS
                : Math.min(MAX_BITS, Long.SIZE - Long.numberOfLeadingZeros(events / EVENTS_PER_PARTITION));
    }

    /** Takes up a batch; if it is lasting, whoever deals it also packs it. */
    void add(EventBatch batch, boolean isLasting) {
        EventPacker packer = prepare(batch);
        int row = 0;
        while (row < batch.size()) {
            row = packer.take(batch, row, read, isLasting);
            if (packer.isFull()) {
                deal(packer);
                packer = open(packer.layout());
            }
        }
        read += batch.size();
    }

    /** Where the batch's events go: what is open, or, where codes have outgrown its layout, a wider one. */
    private EventPacker prepare(EventBatch batch) {
        for (int index = 0; index < dictionaries.length; index++) {
            Column column = plan.columns().get(index);
            dictionaries[index] = column.isText() ? batch.dictionary(column.slot()) : null;
        }
        if (plan.userType() == ColumnType.TEXT) {
            userDictionary = batch.dictionary(EventSchema.USER_SLOT);
        }
        EventPacker before = open;
        if (before != null && before.layout().fits(dictionaries)) {
            return before;
        }
        if (before == null) {
            sparse = EventPacker.sparse(plan, batch);
        } else {
            deal(before);
        }
        return open(TupleLayout.of(plan.columns(), dictionaries, sparse));
    }

    private EventPacker open(TupleLayout layout) {
        EventPacker used = spare.poll();
        EventPacker next = used != null && used.layout() == layout
                ? used
                : new EventPacker(plan, asOf, range, sparse, layout, capacity(layout));
        open = next;
        return next;
    }

    private int capacity(TupleLayout layout) {
        int events = Math.max(MIN_CHUNK, CHUNK_EVENTS << range.bits());
        long most = Math.max((long) MIN_CHUNK * layout.width(), Math.min(Arena.LAST, memory / (8 * Long.BYTES)));
        int longs = (int) Math.min(most, (long) events * layout.width());
        return Arena.LAST / Math.max(1, Arena.LAST / longs) / layout.width();
    }

    private void deal(EventPacker packer) {
        int bits = range.bits();
        Arena target = arena;
        dealt.add(crew.start(() -> {
            PackedEvents packed = packer.packAll();
            bytes.add(packed.bytes());
            latest.accumulate(packer.latest());
            excluded.add(packer.excluded());
            Chunk chunk = Chunk.deal(packed, bits, target);
            packer.clear();
            spare.add(packer);
            return chunk;
        }));
    }

    /** Deals what is left. */
    void finish() {
        dealAll();
        if (!chunks.isEmpty()) {
            TupleLayout last = layout();
            chunks.replaceAll(chunk -> chunk.layout() == last ? chunk : chunk.copy(range.to(), last, arena));
            kept = chunks.stream().mapToLong(Chunk::events).sum();
        }
    }

    private void dealAll() {
        EventPacker last = open;
        if (last != null) {
            deal(last);
        }
        open = null;
        dealt.forEach(chunk -> chunks.add(Crew.await(chunk)));
        dealt.clear();
        spare.clear();
    }

    /** Lets all events go. */
    void clear() {
        chunks.clear();
        arena = new Arena();
    }

    /** Lets half of the users go, and makes room for more events of the others. */
    void halve() {
        TupleLayout layout = Objects.requireNonNull(open).layout();
        dealAll();
        range = new UserRange(range.bits(), range.from(), (range.from() + range.to()) / 2);
        arena = new Arena();
        bytes.reset();
        for (int i = 0; i < chunks.size(); i++) {
            chunks.set(i, chunks.get(i).copy(range.to(), layout, arena));
            bytes.add(chunks.get(i).bytes());
        }
        open(layout);
    }

    /** Whether the dealt events take more memory than they may. */
    boolean isTooLarge() {
        return bytes.sum() > memory;
    }

    /** The range in parts of one or more partitions, so that the parts of a small log are not smaller than they need be. */
    List<UserRange> parts() {
        int step = 1 << (range.bits() - partBits());
        List<UserRange> parts = new ArrayList<>();
        for (int from = range.from() & -step; from < range.to(); from += step) {
            int to = Math.min(range.to(), from + step);
            parts.add(new UserRange(range.bits(), Math.max(range.from(), from), to));
        }
        return parts;
    }

    /** How many bits of the hash all users of a part have in common. */
    int partBits() {
        int bits = range.bits();
        long perPartition = kept() / range.partitions();
        while (bits > 0 && perPartition << (range.bits() - bits + 1) <= EVENTS_PER_PARTITION) {
            bits--;
        }
        return bits;
    }

    /** The layout of all events, once the store is finished. */
    TupleLayout layout() {
        return chunks.get(chunks.size() - 1).layout();
    }

    /** How many events a part has. */
    int events(UserRange part) {
        int events = 0;
        for (Chunk chunk : chunks) {
            events += chunk.count(part.from(), part.to());
        }
        return events;
    }

    /** Copies a word of a part's events, in the order of the log. */
    void copy(int word, UserRange part, long[] target) {
        int at = 0;
        for (Chunk chunk : chunks) {
            at = chunk.copy(word, part.from(), part.to(), target, at);
        }
    }

    /** The values of a column that lies aside, for neighbouring partitions; null if the column stands in the tuples. */
    long @Nullable [] aside(int column, UserRange part) {
        if (!sparse[column]) {
            return null;
        }
        int count = 0;
        for (Chunk chunk : chunks) {
            count += chunk.asideCount(column, part.from(), part.to());
        }
        long[] values = new long[count];
        int at = 0;
        for (Chunk chunk : chunks) {
            at = chunk.copyAside(column, part.from(), part.to(), values, at);
        }
        return values;
    }

    UserRange range() {
        return range;
    }

    @Nullable
    Dictionary dictionary(int column) {
        return dictionaries[column];
    }

    @Nullable
    Dictionary userDictionary() {
        return userDictionary;
    }

    /** How many rows of the log were read. */
    long read() {
        return read;
    }

    /** How many events the finished store holds. */
    long kept() {
        return kept;
    }

    long latest() {
        return latest.get();
    }

    long excluded() {
        return excluded.sum();
    }
}
