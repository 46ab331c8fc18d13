package io.growth4j.user;

import io.growth4j.event.Absent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one user at an instant, read by slot without boxing.
 *
 * <p>Resolve {@code schema().slot(feature)} once and keep the slot. Reading a slot by the wrong type is an error of the
 * program with unspecified result. No method allocates. Implementations say whether they are immutable; those of {@link
 * UserSnapshots} are.
 */
public interface UserSnapshot {
    /**
     * The features of this snapshot.
     *
     * @return the schema; snapshots of one origin share one instance
     */
    FeatureSchema schema();

    /**
     * Who it is.
     *
     * @return the user's id; numbers as decimal text
     */
    String userId();

    /**
     * The instant this is known at: only events before it count.
     *
     * @return milliseconds since 1970-01-01T00:00Z
     */
    long asOfMillis();

    /**
     * The instant this is known at: only events before it count.
     *
     * @return the instant
     */
    default Instant asOf() {
        return Instant.ofEpochMilli(asOfMillis());
    }

    /**
     * Whether a feature has a value for this user.
     *
     * @param slot the feature's slot
     * @return false if it is absent
     */
    boolean isPresent(int slot);

    /**
     * A whole number, or an instant in milliseconds.
     *
     * @param slot the slot of a {@link Feature.OfLong} or {@link Feature.OfInstant}
     * @return its value, {@link Absent#LONG} if it has none
     */
    long longAt(int slot);

    /**
     * A real number.
     *
     * @param slot the slot of a {@link Feature.OfDouble}
     * @return its value, NaN if it has none
     */
    double doubleAt(int slot);

    /**
     * A category.
     *
     * @param slot the slot of a {@link Feature.OfCategory}
     * @return its text, or null if it has none
     */
    @Nullable
    String textAt(int slot);
}
