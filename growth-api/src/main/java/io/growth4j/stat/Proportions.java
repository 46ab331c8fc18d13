package io.growth4j.stat;

/** Interval estimates for a share. */
public final class Proportions {
    private Proportions() {}

    /**
     * Wilson's score interval (Wilson 1927, without continuity correction): good also for shares near 0 and 1 and for
     * few trials.
     *
     * @param successes how often it happened, 0 to trials
     * @param trials how often it could have happened, at least 1
     * @param level the confidence level, above 0 and below 1
     * @return the interval, inside 0 to 1
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public static Interval wilson(long successes, long trials, double level) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    successes + " successes in " + trials + " trials: needs 0 ≤ successes ≤ trials and trials ≥ 1");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("confidence level " + level + " is not between 0 and 1");
        }
        double z = Normal.quantile(0.5 + level / 2);
        double share = (double) successes / trials;
        double weight = z * z / trials;
        double centre = (share + weight / 2) / (1 + weight);
        double half = z / (1 + weight) * Math.sqrt(share * (1 - share) / trials + weight / (4 * trials));
        double low = successes == 0 ? 0 : Math.max(0, centre - half);
        double high = successes == trials ? 1 : Math.min(1, centre + half);
        return new Interval(low, high, level);
    }
}
