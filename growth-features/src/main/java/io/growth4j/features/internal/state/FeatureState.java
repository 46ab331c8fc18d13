package io.growth4j.features.internal.state;

import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.engine.Workbench;
import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known about all users, kept up to date: events wait until the users of many are looked up together, then go to the
 * partitions of their users. Not thread-safe.
 */
public final class FeatureState {
    private final EventSchema events;
    private final ColumnPlan plan;
    private final FoldPlan folds;
    private final @Nullable Dictionary[] dictionaries;
    private final UserNumbers numbers;
    private final Settlement settlement;
    private final Waiting waiting;
    private final Partitions partitions;
    private final Answers answers;

    /**
     * Nobody is known yet.
     *
     * @param features what will be asked for
     * @param events the columns that events may have
     * @param lateness how late an event may come once the past is settled
     */
    public FeatureState(FeatureSet features, EventSchema events, Duration lateness) {
        this.events = events;
        this.plan = new ColumnPlan(events, columns(features, events));
        this.folds = new FoldPlan(features);
        this.dictionaries = plan.columns().stream()
                .map(column -> column.isText() ? new Dictionary() : null)
                .toArray(Dictionary[]::new);
        this.numbers = new UserNumbers(plan.userType());
        this.settlement = new Settlement(folds, lateness);
        this.waiting = new Waiting(plan, dictionaries);
        Workbench bench = new Workbench(plan, dictionaries, features.zone());
        this.partitions = new Partitions(plan, folds, numbers, settlement, bench);
        this.answers = new Answers(features, folds, numbers, partitions, bench);
    }

    private static Set<String> columns(FeatureSet features, EventSchema events) {
        Set<String> names = new TreeSet<>();
        features.features()
                .forEach(definition -> names.addAll(definition.expression().columns()));
        events.find(EventSchema.KNOWN_AT).ifPresent(slot -> names.add(EventSchema.KNOWN_AT));
        return names;
    }

    /**
     * Takes up an event. O(1), but for the folding of what lies before the horizon when a partition is full.
     *
     * @param event the event, in any order of time
     * @return false if it lies before the horizon, so that it was counted and left out
     */
    public boolean accept(Event event) {
        long time = event.time().toEpochMilli();
        if (!settlement.isInTime(time)) {
            return false;
        }
        waiting.add(event, time);
        if (waiting.isFull()) {
            takeUp();
        }
        return true;
    }

    /** Gives the events that wait to the partitions of their users. */
    private void takeUp() {
        waiting.deal(numbers);
        partitions.take(waiting);
        waiting.clear();
    }

    /**
     * Takes up all events of a log.
     *
     * @param log its columns must have the types of the schema
     * @return how many were taken up; the others lie before the horizon
     */
    public long accept(EventLog log) {
        LogReader reader = new LogReader(plan, numbers, dictionaries, log.schema());
        long accepted = 0;
        takeUp();
        try (EventCursor cursor = log.read(plan.needed())) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                reader.next(batch);
                accepted += accept(reader, batch);
            }
        }
        return accepted;
    }

    private long accept(LogReader reader, EventBatch batch) {
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        long accepted = 0;
        for (int row = 0; row < batch.size(); row++) {
            if (settlement.isInTime(times[row])) {
                waiting.add(reader, row, times[row]);
                accepted++;
                if (waiting.isFull()) {
                    takeUp();
                }
            }
        }
        return accepted;
    }

    /**
     * Promises that nothing before an instant will be asked for, so that old events may be folded and forgotten.
     *
     * @param instant not before an earlier promise
     */
    public void settle(Instant instant) {
        takeUp(); // before the horizon moves: they were in time
        settlement.settle(instant);
    }

    /** Folds all that may be folded. */
    void fold() {
        takeUp();
        partitions.fold();
    }

    /**
     * The features of all users of whom an event before an instant is known.
     *
     * @param asOf the instant, not before what was settled
     * @return the table, its rows in the order in which the users were met, by partition
     */
    public UserTable table(Instant asOf) {
        long instant = settlement.unsettled(asOf);
        takeUp();
        return answers.table(instant);
    }

    /**
     * The features of one user. O(recent events of the user).
     *
     * @param userId the user, known or not
     * @param asOf the instant, not before what was settled
     * @return an immutable snapshot
     */
    public UserSnapshot snapshot(String userId, Instant asOf) {
        settlement.unsettled(asOf);
        takeUp();
        return answers.snapshot(userId, asOf);
    }

    ColumnPlan plan() {
        return plan;
    }

    FoldPlan folds() {
        return folds;
    }

    FeatureSchema schema() {
        return answers.schema();
    }

    EventSchema events() {
        return events;
    }

    @Nullable
    Dictionary[] dictionaries() {
        return dictionaries;
    }

    UserNumbers numbers() {
        return numbers;
    }

    Settlement settlement() {
        return settlement;
    }

    Partitions partitions() {
        return partitions;
    }

    /**
     * How many users there are.
     *
     * @return users of whom an event was taken up
     */
    public int users() {
        takeUp();
        return numbers.size();
    }

    /**
     * How many events are kept as such.
     *
     * @return events that were not folded yet
     */
    public long recentEvents() {
        return waiting.size() + partitions.recentEvents();
    }

    /**
     * How many events came too late.
     *
     * @return events of before the horizon, left out
     */
    public long tooLate() {
        return settlement.tooLate();
    }
}
