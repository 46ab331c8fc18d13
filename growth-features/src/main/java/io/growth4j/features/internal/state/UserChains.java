package io.growth4j.features.internal.state;

import io.growth4j.features.internal.group.Entries;
import io.growth4j.features.internal.group.RecentEvents;
import java.util.Arrays;

/**
 * Finds one user's recent events: each is linked to the user's one before. Linking is done when somebody asks, so that
 * whoever only appends need not touch the users.
 */
final class UserChains {
    private static final int NONE = -1;

    private final RecentEvents recent;
    /** By user: the number of the event that came last among those that are linked. */
    private int[] last = {};

    private int linked;

    UserChains(RecentEvents recent) {
        this.recent = recent;
    }

    /** Takes the entries of a user's events. */
    void select(int user, int users, Entries target) {
        link(users);
        target.clear();
        int number = user < users ? last[user] : NONE;
        while (number >= recent.first()) {
            target.add(recent.entry(number));
            number = recent.before(number);
        }
    }

    private void link(int users) {
        if (users > last.length) {
            int from = last.length;
            last = Arrays.copyOf(last, Math.max(8, users + (users >> 1)));
            Arrays.fill(last, from, last.length, NONE);
        }
        linked = Math.max(linked, recent.first());
        for (; linked < recent.end(); linked++) {
            int user = recent.user(linked);
            recent.before(linked, last[user]);
            last[user] = linked;
        }
    }

    /** Links all events anew when somebody asks. */
    void restart() {
        Arrays.fill(last, NONE);
        linked = 0;
    }
}
