package io.growth4j.features.internal.pack;

/** Fibonacci hashing (Knuth, TAOCP 3, 6.4): by 2^64 over the golden ratio, which makes no two users alike. */
public final class UserHash {
    private static final long PHI = 0x9E3779B97F4A7C15L;

    private UserHash() {}

    /** Hashes a user's id: a bijection, whose high bits are the ones that are spread. */
    public static long of(long user) {
        return user * PHI;
    }

    /** The partition of a user: the first bits of the hash. */
    public static int partition(long user, int bits) {
        return (int) ((of(user) >>> 32) >>> (32 - bits));
    }
}
