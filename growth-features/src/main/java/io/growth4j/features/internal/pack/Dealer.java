package io.growth4j.features.internal.pack;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;
import java.time.Instant;
import java.util.Arrays;

/**
 * Deals rows of the log to partitions: a counting sort by the top bits of the user's hash.
 *
 * <p>One walk finds every row's partition, one lists the rows in the order of the partitions, and one for each word collects
 * its values in that order. So a walk reads at random and writes in sequence: reads from the second-level cache overlap,
 * while scattered writes wait for one another. Rows that do not count go to a partition of their own behind the last, and
 * are left there. Arrays are kept from use to use; chunks are cut from an arena of the dealer's own, so that no thread waits
 * while another's is cleared. Not thread-safe.
 */
final class Dealer {
    private final ColumnPlan plan;
    private final long asOf;
    private final Arena arena = new Arena();
    private int[] partitions = {};
    /** By place: the row that goes there. */
    private int[] order = {};
    /** By row: its place. */
    private int[] places = {};

    private long excluded;
    private long latest = -1;

    /**
     * A dealer.
     *
     * @param asOf events at or after it, or known only then, do not count
     */
    Dealer(ColumnPlan plan, long asOf) {
        this.plan = plan;
        this.asOf = asOf;
    }

    /** Deals rows of users in range. */
    Chunk deal(Stage rows, UserRange range) {
        if (order.length < rows.size) {
            partitions = new int[rows.users.length];
            order = new int[rows.users.length];
            places = new int[rows.users.length];
        }
        latest = span(rows);
        int[] next = count(rows, range);
        int[] ends = order(rows, next, 1 << range.bits());
        Chunk chunk = new Chunk(rows.layout, ends, plan.columns().size(), arena);
        collectUsers(rows, chunk);
        requireUsers(rows, chunk, range.bits());
        collectTimes(rows, chunk);
        for (int word = 2; word < rows.layout.width(); word++) {
            collect(rows.words[word], chunk, chunk.start(word));
        }
        for (int column = 0; column < plan.columns().size(); column++) {
            if (rows.layout.isAside(column)) {
                dealAside(rows, column, chunk);
            }
        }
        return chunk;
    }

    /** The latest of the times, all of which must be of 1970 or later. One look if they ascend, as they do in most logs. */
    private static long span(Stage rows) {
        long[] times = rows.times;
        int size = rows.size;
        if (times[0] >= 0 && ascend(times, size)) {
            return times[size - 1];
        }
        long min = times[0];
        long max = min;
        for (int row = 1; row < size; row++) {
            min = Math.min(min, times[row]);
            max = Math.max(max, times[row]);
        }
        if (min < 0) {
            throw badTime(rows);
        }
        return max;
    }

    private static boolean ascend(long[] times, int size) {
        for (int row = 1; row < size; row++) {
            if (times[row] < times[row - 1]) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException badTime(Stage rows) {
        int row = rows.first(number -> rows.times[number] < 0);
        long time = rows.times[row];
        return new IllegalArgumentException(rows.name(row) + " "
                + (time == Absent.LONG ? "has no time" : "is of " + Instant.ofEpochMilli(time))
                + ": times start at 1970-01-01T00:00Z");
    }

    /** Finds each row's partition; returns how many rows each has. */
    private int[] count(Stage rows, UserRange range) {
        int bits = range.bits();
        long[] users = rows.users;
        int[] partitions = this.partitions;
        int size = rows.size;
        for (int row = 0; row < size; row++) {
            partitions[row] = UserHash.partition(users[row], bits);
        }
        if (plan.knownAtSlot() >= 0 || latest >= asOf || !range.isWhole()) {
            leaveOut(rows, range);
        }
        int[] counts = new int[(1 << bits) + 1];
        for (int row = 0; row < size; row++) {
            counts[partitions[row]]++;
        }
        return counts;
    }

    /** Moves rows that do not count behind the last partition. */
    private void leaveOut(Stage rows, UserRange range) {
        int nowhere = 1 << range.bits();
        for (int row = 0; row < rows.size; row++) {
            boolean isLater = rows.times[row] >= asOf || rows.knownAt[row] >= asOf;
            boolean isOther = partitions[row] < range.from() || partitions[row] >= range.to();
            excluded += isLater ? 1 : 0;
            partitions[row] = isLater || isOther ? nowhere : partitions[row];
        }
    }

    /** Lists the rows in the order of their partitions; returns where each of these ends. */
    private int[] order(Stage rows, int[] next, int count) {
        sumUp(next);
        int[] partitions = this.partitions;
        int[] order = this.order;
        int[] places = this.places;
        for (int row = 0, size = rows.size; row < size; row++) {
            int place = next[partitions[row]]++;
            places[row] = place;
            order[place] = row;
        }
        return Arrays.copyOf(next, count);
    }

    /** Turns counts into starts. */
    private static void sumUp(int[] counts) {
        int start = 0;
        for (int partition = 0; partition < counts.length; partition++) {
            int own = counts[partition];
            counts[partition] = start;
            start += own;
        }
    }

    private void collectUsers(Stage rows, Chunk chunk) {
        long[] users = rows.users;
        int[] order = this.order;
        long[] data = chunk.data();
        int start = chunk.start(0);
        for (int i = 0, count = chunk.events(); i < count; i++) {
            data[start + i] = users[order[i]];
        }
    }

    /** Those who are absent would all be in one partition. */
    private void requireUsers(Stage rows, Chunk chunk, int bits) {
        long absent = plan.userType() == ColumnType.LONG ? Absent.LONG : Absent.CODE;
        int partition = UserHash.partition(absent, bits);
        int[] ends = chunk.ends();
        for (int i = partition == 0 ? 0 : ends[partition - 1]; i < ends[partition]; i++) {
            if (chunk.data()[chunk.start(0) + i] == absent) {
                int row = rows.first(number -> rows.users[number] == absent && partitions[number] == partition);
                throw new IllegalArgumentException(rows.name(row) + " has no user");
            }
        }
    }

    private void collectTimes(Stage rows, Chunk chunk) {
        long[] times = rows.times;
        int[] lows = rows.lows;
        int[] order = this.order;
        long[] data = chunk.data();
        int start = chunk.start(1);
        for (int i = 0, count = chunk.events(); i < count; i++) {
            int row = order[i];
            data[start + i] = times[row] << TupleLayout.SPARE_BITS | lows[row];
        }
    }

    private void collect(long[] values, Chunk chunk, int start) {
        int[] order = this.order;
        long[] data = chunk.data();
        for (int i = 0, count = chunk.events(); i < count; i++) {
            data[start + i] = values[order[i]];
        }
    }

    /** The same sort for the few rows that have a value in a column. */
    private void dealAside(Stage rows, int column, Chunk chunk) {
        int[] present = rows.asideRows[column];
        int count = rows.asideCounts[column];
        int[] next = new int[chunk.ends().length + 1];
        for (int i = 0; i < count; i++) {
            next[partitions[present[i]]]++;
        }
        sumUp(next);
        long[] values = new long[count];
        int[] events = new int[count];
        for (int i = 0; i < count; i++) {
            int at = next[partitions[present[i]]]++;
            values[at] = rows.asideValues[column][i];
            events[at] = places[present[i]];
        }
        chunk.aside(column, values, events, Arrays.copyOf(next, chunk.ends().length));
    }

    /** The latest time of the rows that were dealt last, of an event that counts or not. */
    long latest() {
        return latest;
    }

    /** How many events were left out because of their time since somebody asked. */
    long excluded() {
        long count = excluded;
        excluded = 0;
        return count;
    }
}
