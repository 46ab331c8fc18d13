package io.growth4j.bench.population;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The log on which speed is measured: one year of events in time order, with skewed users, items and hours.
 *
 * <p>There is one user per 20 events; the top 1 % of users make 35 % of the events. Instants run from {@link #START} to
 * {@link #AS_OF}, exclusive, denser around midnight UTC. With the standard seed 49,368 users are seen in 1 M events,
 * 493,927 in 10 M and 2,469,729 in 50 M. An event takes 44 bytes of heap; 10 M are made in about 1 s of CPU.
 *
 * <p>Immutable as long as nobody writes into the lent arrays; then any number of threads may read it.
 */
public final class Workload implements EventLog {
    /** The first instant of the log. */
    public static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    /** The instant at which features are asked for; after every event. */
    public static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    /** How many events a batch holds; the last may hold fewer. Larger arrays would fill half a region of the heap each. */
    public static final int BATCH = 1 << 15;

    /** How many items there are. */
    public static final int ITEMS = 200_000;

    /** How many categories there are. */
    public static final int CATEGORIES = 40;

    private static final long SEED = 42;
    private static final int EVENTS_PER_USER = 20;

    private static final EventType[] TYPES = {
        EventType.VIEW,
        EventType.CLICK,
        EventType.COLLECT,
        EventType.CART,
        EventType.PURCHASE,
        EventType.SHARE,
        EventType.LOGIN,
        EventType.COMPLAINT
    };
    private static final int PURCHASE = 4;
    private static final int[] TYPE_PERCENT = {55, 20, 5, 6, 4, 3, 6, 1};
    private static final String[] CHANNELS = {"web", "ios", "android", "mini", "email", "store"};
    private static final int[] CHANNEL_PERCENT = {40, 25, 15, 10, 7, 3};

    private static final EventSchema SCHEMA = schemaOfW();
    private static final int ITEM_SLOT = SCHEMA.slot(EventSchema.ITEM);
    private static final int CATEGORY_SLOT = SCHEMA.slot(EventSchema.CATEGORY);
    private static final int AMOUNT_SLOT = SCHEMA.slot(EventSchema.AMOUNT);
    private static final int CHANNEL_SLOT = SCHEMA.slot(EventSchema.CHANNEL);

    private final int events;
    private final boolean isHeld;
    private final Supplier<Iterator<EventBatch>> passes;

    private Workload(int events, boolean isHeld, Supplier<Iterator<EventBatch>> passes) {
        this.events = events;
        this.isHeld = isHeld;
        this.passes = passes;
    }

    /**
     * The workload of a size, with the standard seed.
     *
     * @param events how many events, at least 20; 1, 10 and 50 million are the sizes that figures are stated for
     * @return the log, held in memory
     */
    public static Workload of(int events) {
        return of(events, SEED);
    }

    /**
     * A workload of a size and seed.
     *
     * @param events how many events, at least 20
     * @param seed equal seeds give equal logs
     * @return the log, held in memory
     */
    public static Workload of(int events, long seed) {
        List<EventBatch> batches = new ArrayList<>();
        generate(events, seed).forEachRemaining(batches::add);
        return new Workload(events, true, batches::iterator);
    }

    /**
     * The workload of a size, made anew in each pass: the events of {@link #of(int)} in the memory of one batch, at about 0.1 µs
     * of CPU for each.
     *
     * @param events how many events, at least 20
     * @return the log
     */
    public static Workload streamed(int events) {
        return new Workload(events, false, () -> generate(events, SEED));
    }

    private static Iterator<EventBatch> generate(int events, long seed) {
        if (events < EVENTS_PER_USER) {
            throw new IllegalArgumentException(
                    "events " + events + " is below " + EVENTS_PER_USER + ", one user's share");
        }
        Generator generator = new Generator(events, new SplittableRandom(seed));
        return IntStream.iterate(0, first -> first < events, first -> first + BATCH)
                .mapToObj(first -> generator.batch(first, Math.min(BATCH, events - first)))
                .iterator();
    }

    private static EventSchema schemaOfW() {
        Map<String, ColumnType> others = new LinkedHashMap<>();
        others.put(EventSchema.ITEM, ColumnType.LONG);
        others.put(EventSchema.CATEGORY, ColumnType.TEXT);
        others.put(EventSchema.AMOUNT, ColumnType.LONG);
        others.put(EventSchema.CHANNEL, ColumnType.TEXT);
        return EventSchema.of(ColumnType.LONG, others);
    }

    @Override
    public EventSchema schema() {
        return SCHEMA;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(events);
    }

    /**
     * Starts a pass; batches are lent as they stand in memory or were just made, nothing is copied.
     *
     * @return a cursor before the first batch
     */
    @Override
    public EventCursor read() {
        return new Cursor(passes.get(), isHeld);
    }

    /**
     * A whole column in one array.
     *
     * @param column the name of a {@code LONG} column of {@link EventSchema}
     * @return one value per event, in time order; a copy
     */
    public long[] longs(String column) {
        int slot = SCHEMA.slot(column);
        long[] all = new long[events];
        int at = 0;
        for (Iterator<EventBatch> batches = passes.get(); batches.hasNext(); at += BATCH) {
            EventBatch batch = batches.next();
            System.arraycopy(batch.longs(slot), 0, all, at, batch.size());
        }
        return all;
    }

    /**
     * The codes of a whole column in one array; what they stand for, any batch's dictionary says.
     *
     * @param column the name of a {@code TEXT} column of {@link EventSchema}
     * @return one code per event, in time order; a copy
     */
    public int[] codes(String column) {
        int slot = SCHEMA.slot(column);
        int[] all = new int[events];
        int at = 0;
        for (Iterator<EventBatch> batches = passes.get(); batches.hasNext(); at += BATCH) {
            EventBatch batch = batches.next();
            System.arraycopy(batch.codes(slot), 0, all, at, batch.size());
        }
        return all;
    }

    private static final class Cursor implements EventCursor {
        private final Iterator<EventBatch> batches;
        private final boolean isLasting;

        Cursor(Iterator<EventBatch> batches, boolean isLasting) {
            this.batches = batches;
            this.isLasting = isLasting;
        }

        @Override
        public boolean isLasting() {
            return isLasting;
        }

        @Override
        public @Nullable EventBatch next() {
            return batches.hasNext() ? batches.next() : null;
        }

        @Override
        public void close() {}
    }

    /** Draws event after event from one stream of random numbers. */
    private static final class Generator {
        /** Skew of users and items: rank = n·((k+1)^u − 1)/k, which is Zipf-Mandelbrot with s = 1 and q = n/k. */
        private static final double SKEW = 1000;

        private static final double LOG_SKEW = Math.log(SKEW + 1);
        private static final long DAY_MILLIS = 86_400_000L;
        private static final long SPAN_MILLIS = AS_OF.toEpochMilli() - START.toEpochMilli();
        /** Depth of the daily wave, from 0 (even) to 1: midnight is (1 + 0.5)/(1 − 0.5) = 3 times as dense as noon. */
        private static final double WAVE = 0.5;

        private final int events;
        private final int users;
        private final SplittableRandom random;
        private final byte[] typeOfPercent = expand(TYPE_PERCENT);
        private final byte[] channelOfPercent = expand(CHANNEL_PERCENT);
        private final Dictionary[] dictionaries =
                new Dictionary[SCHEMA.columns().size()];

        Generator(int events, SplittableRandom random) {
            this.events = events;
            this.users = events / EVENTS_PER_USER;
            this.random = random;
            Arrays.setAll(dictionaries, slot -> new Dictionary());
            for (EventType type : TYPES) {
                dictionaries[EventSchema.TYPE_SLOT].add(type.name());
            }
            for (int category = 0; category < CATEGORIES; category++) {
                dictionaries[CATEGORY_SLOT].add("c" + category);
            }
            for (String channel : CHANNELS) {
                dictionaries[CHANNEL_SLOT].add(channel);
            }
        }

        private static byte[] expand(int[] percents) {
            byte[] codes = new byte[100];
            int next = 0;
            for (byte code = 0; code < percents.length; code++) {
                Arrays.fill(codes, next, next + percents[code], code);
                next += percents[code];
            }
            return codes;
        }

        EventBatch batch(int first, int size) {
            EventBatch batch = new EventBatch(SCHEMA, size, dictionaries);
            long[] user = batch.longs(EventSchema.USER_SLOT);
            long[] time = batch.longs(EventSchema.TIME_SLOT);
            int[] type = batch.codes(EventSchema.TYPE_SLOT);
            long[] item = batch.longs(ITEM_SLOT);
            int[] category = batch.codes(CATEGORY_SLOT);
            long[] amount = batch.longs(AMOUNT_SLOT);
            int[] channel = batch.codes(CHANNEL_SLOT);
            for (int i = 0; i < size; i++) {
                user[i] = userId(rank(users));
                time[i] = time(first + i);
                type[i] = typeOfPercent[random.nextInt(100)];
                item[i] = 1L + rank(ITEMS);
                category[i] = category(item[i]);
                amount[i] = type[i] == PURCHASE ? amount() : Absent.LONG;
                channel[i] = channelOfPercent[random.nextInt(100)];
            }
            batch.size(size);
            return batch;
        }

        private int rank(int n) {
            return (int) (n * Math.expm1(random.nextDouble() * LOG_SKEW) / SKEW);
        }

        /** A sparse id of 63 bits: the finaliser of MurmurHash3 (Appleby) over the rank. */
        private static long userId(int rank) {
            long bits = rank + 0x9E3779B97F4A7C15L;
            bits = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
            bits = (bits ^ (bits >>> 33)) * 0xC4CEB9FE1A85EC53L;
            return (bits ^ (bits >>> 33)) >>> 1;
        }

        /** Even steps with jitter inside the step, so never decreasing; then each day is drawn towards midnight. */
        private long time(int index) {
            double even = SPAN_MILLIS * ((index + random.nextDouble()) / events);
            long day = (long) (even / DAY_MILLIS);
            double part = even / DAY_MILLIS - day;
            double warped = part - WAVE * Math.sin(2 * Math.PI * part) / (2 * Math.PI);
            return START.toEpochMilli() + day * DAY_MILLIS + (long) (warped * DAY_MILLIS);
        }

        /** A fixed function of the item; category 0 has the most items. */
        private static int category(long item) {
            double even = ((item * 0x9E3779B97F4A7C15L) >>> 11) * 0x1p-53;
            return (int) (CATEGORIES * even * even);
        }

        private long amount() {
            return (long) (100 * Math.exp(random.nextDouble(4) + random.nextDouble(4)));
        }
    }
}
