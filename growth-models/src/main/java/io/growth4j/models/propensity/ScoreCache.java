package io.growth4j.models.propensity;

import io.growth4j.score.Scorer;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the scores of a model for some time. Worth it for trees and networks, whose scores cost more than to look one
 * up; a linear score costs about as much as the look-up, and should be taken anew.
 *
 * <p>A score is kept by user and model version, and the features are not part of the key: to compare them would cost as much as many
 * a score. It is given again to a snapshot of the same user that is younger than the scored one by less than the time to
 * live, whatever else has changed about the user; an older snapshot is scored anew. So the time to live is how stale a
 * score may be, and time is that of the snapshots: no clock is read.
 *
 * <p>The memory is fixed: users share places by their hash, and the last one stays. Thread-safe and without a lock; a hit
 * allocates nothing, a miss one small object.
 */
public final class ScoreCache implements Scorer {
    private final Scorer model;
    private final FeatureSchema schema;
    private final String version;
    private final long timeToLiveMillis;
    private final AtomicReferenceArray<@Nullable Entry> places;

    private record Entry(String version, String userId, long asOfMillis, double score) {}

    private ScoreCache(
            Scorer model, String version, long timeToLiveMillis, AtomicReferenceArray<@Nullable Entry> places) {
        this.model = model;
        this.schema = model.schema();
        this.version = version;
        this.timeToLiveMillis = timeToLiveMillis;
        this.places = places;
    }

    /**
     * An empty cache.
     *
     * @param model gives the scores
     * @param version tells this model from those before and after it, for example the checksum of its file
     * @param timeToLive how long a score holds, above zero
     * @param places how many scores are remembered, 1 to 2³⁰, rounded up to a power of two; with as many places as users,
     *     six of ten users share theirs, with eight times as many one of ten
     * @return the cache
     */
    public static ScoreCache of(Scorer model, String version, Duration timeToLive, int places) {
        if (places < 1 || places > 1 << 30 || timeToLive.toMillis() < 1) {
            throw new IllegalArgumentException("a cache of " + places + " places for " + timeToLive
                    + ": needs 1 to 2^30 places, and at least a millisecond");
        }
        int size = Integer.highestOneBit(places) < places ? Integer.highestOneBit(places) << 1 : places;
        return new ScoreCache(model, version, timeToLive.toMillis(), new AtomicReferenceArray<>(size));
    }

    /**
     * The same memory for the next model. Scores of another version are never given, not even where a thread still asks
     * the cache of the last model.
     *
     * @param next gives the scores from now on
     * @param nextVersion tells it from those before
     * @return a cache that shares its places with this one
     */
    public ScoreCache with(Scorer next, String nextVersion) {
        return new ScoreCache(next, nextVersion, timeToLiveMillis, places);
    }

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public double score(UserSnapshot user) {
        String id = user.userId();
        int hash = id.hashCode();
        int place = (hash ^ (hash >>> 16)) & (places.length() - 1);
        Entry entry = places.get(place);
        if (entry != null && holds(entry, user, id)) {
            return entry.score;
        }
        double score = model.score(user);
        places.set(place, new Entry(version, id, user.asOfMillis(), score));
        return score;
    }

    @SuppressWarnings("ReferenceEquality") // Any other schema is left to the model, which compares and refuses.
    private boolean holds(Entry entry, UserSnapshot user, String id) {
        long age = user.asOfMillis() - entry.asOfMillis;
        return age >= 0
                && age < timeToLiveMillis
                && entry.userId.equals(id)
                && entry.version.equals(version)
                && user.schema() == schema;
    }
}
