package io.growth4j.features.online;

import io.growth4j.event.Event;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.state.FeatureState;
import io.growth4j.features.internal.state.StateFile;
import io.growth4j.features.internal.state.StateMerge;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A {@link FeatureSet} kept up to date, one event at a time in a service, or one day's log at a time in a batch: events
 * come in any order, and a snapshot of a user or a table of all may be taken at any instant. Both equal what {@code
 * FeaturePipeline} computes over the same events.
 *
 * <p>{@link #settle} keeps the state small. It promises that nothing before an instant will be asked for; events that no
 * window can reach from there on, and that are older than the lateness, are folded into a few longs per aggregation and
 * forgotten. Aggregations that cannot go on from a state ({@code Foldable} says which can) keep their events. Without a
 * call of it, all events are kept.
 *
 * <p>An event takes 20 bytes and 8 for each column that a feature reads but the first of texts, in rings that have room for
 * up to half as many again. A user takes the bytes of the id, 4 more once somebody asks for a snapshot, and once events of the user were folded
 * 8 bytes for each cell of a fold (one for a count, two for times, four for sums, means, minima and maxima of one column, and
 * so on), however long the user stays idle; exact distinct counts, medians and orders take 8 to 32 bytes for each different
 * value besides.
 *
 * <p>Accepting an event is O(1) and allocates nothing but where room runs out. An event waits until 256 have come, or until
 * somebody asks for anything, so that many users are looked up together; one in 256 calls does this work for all. Where a
 * ring is full, what may be folded of one in 64 users is folded, or the ring grows. A snapshot is linear in the recent events
 * of its user. Not thread-safe: a service shards its users over several of these, or locks.
 */
public final class OnlineFeatures {
    private final FeatureState state;

    private OnlineFeatures(FeatureState state) {
        this.state = state;
    }

    /**
     * Without users yet. Once settled, an event that is older than every window is too late.
     *
     * @param features what will be asked for
     * @param events the columns that events may have
     * @return an empty state
     * @throws IllegalArgumentException if a feature reads a column that the schema does not have
     */
    public static OnlineFeatures of(FeatureSet features, EventSchema events) {
        return of(features, events, Duration.ZERO);
    }

    /**
     * Without users yet.
     *
     * @param features what will be asked for
     * @param events the columns that events may have
     * @param lateness how long before a settled instant an event may still happen and be taken up; 0 or more
     * @return an empty state
     * @throws IllegalArgumentException if a feature reads a column that the schema does not have
     */
    public static OnlineFeatures of(FeatureSet features, EventSchema events, Duration lateness) {
        if (lateness.isNegative()) {
            throw new IllegalArgumentException("lateness " + lateness + " is negative");
        }
        return new OnlineFeatures(new FeatureState(features, events, lateness));
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param file the file
     * @param features the features it was saved for
     * @return the state as it was
     * @throws IllegalArgumentException if the file is no such state, was cut or altered, was written by a newer version,
     *     or holds other features: the message names the differences
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static OnlineFeatures load(Path file, FeatureSet features) {
        return new OnlineFeatures(StateFile.read(file, features));
    }

    /**
     * Writes all to one file, whole or not at all, with format and checksum. What may be folded is folded first.
     *
     * @param file where to; replaced if it is there
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save(Path file) {
        StateFile.write(state, file);
    }

    /**
     * Takes up an event.
     *
     * @param event the event, in any order of time; attributes that the schema does not know are passed over
     * @return false if it came too late: it was counted and left out
     * @throws IllegalArgumentException if an attribute has another type than the schema says, or the time is of before
     *     1970; nothing changes then
     */
    public boolean accept(Event event) {
        return state.accept(event);
    }

    /**
     * Takes up the events of a log: those of the last day, say. Linear in the log, whatever the number of users.
     *
     * @param log the log; read once, and left open
     * @return how many events were taken up; the others came too late
     * @throws IllegalArgumentException if the log lacks a column or has it with another type
     */
    public long accept(EventLog log) {
        return state.accept(log);
    }

    /**
     * Promises that nothing before an instant will be asked for, so that older events may be forgotten.
     *
     * @param instant not before an instant that was settled earlier
     */
    public void settle(Instant instant) {
        state.settle(instant);
    }

    /**
     * Takes over the users of another state: of another shard, say. Linear in the other's users and recent events.
     *
     * <p>Users that both know become one. Where both hold a settled past of a user, all features must do without the order
     * of events, as {@link io.growth4j.features.aggregate.MergeableFold} says: counts, sums, extremes, first and last times,
     * distinct values, quantiles and their sketches do; gaps, streaks, sessions and orders do not.
     *
     * @param other of the same features and columns, settled at the same instant; it can be used on
     * @throws IllegalArgumentException if they differ in that, or both hold a settled past of a user and a feature depends on
     *     the order of events (the message names both); nothing changes then
     */
    public void merge(OnlineFeatures other) {
        StateMerge.merge(other.state, state);
    }

    /**
     * What is known about a user before an instant.
     *
     * @param userId the user; one without events has the values of an empty history
     * @param asOf only events before it, and known before it, count; not before a settled instant
     * @return an immutable snapshot
     */
    public UserSnapshot snapshot(String userId, Instant asOf) {
        return state.snapshot(userId, asOf);
    }

    /**
     * What is known about all users before an instant.
     *
     * @param asOf only events before it, and known before it, count; not before a settled instant
     * @return one row for each user of whom an event before it is known
     */
    public UserTable table(Instant asOf) {
        return state.table(asOf);
    }

    /**
     * How many users there are.
     *
     * @return users of whom an event was taken up
     */
    public int users() {
        return state.users();
    }

    /**
     * How many events are kept as such.
     *
     * @return events that were not folded
     */
    public long recentEvents() {
        return state.recentEvents();
    }

    /**
     * How many events came too late.
     *
     * @return events that were left out
     */
    public long tooLate() {
        return state.tooLate();
    }
}
