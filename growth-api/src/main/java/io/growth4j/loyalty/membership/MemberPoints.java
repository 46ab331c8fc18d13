package io.growth4j.loyalty.membership;

import java.time.LocalDate;

/** What a member has earned, as far as tiers ask for it. */
public interface MemberPoints {
    /**
     * Points that can be spent now.
     *
     * @return points, may be below 0
     */
    long active();

    /**
     * Points that were earned and became active since a day.
     *
     * @param day the first day that counts
     * @return points, clawbacks taken off
     */
    long earnedSince(LocalDate day);
}
