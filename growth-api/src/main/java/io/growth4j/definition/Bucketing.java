package io.growth4j.definition;

import java.util.Map;

/**
 * The one stable hash behind hold-outs, experiments and samples: a user and a salt give a bucket from 0 to 9,999, the
 * same in every process, version and module.
 *
 * <p>Different salts give independent buckets. A user is named by text or by a {@code long}; a number and its decimal
 * text name the same user, so {@code bucket(42)} equals {@code bucket("42")}. Any other text stands for a number of 64
 * bits ({@link #number}); whoever needs several buckets of one text takes its number once. No call allocates. Immutable
 * and thread-safe.
 *
 * <p>The hash is the 64-bit finaliser of SplitMix64 (Steele, Lea and Flood 2014, variant 13 of Stafford), applied to
 * the user's number and the salt's; the number of a text is made by the same finaliser, four UTF-16 units at a time. The
 * bucket is the high part of the product of the hash's top 32 bits with 10,000 (Lemire 2019).
 */
public final class Bucketing implements Definition {
    /** The number of buckets: one bucket is a hundredth of a percent of all users. */
    public static final int BUCKETS = 10_000;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int MAX_DIGITS = 19;
    private static final String LARGEST = Long.toString(Long.MAX_VALUE);
    private static final String SMALLEST = Long.toString(Long.MIN_VALUE);

    private final String salt;
    private final long seed;

    private Bucketing(String salt) {
        this.salt = salt;
        this.seed = hashText(salt);
    }

    /**
     * The bucketing of one purpose.
     *
     * @param salt the purpose, for example the experiment's name; not empty
     * @return its bucketing
     */
    public static Bucketing of(String salt) {
        if (salt.isEmpty()) {
            throw new IllegalArgumentException("salt is empty: name the experiment or hold-out");
        }
        return new Bucketing(salt);
    }

    /**
     * The purpose.
     *
     * @return the salt
     */
    public String salt() {
        return salt;
    }

    /**
     * The bucket of a user named by a number.
     *
     * @param userId the user
     * @return 0 to 9,999
     */
    public int bucket(long userId) {
        return toBucket(hash(userId));
    }

    /**
     * The bucket of a user named by text.
     *
     * @param userId the user; text that is the plain decimal form of a {@code long} counts as that number
     * @return 0 to 9,999
     */
    public int bucket(CharSequence userId) {
        return toBucket(hash(userId));
    }

    /**
     * The hash that the bucket is cut from.
     *
     * @param userId the user
     * @return 64 well-mixed bits
     */
    public long hash(long userId) {
        return mix(seed ^ mix(userId + GOLDEN));
    }

    /**
     * The hash that the bucket is cut from.
     *
     * @param userId the user; text that is the plain decimal form of a {@code long} counts as that number
     * @return 64 well-mixed bits
     */
    public long hash(CharSequence userId) {
        return hash(number(userId));
    }

    /**
     * The number that stands for a user named by text, the same for every salt. Two texts share a number as rarely as
     * random numbers of 64 bits meet: one chance in 37 million among a million users.
     *
     * @param userId the user
     * @return the number itself where the text is the plain decimal form of a {@code long}, else a hash of the text
     */
    public static long number(CharSequence userId) {
        return isLong(userId) ? Long.parseLong(userId, 0, userId.length(), 10) : hashText(userId);
    }

    private static int toBucket(long hash) {
        return (int) (((hash >>> 32) * BUCKETS) >>> 32);
    }

    private static long hashText(CharSequence text) {
        int length = text.length();
        long hash = GOLDEN ^ length;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            long word = (long) text.charAt(i) << 48
                    | (long) text.charAt(i + 1) << 32
                    | (long) text.charAt(i + 2) << 16
                    | text.charAt(i + 3);
            hash = mix(hash ^ word) + GOLDEN;
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = rest << 16 | text.charAt(i);
        }
        return mix(hash ^ rest);
    }

    /** Whether the text is what {@code Long.toString} prints for some number. */
    private static boolean isLong(CharSequence text) {
        int first = text.length() > 0 && text.charAt(0) == '-' ? 1 : 0;
        int digits = text.length() - first;
        if (digits == 0 || digits > MAX_DIGITS || (text.charAt(first) == '0' && text.length() > 1)) {
            return false;
        }
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return digits < MAX_DIGITS || fits(text, first);
    }

    /** Whether 19 digits are not above those of the largest number, or the smallest where there is a sign. */
    private static boolean fits(CharSequence text, int first) {
        String limit = first == 0 ? LARGEST : SMALLEST;
        return CharSequence.compare(text, limit) <= 0;
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public String toJson() {
        return CanonicalJson.of("Bucketing", Map.of("salt", salt));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bucketing that && salt.equals(that.salt);
    }

    @Override
    public int hashCode() {
        return salt.hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
