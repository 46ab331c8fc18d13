package io.growth4j.features.internal.pack;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.pack.ColumnPlan.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * All events that count, packed into tuples and dealt to partitions by a hash of the user.
 *
 * <p>A partition is small enough to be grouped and aggregated within the second-level cache, which is where the speed
 * comes from: a table over all users would miss the cache twice per event. A {@link Chunk} is dealt as soon as enough rows
 * are read, by whichever thread of the crew is free; the reading thread packs what it is lent for a moment only. The log is
 * read once, without knowing its size, and memory grows with what was read.
 */
public final class EventStore {
    /** Events per partition that fit the second-level cache with everything computed from them. */
    private static final long EVENTS_PER_PARTITION = 30_000;

    private static final int MAX_BITS = 12;
    private static final int UNSIZED_BITS = 10;

    /**
     * Events per partition of a chunk: so few that a column of the chunk and what it is dealt to stay in the second-level
     * cache, so many that most of what is read of it later, 1 KB a word, is read in sequence.
     */
    private static final int CHUNK_EVENTS = 128;

    private static final int MIN_CHUNK = 1 << 13;

    private final ColumnPlan plan;
    private final long memory;
    private final Crew crew;
    private final long asOf;
    private final @Nullable Dictionary[] dictionaries;
    private final List<FutureTask<Chunk>> dealt = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private final ConcurrentLinkedQueue<Stage> spare = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Dealer> dealers = new ConcurrentLinkedQueue<>();
    private UserRange range;
    private @Nullable Stage open;
    private @Nullable TupleLayout layout;
    private final LongAdder bytes = new LongAdder();
    private final LongAdder excluded = new LongAdder();
    private final LongAccumulator latest = new LongAccumulator(Math::max, -1);
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
    public EventStore(ColumnPlan plan, long asOf, UserRange range, long memory, Crew crew) {
        int columns = plan.columns().size();
        this.plan = plan;
        this.range = range;
        this.memory = memory;
        this.crew = crew;
        this.asOf = asOf;
        this.dictionaries = new @Nullable Dictionary[columns];
    }

    /** How many bits number the partitions of a log of some events, or of an unknown number. */
    public static int partitionBits(long events) {
        return events < 0
                ? UNSIZED_BITS
                : Math.min(MAX_BITS, Long.SIZE - Long.numberOfLeadingZeros(events / EVENTS_PER_PARTITION));
    }

    /** Takes up a batch; if it is lasting, whoever deals it also reads it. */
    public void add(EventBatch batch, boolean isLasting) {
        Stage stage = prepare(batch);
        int row = 0;
        while (row < batch.size()) {
            row = stage.take(batch, row, read, isLasting);
            if (stage.isFull()) {
                deal(stage);
                stage = open();
            }
        }
        read += batch.size();
    }

    /** Where the batch's events go: to what is open, unless codes have outgrown its layout. */
    private Stage prepare(EventBatch batch) {
        for (int index = 0; index < dictionaries.length; index++) {
            Column column = plan.columns().get(index);
            dictionaries[index] = column.isText() ? batch.dictionary(column.slot()) : null;
        }
        if (plan.userType() == ColumnType.TEXT) {
            userDictionary = batch.dictionary(EventSchema.USER_SLOT);
        }
        TupleLayout before = layout;
        if (before == null) {
            layout = TupleLayout.of(plan, dictionaries, batch);
        } else if (before.fits(dictionaries)) {
            return open == null ? open() : open;
        } else {
            dealOpen();
            layout = before.widened(dictionaries);
        }
        return open();
    }

    private Stage open() {
        TupleLayout wanted = Objects.requireNonNull(layout);
        Stage used = spare.poll();
        Stage next = used != null && used.layout == wanted ? used : new Stage(plan, wanted, capacity(wanted.width()));
        open = next;
        return next;
    }

    private int capacity(int width) {
        int events = Math.max(MIN_CHUNK, CHUNK_EVENTS << range.bits());
        long most = Math.max((long) MIN_CHUNK * width, Math.min(Arena.LAST, memory / (8 * Long.BYTES)));
        int longs = (int) Math.min(most, (long) events * width);
        return Arena.LAST / Math.max(1, Arena.LAST / longs) / width;
    }

    private void dealOpen() {
        Stage last = open;
        if (last != null && !last.isEmpty()) {
            deal(last);
        }
        open = null;
    }

