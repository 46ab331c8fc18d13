package io.growth4j.segment.rfm;

/**
 * The scores of a user, each from 1 (worst) up; all three are 0 for a user who never bought.
 *
 * @param recency high is recent, 0 to 9
 * @param frequency high is often, 0 to 9
 * @param monetary high is much, 0 to 9
 */
public record RfmScore(int recency, int frequency, int monetary) {
    /** A user who never bought. */
    public static final RfmScore NO_PURCHASE;

    private static final RfmScore[] CACHE = new RfmScore[1000];

    static {
        for (int code = 0; code < CACHE.length; code++) {
            CACHE[code] = new RfmScore(code / 100, code / 10 % 10, code % 10);
        }
        NO_PURCHASE = CACHE[0];
    }

    public RfmScore {
        if (recency < 0 || recency > 9 || frequency < 0 || frequency > 9 || monetary < 0 || monetary > 9) {
            throw new IllegalArgumentException(
                    "scores " + recency + ", " + frequency + ", " + monetary + " are not all from 0 to 9");
        }
    }

    /**
     * Three scores, without allocating.
     *
     * @param recency 0 to 9
     * @param frequency 0 to 9
     * @param monetary 0 to 9
     * @return a shared instance
     */
    static RfmScore of(int recency, int frequency, int monetary) {
        return CACHE[100 * recency + 10 * frequency + monetary];
    }

    /**
     * The three digits as one number.
     *
     * @return {@code 100·recency + 10·frequency + monetary}
     */
    public int code() {
        return 100 * recency + 10 * frequency + monetary;
    }

    @Override
    public String toString() {
        return code() == 0 ? "NO_PURCHASE" : Integer.toString(code());
    }
}
