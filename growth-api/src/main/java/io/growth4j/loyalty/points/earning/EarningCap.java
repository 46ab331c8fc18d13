package io.growth4j.loyalty.points.earning;

import io.growth4j.definition.Definition;
import io.growth4j.definition.Granularity;

/**
 * The most points that a user may be granted in a calendar period.
 *
 * @param type which points: a behaviour, or any other name that the caller gives
 * @param period the calendar period
 * @param most points, 0 or above
 * @param partial whether a grant that does not fit whole is granted in part, or not at all
 */
public record EarningCap(String type, Granularity period, long most, boolean partial) implements Definition {
    public EarningCap {
        if (most < 0) {
            throw new IllegalArgumentException("cap of '" + type + "' is " + most + ", below 0");
        }
    }

    /**
     * What may be granted.
     *
     * @param points what is to be granted, 0 or above
     * @param soFar what was granted in the period
     * @return {@code points}, or less
     */
    public long granted(long points, long soFar) {
        if (points < 0) {
            throw new IllegalArgumentException("grant of " + points + " '" + type + "' points is below 0");
        }
        long room = Math.max(0, most - soFar);
        return points <= room ? points : partial ? room : 0;
    }
}
