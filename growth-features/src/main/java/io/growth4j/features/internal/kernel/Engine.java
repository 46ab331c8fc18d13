package io.growth4j.features.internal.kernel;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.definition.Expression;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Computes expressions over a log, for every user and instant before which the user has an event.
 *
 * <p>One pass reads the log into an {@link EventStore}; then each partition is grouped and every expression computed over
 * it. Partitions depend on the log alone, so results are bit-equal for any number of threads and any size of batches.
 */
public final class Engine {
    private final List<Question> questions;
    private final ZoneId zone;
    private final int threads;

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
     * An engine.
     *
     * @param zone the zone whose calendar counts
     * @param threads how many threads compute
     * @param questions what to compute
     */
    public Engine(ZoneId zone, int threads, Question... questions) {
        this.zone = zone;
        this.threads = threads;
        this.questions = List.of(questions);
    }

    /**
     * Reads the log and computes.
     *
     * @param log the log; read once, by this thread
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
        EventStore store = read(log, plan, end(instants), progress);
        return EngineResult.join(plan, store, questions, compute(store, plan, instants, progress));
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

    private static EventStore read(EventLog log, ColumnPlan plan, long end, ProgressListener progress) {
        int knownAt = log.schema().find(EventSchema.KNOWN_AT).orElse(-1);
        long size = log.size().orElse(-1);
        EventStore store = new EventStore(plan, end, knownAt, size);
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                store.add(batch);
                progress.progress("reading events", store.kept() + store.excluded(), size);
            }
        }
        return store;
    }

    /** Each thread takes neighbouring partitions, so that the rows' order is that of the partitions. */
    private ResultStripe[] compute(EventStore store, ColumnPlan plan, long[] instants, ProgressListener progress) {
        int partitions = store.partitions();
        int stripes = Math.min(threads, partitions);
        IntFunction<ResultStripe> work = stripe -> {
            PartitionWorker worker = new PartitionWorker(store, plan, questions, zone, instants);
            int to = (int) ((stripe + 1L) * partitions / stripes);
            IntConsumer done = partition -> {
                if (stripe == 0) {
                    progress.progress(
                            "computing features", Math.min(partitions, (partition + 1L) * stripes), partitions);
                }
            };
            return worker.compute((int) ((long) stripe * partitions / stripes), to, done);
        };
        return inParallel(work, stripes);
    }

    /** The calling thread does the first part, so that progress is told by it. */
    private static ResultStripe[] inParallel(IntFunction<ResultStripe> work, int parts) {
        ResultStripe[] results = new ResultStripe[parts];
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, parts - 1));
        try {
            List<Future<ResultStripe>> others = new ArrayList<>();
            for (int part = 1; part < parts; part++) {
                int own = part;
                others.add(pool.submit(() -> work.apply(own)));
            }
            results[0] = work.apply(0);
            for (int part = 1; part < parts; part++) {
                results[part] = others.get(part - 1).get();
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while computing features", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("computing features failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
