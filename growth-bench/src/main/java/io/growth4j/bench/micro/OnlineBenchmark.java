package io.growth4j.bench.micro;

import io.growth4j.bench.peers.SpeedFeatures;
import io.growth4j.bench.population.LogSpan;
import io.growth4j.bench.population.Workload;
import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.online.OnlineFeatures;
import io.growth4j.user.Feature;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Keeping W1 up to date one event at a time, and reading one user. Fixture: a year of events, 20 a user, its old part
 * folded; snapshots must equal the rows of a batch. Then time goes on: a thousand events are made, outside of the
 * measurement, as a parser would have just made them, and a day is settled when it is over.
 *
 * <p>What the collector's profiler counts are the events, which are made between the calls; {@code accept} allocates nothing.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=OnlineBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class OnlineBenchmark {
    private static final int EVENTS = 1_000;
    private static final Duration DAY = Duration.ofDays(1);

    /** Events of the year: 49,000 or 494,000 users. */
    @Param({"1000000", "10000000"})
    public int size = 1_000_000;

    private final SplittableRandom random = new SplittableRandom(7);
    private final Event[] events = new Event[EVENTS];
    private long[] users = {};
    private Instant now = Workload.AS_OF;
    private Instant settled = Workload.AS_OF;
    private OnlineFeatures online =
            OnlineFeatures.of(SpeedFeatures.w1(), Workload.of(20).schema());

    /** A year in the state. */
    @Setup
    public void fill() {
        Workload log = Workload.of(size);
        users = log.longs(EventSchema.USER);
        for (Instant from = Workload.START; from.isBefore(Workload.AS_OF); from = from.plus(DAY.multipliedBy(5))) {
            online.accept(new LogSpan(log, from, from.plus(DAY.multipliedBy(5))));
            online.settle(from.plus(DAY.multipliedBy(5)));
        }
        UserTable batch = FeaturePipeline.of(SpeedFeatures.w1())
                .asOf(Workload.AS_OF)
                .run(log)
                .users();
        for (int row = 0; row < batch.size(); row += 997) {
            UserSnapshot expected = batch.row(row);
            UserSnapshot actual = online.snapshot(expected.userId(), Workload.AS_OF);
            for (int slot = 0; slot < batch.schema().size(); slot++) {
                if (expected.isPresent(slot) != actual.isPresent(slot)
                        || (expected.isPresent(slot)
                                && expected.schema().features().get(slot) instanceof Feature.OfLong
                                && expected.longAt(slot) != actual.longAt(slot))) {
                    throw new IllegalStateException(
                            expected.schema().features().get(slot) + " of user " + expected.userId() + " differs");
                }
            }
        }
    }

    /** The next thousand events, and the promise that a day is over. */
    @Setup(Level.Invocation)
    public void makeEvents() {
        for (int i = 0; i < EVENTS; i++) {
            now = now.plusMillis(31_536_000_000L / size);
            Event event = Event.of(Long.toString(users[random.nextInt(users.length)]), EventType.VIEW, now);
            events[i] = random.nextInt(25) == 0
                    ? new Event(event.userId(), EventType.PURCHASE, now, event.attributes()).withAmount(1000)
                    : event;
        }
        if (now.isAfter(settled.plus(DAY))) {
            settled = now;
            online.settle(settled);
        }
    }

    /**
     * Events one by one.
     *
     * @return how many were taken up
     */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int accept() {
        int accepted = 0;
        for (Event event : events) {
            accepted += online.accept(event) ? 1 : 0;
        }
        return accepted;
    }

    /**
     * The users of these events, one after the other.
     *
     * @return the last snapshot
     */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public UserSnapshot snapshot() {
        UserSnapshot last = online.snapshot("0", now);
        for (Event event : events) {
            last = online.snapshot(event.userId(), now);
        }
        return last;
    }
}
