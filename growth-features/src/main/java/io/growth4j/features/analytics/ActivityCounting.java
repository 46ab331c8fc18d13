package io.growth4j.features.analytics;

import io.growth4j.event.EventType;
import java.util.Arrays;

/** Keeps for each user in which periods there were selected events, of one selection or two, and no event. */
abstract class ActivityCounting<A> implements Counting<A> {
    /** A question whose users would cost more than half a kilobyte keeps its events instead. */
    static final int MOST_BITS = 4096;

    final Periods periods;
    private final Channel one;
    private final Channel other;
    private final PeriodCursor cursor;
    private final UserBits numbered;
    private final UserBits named;

    /** Per type: 1 for the first channel, 2 for the other if it is not the first. */
    private byte[] channelsOfType = {};

    private int types;
    private int oneBit;
    private int otherBit;
    private int kept;

    ActivityCounting(Periods periods, Channel one, Channel other) {
        this.periods = periods;
        this.one = one;
        this.other = other;
        this.cursor = new PeriodCursor(periods);
        int bits = Math.max(one.endBit(), other.endBit());
        this.numbered = new UserBits(bits);
        this.named = new UserBits(bits);
    }

    @Override
    public void expect(long events) {
        numbered.expect(events);
        named.expect(events);
    }

    @Override
    public boolean needs(long earliest, long latest) {
        return (latest >= periods.start(0) || keeps(-1))
                && (earliest < periods.start(periods.count()) || keeps(periods.count()));
    }

    @Override
    public boolean needsAmounts() {
        return false;
    }

    private boolean keeps(int position) {
        return one.bit(position) >= 0 || other.bit(position) >= 0;
    }

    @Override
    public void learn(EventType type) {
        if (types == channelsOfType.length) {
            channelsOfType = Arrays.copyOf(channelsOfType, 8 + 2 * types);
        }
        boolean second = other != one && other.selection.matches(type);
        channelsOfType[types++] = (byte) ((one.selection.matches(type) ? 1 : 0) + (second ? 2 : 0));
    }

    @Override
    public void add(EventRows rows, boolean areNamed) {
        UserBits users = users(areNamed);
        users.makeRoom();
        long[] times = rows.times;
        long[] keys = rows.users;
        int[] typeOfRow = rows.types;
        int size = rows.size;
        for (int row = 0; row < size; row++) {
            long millis = times[row];
            if (!cursor.holds(millis)) {
                moveTo(millis);
            }
            int channels = channelsOfType[typeOfRow[row]] & kept;
            if ((channels & 1) != 0) {
                users.set(keys[row], oneBit);
            }
            if ((channels & 2) != 0) {
                users.set(keys[row], otherBit);
            }
        }
    }

    /** The rows of users who are named by numbers, or of those named by other texts. */
    final UserBits users(boolean areNamed) {
        return areNamed ? named : numbered;
    }

    /** In a log in the order of time this happens once per period. */
    private void moveTo(long millis) {
        int position = cursor.moveTo(millis);
        oneBit = one.bit(position);
        otherBit = other.bit(position);
        kept = (oneBit < 0 ? 0 : 1) + (otherBit < 0 ? 0 : 2);
    }

    @Override
    public void merge(Counting<A> from, int[] typeHere, int[] nameHere) {
        ActivityCounting<A> added = (ActivityCounting<A>) from;
        added.numbered.forEach(numbered::setAll);
        added.named.forEach((user, words, at) -> named.setAll(nameHere[(int) user], words, at));
    }

    void forEachUser(UserRows.Visitor visitor) {
        numbered.forEach(visitor);
        named.forEach(visitor);
    }
}
