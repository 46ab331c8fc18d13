package io.growth4j.features.internal.state;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.kernel.ColumnPlan;
import io.growth4j.features.internal.kernel.Evaluator;
import io.growth4j.features.internal.kernel.RecentEvents;
import io.growth4j.features.internal.kernel.Workbench;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known about all users, kept up to date: partitions of users, each with the states their past was folded into and
 * their recent events. A table groups and computes a partition as the engine does, a snapshot one user. Not thread-safe.
 */
public final class FeatureState {
    private final FeatureSet features;
    private final EventSchema events;
    private final FeatureSchema schema;
    private final Duration lateness;
    private final ColumnPlan plan;
    private final FoldPlan folds;
    private final @Nullable Dictionary[] dictionaries;
    private final UserNumbers numbers;
    private final Waiting waiting;
    private final UserStates[] partitions = new UserStates[UserStates.PARTITIONS];
    private final Workbench bench;
    private final Pasts pasts;
    private final Evaluator evaluator;
    private long settled = Long.MIN_VALUE;
    private long horizon = Long.MIN_VALUE;
    private long tooLate;

    /**
     * Nobody is known yet.
     *
     * @param features what will be asked for
     * @param events the columns that events may have
     * @param lateness how late an event may come once the past is settled
     */
    public FeatureState(FeatureSet features, EventSchema events, Duration lateness) {
        this.features = features;
        this.events = events;
        this.schema = features.schema();
        this.lateness = lateness;
        this.plan = new ColumnPlan(events, columns(features, events));
        this.folds = new FoldPlan(features);
        this.dictionaries = plan.columns().stream()
                .map(column -> column.isText() ? new Dictionary() : null)
                .toArray(Dictionary[]::new);
        this.waiting = new Waiting(plan, dictionaries);
        this.numbers = new UserNumbers(plan.userType());
        for (int partition = 0; partition < UserStates.PARTITIONS; partition++) {
            partitions[partition] = new UserStates(plan, folds);
        }
        this.bench = new Workbench(plan, dictionaries, features.zone());
        this.pasts = new Pasts(bench, folds);
        this.evaluator = bench.evaluator(pasts);
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
        if (!isInTime(time)) {
            return false;
        }
        waiting.add(event, time);
        if (waiting.isFull()) {
            takeUp();
        }
        return true;
    }

    /** Looks up the users of the events that wait, and gives each event to its partition. */
    private void takeUp() {
        waiting.number(numbers);
        for (int event = 0; event < waiting.size(); event++) {
            append(waiting.user(event), waiting.rows(), waiting.start(event));
        }
        waiting.clear();
    }

    /** Appends an event whose user's number is known; its row starts somewhere in an array. */
    void append(int number, long[] row, int from) {
        int partition = UserStates.partition(number);
        RecentEvents recent = partitions[partition].recent;
        if (!recent.append(UserStates.row(number), row, from)) {
            fold(partition);
            recent.ensureRoom();
            recent.append(UserStates.row(number), row, from);
        }
    }

    private boolean isInTime(long time) {
        if (time < 0 || time > Workbench.MAX_TIME) {
            throw new IllegalArgumentException("event of " + Instant.ofEpochMilli(time)
                    + ": times go from 1970-01-01T00:00Z to " + Instant.ofEpochMilli(Workbench.MAX_TIME));
        }
        tooLate += time < horizon ? 1 : 0;
        return time >= horizon;
    }

    private void fold(int partition) {
        UserStates states = partitions[partition];
        if (states.isWorthFolding(horizon)) {
            states.fold(bench, folds.parts(), users(partition), horizon, settled);
        }
    }

