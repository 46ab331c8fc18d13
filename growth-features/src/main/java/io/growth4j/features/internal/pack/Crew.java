package io.growth4j.features.internal.pack;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The calling thread and its helpers. Nobody waits while there is work that nobody has begun: a task is run by the first
 * who comes to it, and running it again does nothing.
 */
public final class Crew implements AutoCloseable {
    private final int helping;
    private final @Nullable ThreadPoolExecutor helpers;

    public Crew(int threads) {
        this.helping = threads - 1;
        this.helpers = helping == 0
                ? null
                : new ThreadPoolExecutor(
                        helping,
                        helping,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(threads),
                        new CallerRunsPolicy());
    }

    /**
     * Hands a piece of work to the helpers, or does it if some pieces lie about already, so that no more do; alone, does it
     * at once. To be {@linkplain #finish finished}.
     */
    <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        execute(task);
        return task;
    }

    private void execute(Runnable task) {
        if (helpers == null) {
            task.run();
        } else {
            helpers.execute(task);
        }
    }

    /** Does what nobody has begun, and waits for the rest; returns what was made, in the order of the work. */
    static <T> List<T> finish(List<FutureTask<T>> started) {
        started.forEach(FutureTask::run);
        return started.stream().map(Crew::await).toList();
    }

    /**
     * Does pieces of work together.
     *
     * @param begun told by this thread how many pieces have been begun
     * @return what was made, in the order of the pieces
     */
    public <T> List<T> share(List<Callable<T>> pieces, IntConsumer begun) {
        List<FutureTask<T>> tasks = pieces.stream().map(FutureTask::new).toList();
        for (int helper = 0; helper < helping; helper++) {
            execute(() -> tasks.forEach(FutureTask::run));
        }
        for (int piece = 0; piece < tasks.size(); piece++) {
            tasks.get(piece).run();
            begun.accept(piece + 1);
        }
        return finish(tasks);
    }

    /** Throws what the work threw. */
    private static <T> T await(FutureTask<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while computing features", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException("computing features failed", e.getCause());
        }
    }

    @Override
    public void close() {
        if (helpers != null) {
            helpers.shutdownNow();
        }
    }
}
