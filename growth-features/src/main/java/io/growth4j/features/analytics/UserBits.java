package io.growth4j.features.analytics;

/** A row of bits for each user who has one set. */
final class UserBits extends UserRows {
    private final int words;

    /** Rows of so many bits. */
    UserBits(int bits) {
        super(words(bits));
        this.words = words(bits);
    }

    /** Bit 0 says that a row is taken. */
    private static int words(int bits) {
        return 1 + bits / Long.SIZE;
    }

    @Override
    void put(long[] row, int at, int bit) {
        row[at + ((bit + 1) >> 6)] |= 1L << (bit + 1);
    }

    /** Sets for a user all bits of a row of another with the same number of bits. */
    void setAll(long user, long[] added, int at) {
        int row = row(user);
        long[] table = table(user);
        for (int word = 0; word < words; word++) {
            table[row + word] |= added[at + word];
        }
    }
}
