package io.growth4j.models.ltv;

import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The purchase summaries of many customers, as columns in one unit of time.
 *
 * <p>Columns beyond repeats, recency and age are optional: weights (how many customers a row stands for), mean spend,
 * spacing (how evenly purchases are spread), hold-out counts, the customers' keys. Arrays given in are lent for good and
 * must not be changed; with that, immutable and thread-safe.
 */
public final class PurchaseSummaries {
    private final SummaryColumns columns;

    private PurchaseSummaries(SummaryColumns columns) {
        this.columns = columns;
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
        return new PurchaseSummaries(SummaryColumns.of(unit, repeats, recencies, ages));
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

    /**
     * These summaries, each row standing for several equal customers.
     *
     * @param weights customers per row, above 0
     * @return new summaries on the same columns
     */
    public PurchaseSummaries withWeights(double... weights) {
        return new PurchaseSummaries(columns.withWeights(weights));
    }

    /**
     * These summaries with what each customer spent.
     *
     * @param meanSpend mean amount of the repeat purchases, in minor units; NaN without one
     * @return new summaries on the same columns
     */
    public PurchaseSummaries withMeanSpend(double... meanSpend) {
        return new PurchaseSummaries(columns.withSpends(meanSpend));
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
        return new PurchaseSummaries(columns.withSpacings(spacing));
    }

    /**
     * These summaries with what happened afterwards.
     *
     * @param length how long the hold-out period is, in this unit
     * @param purchases how often each customer bought in it
     * @return new summaries on the same columns
     */
    public PurchaseSummaries withHoldout(double length, long... purchases) {
        return new PurchaseSummaries(columns.withHoldout(length, purchases));
    }

    /**
     * These summaries with their customers' names.
     *
     * @param keys one per row
     * @return new summaries on the same columns
     */
    public PurchaseSummaries withKeys(UserKeys keys) {
        return new PurchaseSummaries(columns.withKeys(keys));
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
        return new PurchaseSummaries(columns.rows(rows));
    }

    /** Says where the summaries come from, and how many repeat purchases each period of the log held. */
    PurchaseSummaries withOrigin(String definition, long[] repeatsByPeriod) {
        return new PurchaseSummaries(columns.withOrigin(definition, repeatsByPeriod));
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
        return columns.repeats.length;
    }

    /**
     * The unit of time.
     *
     * @return the unit of recencies, ages and the hold-out length
     */
    public TimeScale unit() {
        return columns.unit;
    }

    /**
     * How often a customer bought again.
     *
     * @param row the row
     * @return x
     */
    public long repeats(int row) {
        return columns.repeats[row];
    }

    /**
     * When a customer last bought, counted from the first purchase.
     *
     * @param row the row
     * @return t_x; 0 without a repeat purchase
     */
    public double recency(int row) {
        return columns.recencies[row];
    }

    /**
     * How long a customer is observed, counted from the first purchase.
     *
     * @param row the row
     * @return T
     */
    public double age(int row) {
        return columns.ages[row];
    }

    /**
     * How many customers a row stands for.
     *
     * @param row the row
     * @return the weight, 1 unless set
     */
    public double weight(int row) {
        return columns.weights == null ? 1 : columns.weights[row];
    }

    /**
     * What a customer spends per repeat purchase.
     *
     * @param row the row
     * @return minor units; NaN if unknown
     */
    public double meanSpend(int row) {
        return columns.spends == null ? Double.NaN : columns.spends[row];
    }

    /**
     * How evenly a customer's purchases are spread.
     *
     * @param row the row
     * @return Σ ln(gap/recency) over the gaps between purchases; 0 for fewer than two repeats; NaN if unknown
     */
    public double spacing(int row) {
        if (columns.repeats[row] < 2) {
            return 0;
        }
        return columns.spacings == null ? Double.NaN : columns.spacings[row];
    }

    boolean hasSpacing() {
        return columns.spacings != null;
    }

    /**
     * How often a customer bought in the hold-out period.
     *
     * @param row the row
     * @return the number of purchases
     * @throws IllegalStateException if there is no hold-out
     */
    public long holdout(int row) {
        if (columns.holdouts == null) {
            throw new IllegalStateException("these summaries have no hold-out period");
        }
        return columns.holdouts[row];
    }

    /**
     * How long the hold-out period is.
     *
     * @return its length in this unit; 0 without a hold-out
     */
    public double holdoutLength() {
        return columns.holdoutLength;
    }

    /**
     * The customers' names.
     *
     * @return the keys, or empty
     */
    public Optional<UserKeys> keys() {
        return Optional.ofNullable(columns.keys);
    }

    /**
     * One customer.
     *
     * @param row the row
     * @return the summary
     */
    public CustomerSummary customer(int row) {
        return new CustomerSummary(columns.repeats[row], columns.recencies[row], columns.ages[row]);
    }

    /**
     * How many customers there are.
     *
     * @return the sum of the weights
     */
    public double customers() {
        return columns.weights == null
                ? size()
                : DoubleStream.of(columns.weights).sum();
    }

    /**
     * How many repeat purchases there are.
     *
     * @return the sum over customers
     */
    public double purchases() {
        double sum = 0;
        for (int row = 0; row < size(); row++) {
            sum += weight(row) * columns.repeats[row];
        }
        return sum;
    }

    /**
     * Where the summaries come from.
     *
     * @return canonical JSON of the {@link SummaryRule}, or of "columns" if they were given as columns
     */
    public String definition() {
        return columns.definition;
    }

    /**
     * The repeat purchases of each whole period since the first purchase in the log, calibration and hold-out together.
     *
     * @return counts, the first period first; empty unless the summaries come from a log
     */
    public long[] repeatsByPeriod() {
        return columns.repeatsByPeriod.clone();
    }

    boolean hasHoldout() {
        return columns.holdouts != null;
    }

    @Override
    public String toString() {
        return "PurchaseSummaries[rows=" + size() + ", customers=" + customers() + ", repeats=" + purchases()
                + ", unit=" + columns.unit + "]";
    }
}
