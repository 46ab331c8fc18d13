package io.growth4j.features.analytics;

import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Counts retention of a log whose periods follow each other, as in most logs they do: then the cohort and the last period
 * are all that must be known of a user, and the first event of a period is counted at once.
 */
final class OrderedRetention implements EventReader.Sink {
    private final Retention question;
    private final Periods periods;
    private final CohortRows numbered;
    private final CohortRows named;
    private boolean[] kept = {};
    private int types;

    private OrderedRetention(Retention question) {
        this.question = question;
        this.periods = RetentionCounting.periods(question);
        this.numbered = new CohortRows(question, periods);
        this.named = new CohortRows(question, periods);
    }

    /** Whether cohort and last period are all that a question needs. */
    static boolean suits(Retention question) {
        return RetentionCounting.suits(question)
                && RetentionCells.isPlain(question)
                && question.cohorts() != CohortKind.RECURRING
                && question.starting().equals(question.returning());
    }

    /** The answer, or empty if a period came after a later one. */
    static Optional<RetentionMatrix> compute(Retention question, EventLog log, Instant asOf) {
        OrderedRetention counting = new OrderedRetention(question);
        EventReader reader = new EventReader(counting, null, asOf.toEpochMilli());
        counting.numbered.expect(log.size().orElse(0));
        counting.named.expect(log.size().orElse(0));
        try (EventCursor cursor = reader.open(log)) {
            EventBatch batch = cursor.next();
            while (batch != null && counting.isOrdered()) {
                reader.read(batch);
                batch = cursor.next();
            }
        }
        return counting.isOrdered() ? Optional.of(counting.answer(asOf)) : Optional.empty();
    }

    private boolean isOrdered() {
        return numbered.isOrdered() && named.isOrdered();
    }

    @Override
    public boolean needs(long earliest, long latest) {
        boolean isAfterStart = latest >= periods.start(0) || RetentionCounting.low(question) < 0;
        return isAfterStart && earliest < periods.start(periods.count());
    }

    @Override
    public boolean needsAmounts() {
        return false;
    }

    @Override
    public void learn(EventType type) {
        if (types == kept.length) {
            kept = Arrays.copyOf(kept, 8 + 2 * types);
        }
        kept[types++] = question.starting().matches(type);
    }

    @Override
    public void add(EventRows rows, boolean areNamed) {
        (areNamed ? named : numbered).add(rows, kept);
    }

    private RetentionMatrix answer(Instant asOf) {
        RetentionCells cells = new RetentionCells(question);
        numbered.addTo(cells);
        named.addTo(cells);
        return new RetentionMatrix(question, asOf.toEpochMilli(), periods, cells.sizes, cells.counts);
    }
}
