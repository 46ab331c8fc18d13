package io.growth4j.features.internal.kernel;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The calling thread and its helpers. The caller hands work out until the queue is full, and then does the next piece
 * itself: nobody waits while there is work, and no more lies about than a few pieces.
 */
final class Crew implements AutoCloseable {
    private final @Nullable ThreadPoolExecutor helpers;

    Crew(int threads) {
        this.helpers = threads == 1
                ? null
                : new ThreadPoolExecutor(
                        threads - 1,
                        threads - 1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(threads),
                        new CallerRunsPolicy());
    }

    /** Starts a piece of work; alone, does it at once. */
    <T> Future<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        if (helpers == null) {
            task.run();
        } else {
            helpers.execute(task);
        }
        return task;
    }

    /** Waits for a piece of work; throws what it threw. */
    static <T> T await(Future<T> work) {
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
