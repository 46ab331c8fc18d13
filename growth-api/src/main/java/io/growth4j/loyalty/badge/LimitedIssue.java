package io.growth4j.loyalty.badge;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives a limited badge away as events come in: first come, first served, one per user, never more than the quota.
 * Thread-safe. Looking back, {@link LimitedBadge#settle} tells who was first by the clock.
 */
public final class LimitedIssue {
    private final LimitedBadge badge;
    private final Map<String, LimitedBadge.Claim> claims = new HashMap<>();
    private int issued;

    LimitedIssue(LimitedBadge badge) {
        this.badge = badge;
    }

    /**
     * Offers an event.
     *
     * @param event an event of any user
     * @return the user's claim; the first one again if the user has one
     */
    public synchronized LimitedBadge.Claim offer(BadgeEvent event) {
        if (!badge.counts(event)) {
            return claim(event, LimitedBadge.Verdict.NOT_ELIGIBLE);
        }
        LimitedBadge.Claim known = claims.get(event.userId());
        if (known != null) {
            return known;
        }
        boolean free = issued < badge.quota();
        issued += free ? 1 : 0;
        LimitedBadge.Claim claim = claim(event, free ? LimitedBadge.Verdict.ISSUED : LimitedBadge.Verdict.REJECTED);
        claims.put(event.userId(), claim);
        return claim;
    }

    private static LimitedBadge.Claim claim(BadgeEvent event, LimitedBadge.Verdict verdict) {
        return new LimitedBadge.Claim(event.userId(), event.at(), event.eventId(), verdict);
    }

    /**
     * How many are left.
     *
     * @return 0 to the quota
     */
    public synchronized int left() {
        return badge.quota() - issued;
    }
}
