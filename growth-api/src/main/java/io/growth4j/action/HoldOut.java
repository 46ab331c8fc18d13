package io.growth4j.action;

import io.growth4j.definition.Bucketing;
import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.Definition;
import java.util.Map;

/**
 * Users who are left alone, so that there is something to compare with: the same users for as long as salt and share stay
 * the same, in every process. A larger share keeps all users of a smaller one.
 *
 * <p>Equal by content. Immutable and thread-safe; {@code contains} allocates nothing.
 */
public final class HoldOut implements Definition {
    /** Nobody is left alone. */
    public static final HoldOut NONE = new HoldOut("none", 0);

    private final Bucketing bucketing;
    private final double share;
    private final int buckets;

    private HoldOut(String salt, double share) {
        this.bucketing = Bucketing.of(salt);
        this.share = share;
        this.buckets = (int) Math.round(share * Bucketing.BUCKETS);
    }

    /**
     * A hold-out.
     *
     * @param salt its name; another salt chooses other users
     * @param share the share of users, 0 to 1, rounded to a hundredth of a percent
     * @return the hold-out
     */
    public static HoldOut of(String salt, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " of hold-out '" + salt + "' is outside 0 to 1");
        }
        return new HoldOut(salt, share);
    }

    /**
     * Whether a user is left alone.
     *
     * @param userId the user
     * @return true if so
     */
    public boolean contains(long userId) {
        return buckets > 0 && bucketing.bucket(userId) < buckets;
    }

    /**
     * Whether a user is left alone.
     *
     * @param userId the user; text that is a decimal number counts as that number
     * @return true if so
     */
    public boolean contains(CharSequence userId) {
        return buckets > 0 && bucketing.bucket(userId) < buckets;
    }

    /**
     * Which users.
     *
     * @return the salt
     */
    public String salt() {
        return bucketing.salt();
    }

    /**
     * How many users.
     *
     * @return the share, 0 to 1
     */
    public double share() {
        return share;
    }

    @Override
    public String toJson() {
        return CanonicalJson.of("HoldOut", Map.of("salt", salt(), "share", share));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HoldOut that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return toJson().hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
