package io.growth4j.loyalty.points;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Sums of entries by segment, before a span of time and in it. Not thread-safe. */
final class SegmentSums {
    private final Instant from;
    private final Instant to;
    private final Map<String, Sums> segments = new TreeMap<>();

    /** Of one segment. */
    private static final class Sums {
        private final Map<EntryKind, Long> booked = new EnumMap<>(EntryKind.class);
        private long opening;
    }

    SegmentSums(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    void add(String segment, PointsEntry entry) {
        if (entry.at().isBefore(from)) {
            add(segment, entry.kind(), entry.points(), 0);
        } else if (entry.at().isBefore(to)) {
            add(segment, entry.kind(), 0, entry.points());
        }
    }

    void add(String segment, EntryKind kind, long before, long within) {
        Sums sums = segments.computeIfAbsent(segment, name -> new Sums());
        sums.opening += before;
        sums.booked.merge(kind, within, Long::sum);
    }

    Map<String, LedgerTotals> totals() {
        Map<String, LedgerTotals> totals = new TreeMap<>();
        segments.forEach((segment, sums) -> totals.put(segment, new LedgerTotals(from, to, sums.opening, sums.booked)));
        return totals;
    }

    /** The totals of the only segment, zeros if nothing was added. */
    LedgerTotals only() {
        return totals().values().stream().findFirst().orElseGet(() -> new LedgerTotals(from, to, 0, Map.of()));
    }
}
