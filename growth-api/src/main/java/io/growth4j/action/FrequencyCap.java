package io.growth4j.action;

import io.growth4j.definition.Definition;
import java.time.Duration;

/**
 * How often a user may be contacted.
 *
 * @param channel the channel that is counted, or empty for all together
 * @param contacts the most contacts, 0 or more
 * @param within the time they are counted over, back from now, above 0
 */
public record FrequencyCap(String channel, int contacts, Duration within) implements Definition {
    public FrequencyCap {
        if (contacts < 0 || within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException(
                    contacts + " contacts within " + within + ": needs 0 or more, within a time above 0");
        }
    }

    boolean counts(String other) {
        return channel.isEmpty() || channel.equals(other);
    }
}
