package io.growth4j.features.internal.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {
    private static final int PIECES = 1_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void sharedPiecesAreDoneOnceAndInOrder(int threads) {
        AtomicIntegerArray done = new AtomicIntegerArray(PIECES);
        List<Integer> told = new ArrayList<>();
        List<Callable<Integer>> pieces = IntStream.range(0, PIECES)
                .<Callable<Integer>>mapToObj(piece -> () -> {
                    done.incrementAndGet(piece);
                    return piece;
                })
                .toList();
        try (Crew crew = new Crew(threads)) {
            assertEquals(IntStream.range(0, PIECES).boxed().toList(), crew.share(pieces, told::add));
        }
        assertEquals(IntStream.rangeClosed(1, PIECES).boxed().toList(), told);
        assertEquals(
                PIECES,
                IntStream.range(0, PIECES).filter(piece -> done.get(piece) == 1).count());
    }

    @Test
    void whoeverFinishesDoesWhatNobodyHasBegun() throws Exception {
        CountDownLatch helper = new CountDownLatch(1);
        CountDownLatch caller = new CountDownLatch(1);
        Thread self = Thread.currentThread();
        try (Crew crew = new Crew(2)) {
            FutureTask<Boolean> waiting = crew.start(() -> {
                helper.countDown();
                return caller.await(1, TimeUnit.MINUTES);
            });
            helper.await();
            FutureTask<Boolean> queued = crew.start(() -> {
                caller.countDown();
                return Thread.currentThread() == self;
            });
            assertEquals(List.of(true, true), Crew.finish(List.of(waiting, queued)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void failuresReachTheCaller(int threads) {
        try (Crew crew = new Crew(threads)) {
            IllegalArgumentException refused = new IllegalArgumentException("no user");
            IOException broken = new IOException("no disk");
            assertSame(refused, failure(IllegalArgumentException.class, crew, refused));
            assertSame(
                    broken, failure(IllegalStateException.class, crew, broken).getCause());
        }
    }

    private static <T extends Exception> T failure(Class<T> type, Crew crew, Exception thrown) {
        List<Callable<Integer>> pieces = List.of(() -> 1, () -> {
            throw thrown;
        });
        return assertThrows(type, () -> crew.share(pieces, begun -> {}));
    }
}
