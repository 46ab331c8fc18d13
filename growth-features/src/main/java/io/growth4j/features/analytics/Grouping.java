package io.growth4j.features.analytics;

import io.growth4j.user.UserKeys;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Groups shards by user: numbers the users of a shard, then a stable counting sort; types get their rank by name. */
final class Grouping {
    private final long[] rankOfType;
    private final UserIndex index = new UserIndex();
    private final long[] packed;
    private final long[] paid;
    private final long[] amounts;
    private int[] offsets = new int[1024];
    private int[] paidOffsets = new int[1024];
    private long[] ids = new long[1024];
    private int users;
    private int[] numberOfRow = {};
    private int[] next = {};

    Grouping(int events, int payments, long[] rankOfType) {
        this.rankOfType = rankOfType;
        this.packed = new long[events];
        this.paid = new long[payments];
        this.amounts = new long[payments];
    }

    void add(Shards events, Shards payments) {
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            index.clear();
            int rows = number(events, shard, 2);
            reserve(users + index.size());
            place(events.blocks(shard), rows, offsets);
            number(payments, shard, 3);
            placePaid(payments.blocks(shard), paidOffsets);
            for (int number = 0; number < index.size(); number++) {
                ids[users + number] = index.user(number);
            }
            users += index.size();
        }
    }

    /** Leaves the number of each row's user; payments come from users that have events. */
    private int number(Shards shards, int shard, int width) {
        int rows = shards.rows(shard);
        if (rows > numberOfRow.length) {
            numberOfRow = new int[rows + rows / 4];
        }
        int row = 0;
        for (Shards.Block block : shards.blocks(shard)) {
            long[] data = block.data;
            for (int at = 0; at < block.used; at += width) {
                numberOfRow[row++] = index.number(data[at]);
            }
        }
        countRows(rows);
        return rows;
    }

    private void countRows(int rows) {
        if (next.length < index.size()) {
            next = new int[index.size() * 2];
        }
        Arrays.fill(next, 0, index.size(), 0);
        for (int row = 0; row < rows; row++) {
            next[numberOfRow[row]]++;
        }
    }

    private void reserve(int size) {
        if (size >= offsets.length) {
            int capacity = Math.max(size + 1, offsets.length * 2);
            offsets = Arrays.copyOf(offsets, capacity);
            paidOffsets = Arrays.copyOf(paidOffsets, capacity);
            ids = Arrays.copyOf(ids, capacity);
        }
    }

    /** Turns the counts of a shard's users into where their rows start. */
    private void startRows(int[] starts) {
        int start = starts[users];
        for (int number = 0; number < index.size(); number++) {
            int count = next[number];
            next[number] = start;
            start += count;
            starts[users + number + 1] = start;
        }
    }

    private void place(List<Shards.Block> blocks, int rows, int[] starts) {
        startRows(starts);
        int row = 0;
        for (Shards.Block block : blocks) {
            long[] data = block.data;
            for (int at = 1; at < block.used; at += 2) {
                packed[next[numberOfRow[row++]]++] = ranked(data[at]);
            }
        }
    }

    private void placePaid(List<Shards.Block> blocks, int[] starts) {
        startRows(starts);
        int row = 0;
        for (Shards.Block block : blocks) {
            long[] data = block.data;
            for (int at = 1; at < block.used; at += 3) {
                int to = next[numberOfRow[row++]]++;
                paid[to] = ranked(data[at]);
                amounts[to] = data[at + 1];
            }
        }
    }

    private long ranked(long value) {
        int type = UserHistories.type(value);
        return value - type + rankOfType[type];
    }

    /** The users of numbers, then those of texts, which number the given names. */
    UserKeys keys(int numbers, List<String> names) {
        if (numbers == users) {
            return UserKeys.of(Arrays.copyOf(ids, users));
        }
        String[] keys = new String[users];
        for (int user = 0; user < users; user++) {
            keys[user] = user < numbers ? Long.toString(ids[user]) : names.get(Math.toIntExact(ids[user]));
        }
        return UserKeys.of(keys);
    }

    int users() {
        return users;
    }

    long[] sortedEvents() {
        for (int user = 0; user < users; user++) {
            if (!isSorted(packed, offsets[user], offsets[user + 1])) {
                Arrays.sort(packed, offsets[user], offsets[user + 1]);
            }
        }
        return packed;
    }

    int[] offsets() {
        return Arrays.copyOf(offsets, users + 1);
    }

    /** Sorts the payments with their amounts; of equal ones, any order. */
    long[] sortedPayments() {
        record Payment(long packed, long amount) {}
        for (int user = 0; user < users; user++) {
            int start = paidOffsets[user];
            int end = paidOffsets[user + 1];
            if (!isSorted(paid, start, end)) {
                List<Payment> sorted = IntStream.range(start, end)
                        .mapToObj(i -> new Payment(paid[i], amounts[i]))
                        .sorted(Comparator.comparingLong(Payment::packed))
                        .toList();
                for (int i = 0; i < sorted.size(); i++) {
                    paid[start + i] = sorted.get(i).packed();
                    amounts[start + i] = sorted.get(i).amount();
                }
            }
        }
        return paid;
    }

    long[] amounts() {
        return amounts;
    }

    int[] paymentOffsets() {
        return Arrays.copyOf(paidOffsets, users + 1);
    }

    private static boolean isSorted(long[] values, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (values[i] < values[i - 1]) {
                return false;
            }
        }
        return true;
    }
}
