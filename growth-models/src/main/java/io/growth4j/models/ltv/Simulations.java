package io.growth4j.models.ltv;

import java.util.Arrays;

/** Plays customers that a model describes: to test plans, and to test the model. */
public final class Simulations {
    private Simulations() {}

    /**
     * New customers and what would be known of them.
     *
     * @param model who they are
     * @param ages how long each is observed, in the model's unit; one customer per age
     * @param seed decides what happens; the same seed gives the same customers
     * @return their summaries
     */
    public static PurchaseSummaries customers(CustomerBaseModel model, double[] ages, long seed) {
        return customers(model, ages, 0, seed);
    }

    /**
     * New customers, what would be known of them, and what they do afterwards.
     *
     * @param model who they are
     * @param ages how long each is observed, in the model's unit; one customer per age
     * @param holdout how long they are watched afterwards, in the model's unit; 0 for not at all
     * @param seed decides what happens; the same seed gives the same customers
     * @return their summaries, with hold-out counts if it is above 0
     */
    public static PurchaseSummaries customers(CustomerBaseModel model, double[] ages, double holdout, long seed) {
        int n = ages.length;
        long[] repeats = new long[n];
        double[] recencies = new double[n];
        double[] spacings = new double[n];
        long[] later = new long[n];
        for (int row = 0; row < n; row++) {
            double[] times = model.simulate(0, 0, 0, ages[row] + holdout, seed(seed, row));
            int inside = 0;
            while (inside < times.length && times[inside] <= ages[row]) {
                inside++;
            }
            repeats[row] = inside;
            recencies[row] = inside == 0 ? 0 : times[inside - 1];
            spacings[row] = spacing(times, inside);
            later[row] = (long) times.length - inside;
        }
        PurchaseSummaries customers =
                PurchaseSummaries.of(model.unit(), repeats, recencies, ages).withSpacing(spacings);
        return holdout > 0 ? customers.withHoldout(holdout, later) : customers;
    }

    private static double spacing(double[] times, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.log((times[i] - (i == 0 ? 0 : times[i - 1])) / times[count - 1]);
        }
        return Math.max(sum, -Double.MAX_VALUE);
    }

    /**
     * One possible future of customers with a past.
     *
     * @param model what they are like
     * @param customers their past, in the model's unit
     * @param horizon how far to look
     * @param seed decides which future
     * @return how often each buys
     */
    public static long[] futures(CustomerBaseModel model, PurchaseSummaries customers, double horizon, long seed) {
        Units.require(model.unit(), customers);
        long[] counts = new long[customers.size()];
        Arrays.setAll(
                counts,
                row -> model.simulate(
                                customers.repeats(row),
                                customers.recency(row),
                                customers.age(row),
                                horizon,
                                seed(seed, row))
                        .length);
        return counts;
    }

    /** Mixed twice (MurmurHash3's finalizer), so that neither rows nor neighbouring seeds share a stream of draws. */
    private static long seed(long seed, int row) {
        return mixed(mixed(seed + 1) + row);
    }

    private static long mixed(long bits) {
        long once = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        long twice = (once ^ (once >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return twice ^ (twice >>> 33);
    }
}
