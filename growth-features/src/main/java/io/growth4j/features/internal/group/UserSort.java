package io.growth4j.features.internal.group;

import io.growth4j.features.internal.pack.UserHash;
import java.util.Arrays;

/**
 * Puts the events of a partition side by side by user, each user's in the order in which they came: a counting sort by
 * numbers that an open-addressing table gives to the users.
 *
 * <p>Users stand in the order of their hashes, whatever the order in which they were met. The partition takes the top bits
 * of the hash, the table the bits below, so that users of one partition spread; the table is at most a quarter full, as each
 * probe more is a branch guessed wrong. Arrays are kept from use to use.
 */
final class UserSort {
    private static final int SPARE = 4;

    private final int partitionBits;
    private int tableBits = 11;
    private int[] table = new int[1 << tableBits];
    /** By number: the users, and how many events each has. */
    private long[] met = new long[table.length / SPARE];

    private int[] counts = new int[met.length];
    private int[] byHash = new int[1];
    private int[] next = {};
    private int[] cuts = {};
    private int users;
    private long[] userIds = {};
    private int[] starts = new int[1];
    /** By event: its user's number, and its place. */
    private int[] numbers = {};

    private int[] places = {};

    UserSort(int partitionBits) {
        this.partitionBits = partitionBits;
        Arrays.fill(table, -1);
    }

    /**
     * Finds out where the users of some events start.
     *
     * @param eventUsers the users' ids, by event
     */
    void sort(long[] eventUsers, int events) {
        ensureEvents(events);
        number(eventUsers, events);
        ensureUsers(users);
        orderByHash();
        int start = 0;
        for (int user = 0; user < users; user++) {
            int number = byHash[user];
            userIds[user] = met[number];
            starts[user] = start;
            next[number] = start;
            start += counts[number];
        }
        starts[users] = start;
    }

    /**
     * Finds out where the users of some events start.
     *
     * @param numbers the users' numbers, by event: 0 to {@code count} − 1
     */
    void sort(int[] numbers, int events, int count) {
        ensureEvents(events);
        ensureUsers(count);
        System.arraycopy(numbers, 0, this.numbers, 0, events);
        users = count;
        Arrays.fill(next, 0, count, 0);
        for (int event = 0; event < events; event++) {
            next[numbers[event]]++;
        }
        int start = 0;
        for (int user = 0; user < count; user++) {
            starts[user] = start;
            start += next[user];
            next[user] = starts[user];
        }
        starts[count] = start;
    }

    private void ensureEvents(int events) {
        if (places.length < events) {
            places = new int[events + (events >> 2)];
            numbers = new int[places.length];
        }
    }

    private void ensureUsers(int count) {
        if (starts.length <= count) {
            starts = new int[count + (count >> 2) + 1];
            userIds = new long[starts.length];
            next = new int[starts.length];
            byHash = new int[starts.length];
        }
    }

    private void number(long[] eventUsers, int events) {
        Arrays.fill(table, -1);
        Arrays.fill(counts, 0, users, 0);
        users = 0;
        int event = numberFrom(0, eventUsers, events);
        while (event < events) {
            grow();
            event = numberFrom(event, eventUsers, events);
        }
    }

    /** Numbers events from one on until the table needs to grow; returns the event to go on with. */
    private int numberFrom(int first, long[] eventUsers, int events) {
        int[] table = this.table;
        long[] met = this.met;
        int[] counts = this.counts;
        int[] numbers = this.numbers;
        int mask = table.length - 1;
        int shift = Long.SIZE - tableBits;
        int bits = partitionBits;
        int size = users;
        int event = first;
        for (; event < events; event++) {
            long user = eventUsers[event];
            int slot = (int) ((UserHash.of(user) << bits) >>> shift);
            int number = table[slot];
            while (number >= 0 && met[number] != user) {
                slot = (slot + 1) & mask;
                number = table[slot];
            }
            if (number < 0) {
                if (size == met.length) {
                    break;
                }
                number = size++;
                met[number] = user;
                table[slot] = number;
            }
            counts[number]++;
            numbers[event] = number;
        }
        users = size;
        return event;
    }

    private void grow() {
        tableBits++;
        table = new int[2 * table.length];
        Arrays.fill(table, -1);
        met = Arrays.copyOf(met, table.length / SPARE);
        counts = Arrays.copyOf(counts, met.length);
        int mask = table.length - 1;
        for (int number = 0; number < users; number++) {
            int at = (int) ((UserHash.of(met[number]) << partitionBits) >>> (Long.SIZE - tableBits));
            while (table[at] >= 0) {
                at = (at + 1) & mask;
            }
            table[at] = number;
        }
    }

    /** The table stands in the order of the hashes but for users who found their slot taken. */
    private void orderByHash() {
        int found = 0;
        for (int number : table) {
            byHash[found] = number;
            found += number >= 0 ? 1 : 0;
        }
        for (int i = 1; i < users; i++) {
            int number = byHash[i];
            long hash = hash(number);
            int at = i;
            while (at > 0 && hash(byHash[at - 1]) > hash) {
                byHash[at] = byHash[at - 1];
                at--;
            }
            byHash[at] = number;
        }
    }

    /** Ordered as unsigned. */
    private long hash(int number) {
        return UserHash.of(met[number]) + Long.MIN_VALUE;
    }

    /** Finds each event's place, once, and puts a value of each there, which saves a walk. */
    void place(long[] values, int events, long[] target) {
        int[] next = this.next;
        int[] numbers = this.numbers;
        int[] places = this.places;
        for (int event = 0; event < events; event++) {
            int place = next[numbers[event]]++;
            places[event] = place;
            target[place] = values[event];
        }
    }

    /**
     * Where, among each user's events, the last ones to come start: counts those on the shorter side. Of users met in events
     * only, once all are placed.
     *
     * @param first by partition, the first of the last events to come
     * @param ends by partition, where its events end
     * @param target takes a place for each user
     */
    void startsFrom(int[] first, int[] ends, int[] target) {
        cuts = cuts.length < users ? new int[next.length] : cuts;
        int late = 0;
        for (int partition = 0; partition < ends.length; partition++) {
            late += ends[partition] - first[partition];
        }
        boolean areFew = late < ends[ends.length - 1] / 2;
        for (int number = 0; number < users; number++) {
            cuts[number] = areFew ? next[number] : next[number] - counts[number];
        }
        int start = 0;
        for (int partition = 0; partition < ends.length; partition++) {
            if (areFew) {
                move(first[partition], ends[partition], -1);
            } else {
                move(start, first[partition], 1);
            }
            start = ends[partition];
        }
        for (int user = 0; user < users; user++) {
            target[user] = cuts[byHash[user]];
        }
    }

    /** Moves the cut of each event's user. */
    private void move(int from, int to, int step) {
        int[] numbers = this.numbers;
        int[] cuts = this.cuts;
        for (int event = from; event < to; event++) {
            cuts[numbers[event]] += step;
        }
    }

    int users() {
        return users;
    }

    long[] userIds() {
        return userIds;
    }

    /** Users + 1 entries: where each user's events start. */
    int[] starts() {
        return starts;
    }

    /** By event: its place. */
    int[] places() {
        return places;
    }
}
