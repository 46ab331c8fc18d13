package io.growth4j.models.ltv;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The purchase summaries of many customers, as columns in one unit of time.
 *
 * <p>Columns beyond repeats, recency and age are optional: weights (how many customers a row stands for), mean spend,
 * spacing (how evenly purchases are spread), hold-out counts, the customers' keys. Arrays given in are lent for good and
 * must not be changed; with that, immutable and thread-safe.
 */
public final class PurchaseSummaries {
    private final TimeScale unit;
    private final long[] repeats;
    private final double[] recencies;
    private final double[] ages;
    private final double @Nullable [] weights;
    private final double @Nullable [] spends;
    private final double @Nullable [] spacings;
    private final long @Nullable [] holdouts;
    private final double holdoutLength;
    private final @Nullable UserKeys keys;
    private final String definition;
    private final long[] repeatsByPeriod;

    private PurchaseSummaries(Parts parts) {
        unit = parts.unit;
        repeats = parts.repeats;
        recencies = parts.recencies;
        ages = parts.ages;
        weights = parts.weights;
        spends = parts.spends;
        spacings = parts.spacings;
        holdouts = parts.holdouts;
        holdoutLength = parts.holdoutLength;
        keys = parts.keys;
        definition = parts.definition;
        repeatsByPeriod = parts.repeatsByPeriod;
    }

    /**
     * Summaries from columns.
     *
     * @param unit the unit of recencies and ages
     * @param repeats x per customer
     * @param recencies t_x per customer
     * @param ages T per customer
     * @return the summaries
     * @throws IllegalArgumentException if a row is not a valid summary; the message names the row, from 0, and the rule
     */
    public static PurchaseSummaries of(TimeScale unit, long[] repeats, double[] recencies, double[] ages) {
        requireLength("recencies", recencies.length, repeats.length);
        requireLength("ages", ages.length, repeats.length);
        for (int row = 0; row < repeats.length; row++) {
            String broken = CustomerSummary.brokenRule(repeats[row], recencies[row], ages[row]);
            if (broken != null) {
                throw new IllegalArgumentException("row " + row + " (repeats " + repeats[row] + ", recency "
                        + recencies[row] + ", age " + ages[row] + "): " + broken);
            }
        }
        return new PurchaseSummaries(new Parts(unit, repeats, recencies, ages));
    }

    /**
     * Summaries from what is known of users: repeats are orders less one, age runs from the first order to the row's
     * instant, mean spend is revenue per order. Orders of one day are not merged. Several orders at the same instant,
     * with no later one, are one purchase.
     *
     * @param users a table with the first order, the last order, the number of orders and the revenue of {@link
     *     io.growth4j.user.StandardFeatures}
     * @param unit the unit of the summaries
     * @return one row per user with an order, with their keys
     */
    public static PurchaseSummaries of(UserTable users, TimeScale unit) {
        return TableSummaries.read(users, unit);
    }

