package io.growth4j.bench.micro;

import io.growth4j.bench.peers.SpeedFeatures;
import io.growth4j.bench.population.LogSpan;
import io.growth4j.bench.population.Workload;
import io.growth4j.event.Absent;
import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.online.OnlineFeatures;
import io.growth4j.user.UserSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * Keeping W1 up to date one event at a time, and reading one user. Fixture: a year of events, 20 a user; the
 * state holds all but the last 40 days, whose events are then accepted, with a promise at the end of each day; a
 * snapshot must count the events of its user.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=OnlineBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
@Fork(2)
public class OnlineBenchmark {
    private static final int EVENTS = 100_000;
    private static final Duration DAY = Duration.ofDays(1);

    /** Events of the year: 49,000 or 494,000 users. */
    @Param({"1000000", "10000000"})
    public int size = 1_000_000;

    private Workload log = Workload.of(20);
    private final List<Event> events = new ArrayList<>();
    private OnlineFeatures online = OnlineFeatures.of(SpeedFeatures.w1(), log.schema());

    /** Makes the events of the last 40 days. */
    @Setup
    public void makeEvents() {
        log = Workload.of(size);
        Instant start = Workload.AS_OF.minus(DAY.multipliedBy(40));
        try (EventCursor cursor = new LogSpan(log, start, Workload.AS_OF).read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int row = 0; row < batch.size() && events.size() < EVENTS; row++) {
                    events.add(event(batch, row));
                }
            }
        }
    }

    private static Event event(EventBatch batch, int row) {
        String type = batch.dictionary(EventSchema.TYPE_SLOT).text(batch.codes(EventSchema.TYPE_SLOT)[row]);
        Event event = Event.of(
                Long.toString(batch.longs(EventSchema.USER_SLOT)[row]),
                new EventType(type),
                Instant.ofEpochMilli(batch.longs(EventSchema.TIME_SLOT)[row]));
        long amount = batch.longs(batch.schema().slot(EventSchema.AMOUNT))[row];
        return amount == Absent.LONG ? event : event.withAmount(amount);
    }

    /** The state of before these days, its old events folded. */
    @Setup(Level.Iteration)
    public void fill() {
        online = OnlineFeatures.of(SpeedFeatures.w1(), log.schema());
        Instant end = Workload.AS_OF.minus(DAY.multipliedBy(40));
        for (Instant from = Workload.START; from.isBefore(end); from = from.plus(DAY.multipliedBy(5))) {
            Instant to = from.plus(DAY.multipliedBy(5)).isBefore(end) ? from.plus(DAY.multipliedBy(5)) : end;
            online.accept(new LogSpan(log, from, to));
            online.settle(to);
        }
        if (online.snapshot(events.get(0).userId(), end).longAt(0) < 0) {
            throw new IllegalStateException("a user has a negative number of events");
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
        Instant next = events.get(0).time().plus(DAY);
        for (Event event : events) {
            if (event.time().isAfter(next)) {
                online.settle(next);
                next = next.plus(DAY);
            }
            accepted += online.accept(event) ? 1 : 0;
        }
        return accepted;
    }

    /**
     * The users of the first events, one after the other.
     *
     * @return the last snapshot
     */
    @Benchmark
    @OperationsPerInvocation(10_000)
    public UserSnapshot snapshot() {
        UserSnapshot last = online.snapshot("0", Workload.AS_OF);
        for (int i = 0; i < 10_000; i++) {
            last = online.snapshot(events.get(i).userId(), Workload.AS_OF);
        }
        return last;
    }
}
