package io.growth4j.features.analytics;

import java.util.Arrays;

/**
 * A row of words for each user to whom something was put: grows with users, not with events.
 *
 * <p>Users are dealt to shards by a hash, and what is to be put waits in a queue per shard until there are several waiting
 * for each user; then, shard by shard, the table is brought into the second-level cache once for all that wait. A table uses
 * open addressing with linear probing, and its entries hold user and row side by side; bit 0 of a row says that the entry
 * is taken. A queue holds users in the order in which they came, and a mark where what is put changes: in a log in the
 * order of time, seldom. Queues are chains of short pieces of one array.
 */
abstract class UserRows {
    private static final int SHARD_BITS = 8;
    private static final int SHARDS = 1 << SHARD_BITS;
    private static final int FIRST_CAPACITY_BITS = 4;

    /** Logs have about this many events per user, or more: a guess that saves the tables some growing. */
    private static final int EVENTS_PER_USER = 16;

    /** Three quarters of a million users are the most for whom room is made before they come. */
    private static final int MOST_FIRST_CAPACITY_BITS = 12;

    private static final int PIECE_BITS = 8;
    private static final int PIECE = 1 << PIECE_BITS;
    private static final int WAITING_PER_USER = 8;
    private static final int MOST_PIECES = 1 << (23 - PIECE_BITS);
    private static final int CACHE_LINE = 8;

    /** Fibonacci hashing (Knuth, TAOCP 3, 6.4): 2^64 over the golden ratio. */
    private static final long PHI = 0x9E3779B97F4A7C15L;

    /** In a queue: the next word is what to put from here on, or {@link #LITERAL} if this is a user of that number. */
    private static final long MARK = 0x6D61726B6D61726BL;

    private static final long LITERAL = -1;

    private final int stride;
    private final long[][] tables = new long[SHARDS][0];
    private final int[] capacityBits = new int[SHARDS];
    private final int[] sizes = new int[SHARDS];
    private int users;
    private int firstCapacityBits = FIRST_CAPACITY_BITS;

    private long[] queues = {};
    private int[] nextPiece = {};
    private int pieces;
    private final int[] queueEnd = new int[SHARDS];
    private final int[] valueAtEnd = new int[SHARDS];

    /** Not private: what is read in advance must go somewhere. */
    long touched;

    /** Sees the row of a user: its words start at a position of an array. */
    interface Visitor {
        void see(long user, long[] words, int at);
    }

    /** Rows of so many words. */
    UserRows(int words) {
        this.stride = 1 + words;
    }

    /** Puts a value to a user's row, where bit 0 is set before. */
    abstract void put(long[] words, int at, int value);

    /** Makes room for the users that a log of so many events has, when the first one comes. */
    void expect(long events) {
        long users = events / EVENTS_PER_USER;
        while (firstCapacityBits < MOST_FIRST_CAPACITY_BITS && (3L * SHARDS) << firstCapacityBits < 4 * users) {
            firstCapacityBits++;
        }
    }

    private void open() {
        Arrays.fill(capacityBits, firstCapacityBits);
        Arrays.setAll(tables, shard -> new long[stride << firstCapacityBits]);
        queues = new long[2 * SHARDS * PIECE];
        nextPiece = new int[2 * SHARDS];
        emptyQueues();
    }

    /** The first piece of each shard's queue has the shard's number. */
    private void emptyQueues() {
        Arrays.setAll(queueEnd, shard -> shard << PIECE_BITS);
        Arrays.fill(valueAtEnd, -1);
        pieces = SHARDS;
    }

    private static int shard(long user) {
        return (int) ((user * PHI) >>> (Long.SIZE - SHARD_BITS));
    }

    /** Lets a value of at least 0 wait to be put to a user's row, after {@link #makeRoom}. */
    void set(long user, int value) {
        int shard = shard(user);
        if (value != valueAtEnd[shard] || user == MARK) {
            mark(shard, user, value);
        } else {
            enqueue(shard, user);
        }
    }

    private void mark(int shard, long user, int value) {
        enqueue(shard, MARK);
        enqueue(shard, value);
        enqueue(shard, user);
        if (user == MARK) {
            enqueue(shard, LITERAL);
        }
        valueAtEnd[shard] = value;
    }

    private void enqueue(int shard, long word) {
        int at = queueEnd[shard];
        queues[at] = word;
        queueEnd[shard] = at + 1;
        if (((at + 1) & (PIECE - 1)) == 0) {
            addPiece(shard, at >> PIECE_BITS);
        }
    }

