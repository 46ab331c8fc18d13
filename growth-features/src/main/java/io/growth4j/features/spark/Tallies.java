package io.growth4j.features.spark;

import io.growth4j.event.RejectedRows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToLongFunction;
import org.apache.spark.util.AccumulatorV2;

/**
 * Brings what tasks counted to the driver. A partition that is computed again, because a task is repeated or the users are
 * asked for again, replaces what it counted before: nothing counts twice.
 */
final class Tallies extends AccumulatorV2<Tally, Collection<Tally>> {
    private static final long serialVersionUID = 1;

    private final Map<Integer, Tally> byPartition = new ConcurrentSkipListMap<>();

    @Override
    public boolean isZero() {
        return byPartition.isEmpty();
    }

    @Override
    public Tallies copy() {
        Tallies copy = new Tallies();
        copy.merge(this);
        return copy;
    }

    @Override
    public void reset() {
        byPartition.clear();
    }

    @Override
    public void add(Tally tally) {
        byPartition.put(tally.partition(), tally);
    }

    @Override
    public void merge(AccumulatorV2<Tally, Collection<Tally>> other) {
        other.value().forEach(this::add);
    }

    @Override
    public Collection<Tally> value() {
        return byPartition.values();
    }

    long sum(ToLongFunction<Tally> count) {
        return value().stream().mapToLong(count).sum();
    }

    RejectedRows rejectedRows() {
        List<RejectedRows.Sample> samples = value().stream()
                .flatMap(tally -> tally.samples().stream())
                .limit(RejectedRows.MAX_SAMPLES)
                .map(sample -> new RejectedRows.Sample(sample.row(), sample.reason()))
                .toList();
        return new RejectedRows(sum(Tally::rejected), samples);
    }
}