    /** How many users a partition has. */
    int users(int partition) {
        return UserStates.users(numbers.size(), partition);
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
            if (isInTime(times[row])) {
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
        long millis = instant.toEpochMilli();
        if (millis < settled) {
            throw new IllegalArgumentException(
                    "cannot settle " + instant + ": " + Instant.ofEpochMilli(settled) + " is settled already");
        }
        takeUp(); // before the horizon moves: they were in time
        settled = millis;
        horizon = Math.max(horizon, Math.min(folds.horizon(millis), millis - lateness.toMillis()));
    }

    ColumnPlan plan() {
        return plan;
    }

    FoldPlan folds() {
        return folds;
    }

    UserStates partition(int number) {
        return partitions[UserStates.partition(number)];
    }

    boolean hasPast(int number) {
        return partition(number).hasPast.get(UserStates.row(number));
    }

    void restore(long settledBefore, long horizonBefore, long tooLateBefore) {
        settled = settledBefore;
        horizon = horizonBefore;
        tooLate = tooLateBefore;
    }

    void addTooLate(long more) {
        tooLate += more;
    }

    /** Folds all that may be folded. */
    void fold() {
        takeUp();
        for (int index = 0; index < UserStates.PARTITIONS; index++) {
            if (partitions[index].recent.countBefore(horizon) > 0) {
                partitions[index].fold(bench, folds.parts(), users(index), horizon, settled);
            }
        }
    }

    /**
     * The features of all users of whom an event before an instant is known.
     *
     * @param asOf the instant, not before what was settled
     * @return the table, its rows in the order in which the users were met, by partition
     */
    public UserTable table(Instant asOf) {
        long instant = requireUnsettled(asOf);
        takeUp();
        TableColumns columns = new TableColumns(features);
        for (int index = 0; index < UserStates.PARTITIONS; index++) {
            UserStates partition = partitions[index];
            fold(index);
            partition.recent.selectAll(bench.entries());
            bench.load(partition.recent, bench.entries(), users(index));
            bench.rowsAt(partition.hasPast, instant);
            pasts.of(partition.pasts);
            columns.append(bench, index, evaluator);
        }
        return columns.table(schema, numbers, instant);
    }

    private long requireUnsettled(Instant asOf) {
        long instant = asOf.toEpochMilli();
        if (instant < settled) {
            throw new IllegalArgumentException("nothing is known as of " + asOf + ": all before "
                    + Instant.ofEpochMilli(settled) + " was settled and may be forgotten");
        }
        return instant;
    }

    /**
     * The features of one user. O(recent events of the user).
     *
     * @param userId the user, known or not
     * @param asOf the instant, not before what was settled
     * @return an immutable snapshot
     */
    public UserSnapshot snapshot(String userId, Instant asOf) {
        long instant = requireUnsettled(asOf);
        takeUp();
        int number = numbers.find(userId);
        UserStates partition = partition(Math.max(0, number));
        int user = number < 0 ? Integer.MAX_VALUE : UserStates.row(number);
        partition.select(user, users(UserStates.partition(Math.max(0, number))), bench.entries());
        bench.load(partition.recent, bench.entries());
        bench.rowAt(instant);
        pasts.of(partition.pasts, user);
        UserSnapshots.Builder snapshot = UserSnapshots.of(schema, userId, asOf);
        for (FeatureDefinition definition : features.features()) {
            Feature feature = definition.feature();
            put(snapshot, feature, evaluator.evaluate(definition.expression(), Kind.of(feature)));
        }
        return snapshot.build();
    }

    private static void put(UserSnapshots.Builder snapshot, Feature feature, Output output) {
        if (feature instanceof Feature.OfLong whole) {
            snapshot.with(whole, output.longs()[0]);
        } else if (feature instanceof Feature.OfDouble real) {
            snapshot.with(real, output.doubles()[0]);
        } else if (feature instanceof Feature.OfInstant instant && output.longs()[0] != Absent.LONG) {
            snapshot.with(instant, Instant.ofEpochMilli(output.longs()[0]));
        } else if (feature instanceof Feature.OfCategory category && output.codes()[0] != Absent.CODE) {
            snapshot.with(category, Objects.requireNonNull(output.dictionary()).text(output.codes()[0]));
        }
    }

    FeatureSchema schema() {
        return schema;
    }

    EventSchema events() {
        return events;
    }

    Duration lateness() {
        return lateness;
    }

    long settled() {
        return settled;
    }

    long horizon() {
        return horizon;
    }

    @Nullable
    Dictionary[] dictionaries() {
        return dictionaries;
    }

    UserNumbers numbers() {
        return numbers;
    }

    UserStates[] partitions() {
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
        long events = waiting.size();
        for (UserStates partition : partitions) {
            events += partition.recent.size();
        }
        return events;
    }

    /**
     * How many events came too late.
     *
     * @return events of before the horizon, left out
     */
    public long tooLate() {
        return tooLate;
    }
}
