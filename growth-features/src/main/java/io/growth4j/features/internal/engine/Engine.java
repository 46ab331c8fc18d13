package io.growth4j.features.internal.engine;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.definition.Expression;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.pack.Crew;
import io.growth4j.features.internal.pack.EventStore;
import io.growth4j.features.internal.pack.TupleLayout;
import io.growth4j.features.internal.pack.UserRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Computes expressions over a log, for every user and instant before which the user has an event.
 *
 * <p>A pass reads the log into an {@link EventStore}; then each partition is grouped and every expression computed over
 * it. Where the events do not fit the memory given, a pass takes only the users of some partitions, and others follow. Rows
 * are in the order of their users' hashes and a row depends on its user's events alone, so results are bit-equal for any
 * number of threads and passes and any size of batches.
 */
public final class Engine {
    /** Pieces of work to hand out: enough that threads end together. */
    private static final int PIECES = 64;

    private final List<Question> questions;
    private final ZoneId zone;
    private final int threads;
    private final long memory;

    /**
     * Expressions to compute together.
     *
     * @param columns the expressions and their kinds
     * @param laterMillis how long after each row's instant they are computed: 0 for features, the horizon for labels
     */
    public record Question(List<Column> columns, long laterMillis) {
        /**
         * The features of a set.
         *
         * @param features the set
         * @return a question at the rows' instants
         */
        public static Question of(FeatureSet features) {
            return new Question(features.features().stream().map(Column::of).toList(), 0);
        }
    }

    /**
     * One expression.
     *
     * @param expression what to compute
     * @param kind how its values are stored
     */
    public record Column(Expression expression, Kind kind) {
        private static Column of(FeatureDefinition definition) {
            return new Column(definition.expression(), Kind.of(definition.feature()));
        }
    }

    /**
     * An engine that packs events into a standard share of the heap.
     *
     * @param zone the zone whose calendar counts
     * @param threads how many threads compute
     * @param questions what to compute
     */
    public Engine(ZoneId zone, int threads, Question... questions) {
        this(zone, threads, standardMemory(), questions);
    }

    /**
     * An engine.
     *
     * @param zone the zone whose calendar counts
     * @param threads how many threads compute
     * @param memory bytes for packed events; where more are needed, the log is read again
     * @param questions what to compute
     */
    public Engine(ZoneId zone, int threads, long memory, Question... questions) {
        this.zone = zone;
        this.threads = threads;
        this.memory = memory;
        this.questions = List.of(questions);
    }

    /**
     * The standard memory for packed events.
     *
     * @return a quarter of the most that the heap may take, in bytes
     */
    public static long standardMemory() {
        return Runtime.getRuntime().maxMemory() / 4;
    }

    /**
     * Reads the log and computes.
     *
     * @param log the log; read by this thread, once if the events fit the memory
     * @param instants the instants of the rows, ascending
     * @param progress told how far it is
     * @return the results
     */
    public EngineResult run(EventLog log, long[] instants, ProgressListener progress) {
        Set<String> names = columns();
        if (instants.length > 1 || questions.size() > 1) {
            log.schema().find(EventSchema.KNOWN_AT).ifPresent(slot -> names.add(EventSchema.KNOWN_AT));
        }
        ColumnPlan plan = new ColumnPlan(log.schema(), names);
        long end = end(instants);
        long size = log.size().orElse(-1);
        int bits = EventStore.partitionBits(size);
        int width = Math.max(1, (1 << bits) / passes(size, plan));
        try (Crew crew = new Crew(threads)) {
            List<ResultStripe> stripes = new ArrayList<>();
            EngineResult.Totals totals = EngineResult.Totals.NONE;
            for (int from = 0; from < 1 << bits; ) {
                UserRange range = new UserRange(bits, from, Math.min(1 << bits, from + width));
                EventStore store = read(log, plan, new EventStore(plan, end, range, memory, crew), progress);
                stripes.addAll(compute(store, plan, instants, crew, progress));
                totals = totals.and(store);
                store.clear();
                from = store.range().to();
                width = store.range().partitions();
            }
            return EngineResult.join(plan, totals, questions, instants, stripes, crew);
        }
    }

    private Set<String> columns() {
        Set<String> names = new TreeSet<>();
        questions.forEach(question -> question.columns()
                .forEach(column -> names.addAll(column.expression().columns())));
        return names;
    }

    private long end(long[] instants) {
        long later = questions.stream().mapToLong(Question::laterMillis).max().orElse(0);
        long end = instants[instants.length - 1] + later;
        if (end > TupleLayout.MAX_TIME) {
            throw new IllegalArgumentException(
                    "asOf " + Instant.ofEpochMilli(end) + " is after " + Instant.ofEpochMilli(TupleLayout.MAX_TIME));
        }
        return end;
    }

    /** How often the log must be read so that the events of each pass fit the memory, by a guess of their width. */
    private int passes(long size, ColumnPlan plan) {
        long longs =
                2 + plan.columns().stream().filter(column -> !column.isText()).count();
        long passes = Math.max(0, size) * longs * Long.BYTES / Math.max(1, memory) + 1;
        return (int) Math.min(Integer.MAX_VALUE, passes);
    }

    /** Where the guess was wrong, or the size unknown, the store lets users go for a later pass. */
    private static EventStore read(EventLog log, ColumnPlan plan, EventStore store, ProgressListener progress) {
        long size = log.size().orElse(-1);
        try (EventCursor cursor = log.read(plan.needed())) {
            boolean isLasting = cursor.isLasting();
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                store.add(batch, isLasting);
                while (store.isTooLarge() && store.range().partitions() > 1) {
                    store.halve();
                }
                progress.progress("reading events", store.read(), size);
            }
        }
        store.finish();
        return store;
    }

    /** Each piece of work is some neighbouring partitions, so that the rows' order is that of the partitions. */
    private List<ResultStripe> compute(
            EventStore store, ColumnPlan plan, long[] instants, Crew crew, ProgressListener progress) {
        List<UserRange> parts = store.parts();
        int count = Math.min(PIECES, parts.size());
        Queue<PartitionWorker> idle = new ConcurrentLinkedQueue<>();
        List<Callable<List<ResultStripe>>> pieces = new ArrayList<>();
        for (int piece = 0; piece < count; piece++) {
            List<UserRange> own = parts.subList(
                    (int) ((long) piece * parts.size() / count), (int) ((piece + 1L) * parts.size() / count));
            pieces.add(() -> {
                PartitionWorker spare = idle.poll();
                PartitionWorker worker =
                        spare == null ? new PartitionWorker(store, plan, questions, zone, instants) : spare;
                List<ResultStripe> stripes = worker.compute(own);
                idle.add(worker);
                return stripes;
            });
        }
        return crew.share(pieces, begun -> progress.progress("computing features", begun, count)).stream()
                .flatMap(List::stream)
                .toList();
    }
}