    private void addPiece(int shard, int last) {
        if (pieces == nextPiece.length) {
            queues = Arrays.copyOf(queues, 2 * queues.length);
            nextPiece = Arrays.copyOf(nextPiece, 2 * pieces);
        }
        nextPiece[last] = pieces;
        queueEnd[shard] = pieces << PIECE_BITS;
        pieces++;
    }

    /** Makes room for a batch: between events, for a mark must not be drained without its value. */
    void makeRoom() {
        if (pieces == 0) {
            open();
        } else if (pieces
                >= Math.max(2 * SHARDS, Math.min(MOST_PIECES, ((long) WAITING_PER_USER * users) >> PIECE_BITS))) {
            drain();
        }
    }

    /** Puts all that waits. */
    final void drainAll() {
        if (pieces > 0) {
            drain();
        }
    }

    private void drain() {
        for (int shard = 0; shard < SHARDS; shard++) {
            drain(shard);
        }
        emptyQueues();
    }

    private void drain(int shard) {
        touch(tables[shard]);
        Mark mark = new Mark();
        int piece = shard;
        while (piece != queueEnd[shard] >> PIECE_BITS) {
            drain(shard, piece << PIECE_BITS, (piece + 1) << PIECE_BITS, mark);
            piece = nextPiece[piece];
        }
        drain(shard, piece << PIECE_BITS, queueEnd[shard], mark);
    }

    /** What the marks of a queue said so far; one may stand at the end of a piece. */
    private static final class Mark {
        boolean isOpen;
        int value;
    }

    private void drain(int shard, int from, int to, Mark mark) {
        long[] table = tables[shard];
        int value = mark.value;
        boolean isMarked = mark.isOpen;
        for (int i = from; i < to; i++) {
            long user = queues[i];
            if (isMarked) {
                isMarked = false;
                if (user != LITERAL) {
                    value = (int) user;
                    continue;
                }
                user = MARK;
            } else if (user == MARK) {
                isMarked = true;
                continue;
            }
            int entry = find(table, capacityBits[shard], user);
            if (table[entry + 1] == 0) {
                entry = add(shard, user, entry);
                table = tables[shard];
            }
            put(table, entry + 1, value);
        }
        mark.value = value;
        mark.isOpen = isMarked;
    }

    /** Reads a table from end to end, which is faster than to fetch its lines as they are met. */
    private void touch(long[] table) {
        long sum = 0;
        for (int i = 0; i < table.length; i += CACHE_LINE) {
            sum += table[i];
        }
        touched = sum;
    }

    /** Adds a user at a free entry, or where it is after the table has grown. */
    private int add(int shard, long user, int free) {
        sizes[shard]++;
        users++;
        int entry = free;
        if (4 * sizes[shard] > (3 << capacityBits[shard])) {
            grow(shard);
            entry = find(tables[shard], capacityBits[shard], user);
        }
        tables[shard][entry] = user;
        tables[shard][entry + 1] = 1;
        return entry;
    }

    private int find(long[] table, int bits, long user) {
        int entry = stride * (int) (((user * PHI) << SHARD_BITS) >>> (Long.SIZE - bits));
        while (table[entry + 1] != 0 && table[entry] != user) {
            entry += stride;
            entry = entry == table.length ? 0 : entry;
        }
        return entry;
    }

    private void grow(int shard) {
        long[] old = tables[shard];
        long[] table = new long[2 * old.length];
        capacityBits[shard]++;
        for (int entry = 0; entry < old.length; entry += stride) {
            if (old[entry + 1] != 0) {
                System.arraycopy(old, entry, table, find(table, capacityBits[shard], old[entry]), stride);
            }
        }
        tables[shard] = table;
    }

    /** Where a user's row starts in {@link #table}; a new one if there was none. */
    int row(long user) {
        makeRoom();
        int shard = shard(user);
        int entry = find(tables[shard], capacityBits[shard], user);
        return 1 + (tables[shard][entry + 1] == 0 ? add(shard, user, entry) : entry);
    }

    /** The array that holds a user's row until another row is added. */
    long[] table(long user) {
        return tables[shard(user)];
    }

    /** Shows the rows of all users, in no particular order. */
    void forEach(Visitor visitor) {
        drainAll();
        for (long[] table : tables) {
            show(table, visitor);
        }
    }

    private void show(long[] table, Visitor visitor) {
        for (int entry = 0; entry < table.length; entry += stride) {
            if (table[entry + 1] != 0) {
                visitor.see(table[entry], table, entry + 1);
            }
        }
    }
}