    private void deal(Stage stage) {
        UserRange own = range;
        dealt.add(crew.start(() -> {
            Dealer idle = dealers.poll();
            Dealer dealer = idle == null ? new Dealer(plan, asOf) : idle;
            stage.packAll();
            Chunk chunk = dealer.deal(stage, own);
            bytes.add(chunk.bytes());
            latest.accumulate(dealer.latest());
            excluded.add(dealer.excluded());
            dealers.add(dealer);
            stage.clear();
            spare.add(stage);
            return chunk;
        }));
    }

    /** Deals what is left. */
    public void finish() {
        dealAll();
        if (!chunks.isEmpty()) {
            TupleLayout last = layout();
            Arena arena = new Arena();
            chunks.replaceAll(chunk -> chunk.layout() == last ? chunk : chunk.copy(range.to(), last, arena));
            kept = chunks.stream().mapToLong(Chunk::events).sum();
        }
    }

    private void dealAll() {
        dealOpen();
        chunks.addAll(Crew.finish(dealt));
        dealt.clear();
        spare.clear();
        dealers.clear();
    }

    /** Lets all events go. */
    public void clear() {
        chunks.clear();
    }

    /** Lets half of the users go, and makes room for more events of the others. */
    public void halve() {
        dealAll();
        range = new UserRange(range.bits(), range.from(), (range.from() + range.to()) / 2);
        Arena arena = new Arena();
        bytes.reset();
        for (int i = 0; i < chunks.size(); i++) {
            chunks.set(i, chunks.get(i).copy(range.to(), Objects.requireNonNull(layout), arena));
            bytes.add(chunks.get(i).bytes());
        }
    }

    /** Whether the dealt events take more memory than they may. */
    public boolean isTooLarge() {
        return bytes.sum() > memory;
    }

    /** The range in parts of one or more partitions, so that the parts of a small log are not smaller than they need be. */
    public List<UserRange> parts() {
        int step = 1 << (range.bits() - partBits());
        List<UserRange> parts = new ArrayList<>();
        for (int from = range.from() & -step; from < range.to(); from += step) {
            int to = Math.min(range.to(), from + step);
            parts.add(new UserRange(range.bits(), Math.max(range.from(), from), to));
        }
        return parts;
    }

    /** How many bits of the hash all users of a part have in common. */
    public int partBits() {
        int bits = range.bits();
        long perPartition = kept() / range.partitions();
        while (bits > 0 && perPartition << (range.bits() - bits + 1) <= EVENTS_PER_PARTITION) {
            bits--;
        }
        return bits;
    }

    /** The layout of all events, once the store is finished. */
    public TupleLayout layout() {
        return chunks.get(chunks.size() - 1).layout();
    }

    /** Where each partition's events end, in a part's. */
    public int[] ends(UserRange part) {
        int[] ends = new int[part.partitions()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            for (Chunk chunk : chunks) {
                end += chunk.count(part.from() + i);
            }
            ends[i] = end;
        }
        return ends;
    }

    /** Copies a word of a part's events, partition by partition, each in the order of the log. */
    public long[] copy(int word, UserRange part, long[] target) {
        int at = 0;
        for (int partition = part.from(); partition < part.to(); partition++) {
            for (Chunk chunk : chunks) {
                at = chunk.copy(word, partition, target, at);
            }
        }
        return target;
    }

    /**
     * Puts the values of a column that lies aside where a part's events are.
     *
     * @param places by event of the part, in the order of {@link #copy}: its place in the column
     */
    public void putAside(int column, UserRange part, int[] places, Object target) {
        int at = 0;
        for (int partition = part.from(); partition < part.to(); partition++) {
            for (Chunk chunk : chunks) {
                chunk.putAside(column, partition, at, places, target);
                at += chunk.count(partition);
            }
        }
    }

    public UserRange range() {
        return range;
    }

    @Nullable
    public Dictionary dictionary(int column) {
        return dictionaries[column];
    }

    @Nullable
    public Dictionary userDictionary() {
        return userDictionary;
    }

    /** How many rows of the log were read. */
    public long read() {
        return read;
    }

    /** How many events the finished store holds. */
    public long kept() {
        return kept;
    }

    public long latest() {
        return latest.get();
    }

    public long excluded() {
        return excluded.sum();
    }
}
