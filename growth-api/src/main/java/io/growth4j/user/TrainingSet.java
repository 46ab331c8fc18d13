package io.growth4j.user;

import io.growth4j.definition.Definition;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Users as of past instants, and what became of them: what a model learns from.
 *
 * <p>Row i says what was known about a user just before the cut-off {@code users().asOfMillis(i)}, and its label says
 * what happened after it; a user may stand in several rows, one per cut-off. Immutable as long as nobody changes the
 * arrays, which are lent.
 */
public final class TrainingSet {
    private final UserTable users;
    private final Definition label;
    private final double[] labels;
    private final double[] weights;
    private final long eligible;

    /**
     * A set, for those who build them.
     *
     * @param users the features, point-in-time
     * @param label what the labels say, and over which time after the cut-off
     * @param labels one per row: 0 or 1 for what may happen, an amount for what it is worth; never NaN
     * @param weights one per row, above 0
     * @param eligible how many users could have been in the set, over all its cut-offs
     */
    public TrainingSet(UserTable users, Definition label, double[] labels, double[] weights, long eligible) {
        if (labels.length != users.size() || weights.length != users.size()) {
            throw new IllegalArgumentException(
                    labels.length + " labels and " + weights.length + " weights for " + users.size() + " rows");
        }
        for (int row = 0; row < labels.length; row++) {
            if (Double.isNaN(labels[row]) || !(weights[row] > 0)) {
                throw new IllegalArgumentException(
                        "row " + row + ", user " + users.keys().text(row) + ": label " + labels[row] + ", weight "
                                + weights[row] + "; a label is a number and a weight above 0");
            }
        }
        this.users = users;
        this.label = label;
        this.labels = labels;
        this.weights = weights;
        this.eligible = eligible;
    }

    /**
     * A set of rows that weigh the same and are all that were eligible.
     *
     * @param users the features
     * @param label what the labels say
     * @param labels one per row
     * @return the set
     */
    public static TrainingSet of(UserTable users, Definition label, double[] labels) {
        double[] weights = new double[labels.length];
        Arrays.fill(weights, 1);
        return new TrainingSet(users, label, labels, weights, labels.length);
    }

    /**
     * The features.
     *
     * @return one row per user and cut-off; the row's instant is the cut-off
     */
    public UserTable users() {
        return users;
    }

    /**
     * What the labels say.
     *
     * @return the definition, the time after the cut-off included
     */
    public Definition label() {
        return label;
    }

    /**
     * Lends the labels.
     *
     * @return one per row: 0 or 1 for what may happen, an amount for what it is worth
     */
    public double[] labels() {
        return labels;
    }

    /**
     * Lends the weights.
     *
     * @return one per row, above 0
     */
    public double[] weights() {
        return weights;
    }

    /**
     * How many users could have been in the set, over all its cut-offs.
     *
     * @return the number; coverage is {@code size() / eligible()}
     */
    public long eligible() {
        return eligible;
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int size() {
        return labels.length;
    }

    /**
     * The rows whose cut-off is before an instant: the past to train on.
     *
     * @param instant the first instant that is left out
     * @return a set of those rows
     */
    public TrainingSet before(Instant instant) {
        return select(row -> users.asOfMillis(row) < instant.toEpochMilli());
    }

    /**
     * The rows whose cut-off is at an instant or later: the future to test on.
     *
     * @param instant the first instant that is taken
     * @return a set of those rows
     */
    public TrainingSet from(Instant instant) {
        return select(row -> users.asOfMillis(row) >= instant.toEpochMilli());
    }

    /**
     * Some of the rows. The number eligible shrinks in proportion.
     *
     * @param taken says of a row whether it is taken
     * @return a set of those rows, in order
     */
    public TrainingSet select(IntPredicate taken) {
        int[] rows = IntStream.range(0, size()).filter(taken).toArray();
        return new TrainingSet(
                users.select(rows),
                label,
                Arrays.stream(rows).mapToDouble(row -> labels[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray(),
                size() == 0 ? 0 : Math.round((double) eligible * rows.length / size()));
    }
}