    private static void requireLength(String what, int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException(length + " " + what + " for " + rows + " rows");
        }
    }

    /**
     * These summaries, each row standing for several equal customers.
     *
     * @param weights customers per row, above 0
     * @return new summaries on the same columns
     */
    public PurchaseSummaries withWeights(double... weights) {
        requireLength("weights", weights.length, size());
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] > 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "row " + row + ": weight " + weights[row] + " must be a number above 0");
            }
        }
        Parts parts = new Parts(this);
        parts.weights = weights;
        return new PurchaseSummaries(parts);
    }

    /**
     * These summaries with what each customer spent.
     *
     * @param meanSpend mean amount of the repeat purchases, in minor units; NaN without one
     * @return new summaries on the same columns
     */
    public PurchaseSummaries withMeanSpend(double... meanSpend) {
        requireLength("mean spends", meanSpend.length, size());
        Parts parts = new Parts(this);
        parts.spends = meanSpend;
        return new PurchaseSummaries(parts);
    }

    /**
     * These summaries with how evenly each customer's purchases are spread, from which {@link MbgCnbd} learns whether
     * customers buy regularly.
     *
     * @param spacing Σ ln(gap/recency) over the gaps between a customer's purchases, the first included: 0 for one
     *     repeat, −x·ln x for x equal gaps, less for uneven ones; NaN if unknown
     * @return new summaries on the same columns
     * @throws IllegalArgumentException if a value is above that of equal gaps; the message names the row
     */
    public PurchaseSummaries withSpacing(double... spacing) {
        requireLength("spacings", spacing.length, size());
        for (int row = 0; row < spacing.length; row++) {
            double even = repeats[row] < 2 ? 0 : -repeats[row] * Math.log((double) repeats[row]);
            if (spacing[row] > even + 1e-6 * (1 - even) || spacing[row] == Double.NEGATIVE_INFINITY) {
                throw new IllegalArgumentException("row " + row + ": spacing " + spacing[row] + " of " + repeats[row]
                        + " gaps must be finite and at most " + even + ", that of equal gaps");
            }
        }
        Parts parts = new Parts(this);
        parts.spacings = spacing;
        return new PurchaseSummaries(parts);
    }

    /**
     * These summaries with what happened afterwards.
     *
     * @param length how long the hold-out period is, in this unit
     * @param purchases how often each customer bought in it
     * @return new summaries on the same columns
     */
    public PurchaseSummaries withHoldout(double length, long... purchases) {
        requireLength("hold-out counts", purchases.length, size());
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("hold-out length " + length + " must be above 0");
        }
        Parts parts = new Parts(this);
        parts.holdouts = purchases;
        parts.holdoutLength = length;
        return new PurchaseSummaries(parts);
    }

    /**
     * These summaries with their customers' names.
     *
     * @param keys one per row
     * @return new summaries on the same columns
     */
    public PurchaseSummaries withKeys(UserKeys keys) {
        requireLength("keys", keys.size(), size());
        Parts parts = new Parts(this);
        parts.keys = keys;
        return new PurchaseSummaries(parts);
    }

    /**
     * Some of the customers.
     *
     * @param wanted which rows to keep
     * @return new summaries of the rows kept, with all their columns
     */
    public PurchaseSummaries where(IntPredicate wanted) {
        return rows(IntStream.range(0, size()).filter(wanted).toArray());
    }

    /** The rows with some numbers, in this order. */
    PurchaseSummaries rows(int... rows) {
        Parts parts = new Parts(unit, select(repeats, rows), select(recencies, rows), select(ages, rows));
        parts.weights = weights == null ? null : select(weights, rows);
        parts.spends = spends == null ? null : select(spends, rows);
        parts.spacings = spacings == null ? null : select(spacings, rows);
        parts.holdouts = holdouts == null ? null : select(holdouts, rows);
        parts.holdoutLength = holdoutLength;
        parts.keys = keys == null ? null : keys.select(rows);
        parts.definition = definition;
        return new PurchaseSummaries(parts);
    }

    private static long[] select(long[] column, int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> column[row]).toArray();
    }

    private static double[] select(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
    }

    /** Says where the summaries come from, and how many repeat purchases each period of the log held. */
    PurchaseSummaries withOrigin(String definition, long[] repeatsByPeriod) {
        Parts parts = new Parts(this);
        parts.definition = definition;
        parts.repeatsByPeriod = repeatsByPeriod;
        return new PurchaseSummaries(parts);
    }

    /**
     * The same customers with equal rows put together: one row per distinct repeats, recency and age, its weight their
     * sum, its spacing their mean. Spend, hold-out and keys, which tell the customers apart, are left out.
     *
     * @return summaries of as many rows as there are distinct ones, in the order of their first appearance
     */
    public PurchaseSummaries grouped() {
        return new Grouping(this, true).summaries();
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int size() {
        return repeats.length;
    }

    /**
     * The unit of time.
     *
     * @return the unit of recencies, ages and the hold-out length
     */
    public TimeScale unit() {
        return unit;
    }

    /**
     * How often a customer bought again.
     *
     * @param row the row
     * @return x
     */
    public long repeats(int row) {
        return repeats[row];
    }

    /**
     * When a customer last bought, counted from the first purchase.
     *
     * @param row the row
     * @return t_x; 0 without a repeat purchase
     */
    public double recency(int row) {
        return recencies[row];
    }

    /**
     * How long a customer is observed, counted from the first purchase.
     *
     * @param row the row
     * @return T
     */
    public double age(int row) {
        return ages[row];
    }

    /**
     * How many customers a row stands for.
     *
     * @param row the row
     * @return the weight, 1 unless set
     */
    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /**
     * What a customer spends per repeat purchase.
     *
     * @param row the row
     * @return minor units; NaN if unknown
     */
    public double meanSpend(int row) {
        return spends == null ? Double.NaN : spends[row];
    }

    /**
     * How evenly a customer's purchases are spread.
     *
     * @param row the row
     * @return Σ ln(gap/recency) over the gaps between purchases; 0 for fewer than two repeats; NaN if unknown
     */
    public double spacing(int row) {
        if (repeats[row] < 2) {
            return 0;
        }
        return spacings == null ? Double.NaN : spacings[row];
    }

    boolean hasSpacing() {
        return spacings != null;
    }

    /**
     * How often a customer bought in the hold-out period.
     *
     * @param row the row
     * @return the number of purchases
     * @throws IllegalStateException if there is no hold-out
     */
    public long holdout(int row) {
        if (holdouts == null) {
            throw new IllegalStateException("these summaries have no hold-out period");
        }
        return holdouts[row];
    }

    /**
     * How long the hold-out period is.
     *
     * @return its length in this unit; 0 without a hold-out
     */
    public double holdoutLength() {
        return holdoutLength;
    }

    /**
     * The customers' names.
     *
     * @return the keys, or empty
     */
    public Optional<UserKeys> keys() {
        return Optional.ofNullable(keys);
    }

    /**
     * One customer.
     *
     * @param row the row
     * @return the summary
     */
    public CustomerSummary customer(int row) {
        return new CustomerSummary(repeats[row], recencies[row], ages[row]);
    }

    /**
     * How many customers there are.
     *
     * @return the sum of the weights
     */
    public double customers() {
        return weights == null ? size() : DoubleStream.of(weights).sum();
    }

    /**
     * How many repeat purchases there are.
     *
     * @return the sum over customers
     */
    public double purchases() {
        double sum = 0;
        for (int row = 0; row < size(); row++) {
            sum += weight(row) * repeats[row];
        }
        return sum;
    }

    /**
     * Where the summaries come from.
     *
     * @return canonical JSON of the {@link SummaryRule}, or of "columns" if they were given as columns
     */
    public String definition() {
        return definition;
    }

    /**
     * The repeat purchases of each whole period since the first purchase in the log, calibration and hold-out together.
     *
     * @return counts, the first period first; empty unless the summaries come from a log
     */
    public long[] repeatsByPeriod() {
        return repeatsByPeriod.clone();
    }

    boolean hasHoldout() {
        return holdouts != null;
    }

    @Override
    public String toString() {
        return "PurchaseSummaries[rows=" + size() + ", customers=" + customers() + ", repeats=" + purchases()
                + ", unit=" + unit + "]";
    }

    /** What summaries are made of, while they are put together. */
    private static final class Parts {
        final TimeScale unit;
        final long[] repeats;
        final double[] recencies;
        final double[] ages;
        double @Nullable [] weights;
        double @Nullable [] spends;
        double @Nullable [] spacings;
        long @Nullable [] holdouts;
        double holdoutLength;

        @Nullable
        UserKeys keys;

        String definition;
        long[] repeatsByPeriod;

        Parts(TimeScale unit, long[] repeats, double[] recencies, double[] ages) {
            this.unit = unit;
            this.repeats = repeats;
            this.recencies = recencies;
            this.ages = ages;
            this.definition = CanonicalJson.of("columns", Map.of("unit", unit));
            this.repeatsByPeriod = new long[0];
        }

        Parts(PurchaseSummaries from) {
            this(from.unit, from.repeats, from.recencies, from.ages);
            weights = from.weights;
            spends = from.spends;
            spacings = from.spacings;
            holdouts = from.holdouts;
            holdoutLength = from.holdoutLength;
            keys = from.keys;
            definition = from.definition;
            repeatsByPeriod = from.repeatsByPeriod;
        }
    }
}
