package io.growth4j.features.online;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.kernel.SingleUser;
import io.growth4j.features.internal.kernel.SingleUser.History;
import io.growth4j.user.UserSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A {@link FeatureSet} kept up to date one event at a time: events may come late and in any order, and a snapshot may be
 * taken at any instant. Snapshots equal the rows that {@code FeaturePipeline} computes over the same events.
 *
 * <p>The state is the events themselves, packed: 16 bytes per event plus 8 for each number that a feature reads. It grows
 * with the events, and a user without a new one costs what their events take and about 200 bytes. Accepting an event is
 * O(1); a snapshot is O(events of the user). Not thread-safe: a service shards its users over several of these, or locks.
 */
public final class OnlineFeatures {
    private final SingleUser single;
    private final Map<String, History> users = new HashMap<>();

    private OnlineFeatures(SingleUser single) {
        this.single = single;
    }

    /**
     * Starts without users.
     *
     * @param features what to compute
     * @param events the columns that events may have; the type of the user column does not matter
     * @return the state
     * @throws IllegalArgumentException if a feature reads a column that is not there; the message shows near misses
     */
    public static OnlineFeatures of(FeatureSet features, EventSchema events) {
        return new OnlineFeatures(new SingleUser(features, events));
    }

    /**
     * Takes an event in.
     *
     * @param event the event
     * @throws IllegalArgumentException if an attribute has another type than the schema says, or the time is out of range
     */
    public void accept(Event event) {
        single.accept(users.computeIfAbsent(event.userId(), user -> new History()), event);
    }

    /**
     * What is known about a user.
     *
     * @param userId the user; one that was never met has no events
     * @param asOf only events before it, and known before it, count
     * @return an immutable snapshot
     */
    public UserSnapshot snapshot(String userId, Instant asOf) {
        return single.snapshot(users.getOrDefault(userId, new History()), userId, asOf);
    }

    /**
     * How many users were met.
     *
     * @return the number of users with an event
     */
    public int users() {
        return users.size();
    }
}
