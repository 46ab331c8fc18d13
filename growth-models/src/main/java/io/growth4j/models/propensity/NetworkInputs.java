package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.network.Examples;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a user becomes an example of a network. Numbers: scaled, at most 8 deviations from the mean (this project's choice:
 * one amount never seen before must not decide alone), 0 if absent; then a flag for each that may be absent. Codes: a
 * category's levels; then absent, if that was seen at training; last, any other level. Immutable and thread-safe.
 */
final class NetworkInputs {
    private static final double FARTHEST = 8;

    private final Design design;
    private final double[] means;
    private final double[] scales;
    private final int[] flags;
    private final int numbers;
    private final int[] starts;
    private final int[] others;

    NetworkInputs(Design design) {
        this.design = design;
        List<Design.Numeric> numerics = design.spec().numerics();
        this.means = numerics.stream().mapToDouble(Design.Numeric::mean).toArray();
        this.scales = numerics.stream().mapToDouble(one -> 1 / one.deviation()).toArray();
        this.flags = new int[means.length];
        int next = means.length;
        for (int i = 0; i < flags.length; i++) {
            flags[i] = design.flag(i);
            next += flags[i] >= 0 ? 1 : 0;
        }
        this.numbers = next;
        this.starts = new int[design.categories()];
        this.others = new int[design.categories()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = next;
            others[i] = design.spec().categories().get(i).width();
            next += others[i];
        }
    }

    /** How many numbers an example has. */
    int numbers() {
        return numbers;
    }

    /** How many codes each category has. */
    List<Integer> levels() {
        return java.util.Arrays.stream(others).mapToObj(other -> other + 1).toList();
    }

    /** The means of the numbers at training. */
    double[] meanNumbers() {
        return java.util.Arrays.copyOf(design.columnMeans(), numbers);
    }

    /** How often each code of a category was seen at training. */
    double[] shares(int category) {
        Design.Category of = design.spec().categories().get(category);
        double[] shares = Stream.concat(of.shares().stream(), of.optional() ? Stream.of(of.absentShare()) : Stream.of())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double other = 1 - java.util.Arrays.stream(shares).sum();
        shares = java.util.Arrays.copyOf(shares, others[category] + 1);
        shares[others[category]] = Math.max(0, other);
        return shares;
    }

    /** The slot of the feature behind each number. */
    int[] slots() {
        return java.util.Arrays.copyOf(design.columnSlots(), numbers);
    }

    /** The slot of the feature behind a category. */
    int slot(int category) {
        return design.spec().categories().get(category).slot();
    }

    /** Writes one user's example. Allocates nothing. */
    void encode(UserSnapshot user, double[] values, int[] codes) {
        for (int i = 0; i < means.length; i++) {
            put(i, design.number(user, i), values);
        }
        for (int i = 0; i < starts.length; i++) {
            codes[i] = code(i, design.column(user, i));
        }
    }

    /** Writes the example of a row of a table. */
    void encode(Design.Reader reader, int row, double[] values, int[] codes) {
        for (int i = 0; i < means.length; i++) {
            put(i, reader.number(row, i), values);
        }
        for (int i = 0; i < starts.length; i++) {
            codes[i] = code(i, reader.column(row, i));
        }
    }

    private void put(int i, double number, double[] values) {
        boolean absent = Double.isNaN(number);
        values[i] = absent ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, (number - means[i]) * scales[i]));
        if (flags[i] >= 0) {
            values[flags[i]] = absent ? 1 : 0;
        }
    }

    private int code(int category, int column) {
        return column < 0 ? others[category] : column - starts[category];
    }

    /** All rows, ready to train on. */
    Examples examples(Rows rows) {
        UserTable users = rows.set().users();
        Examples examples = new Examples(rows.size(), numbers, starts.length);
        Design.Reader reader = design.reader(users);
        double[] values = new double[numbers];
        int[] codes = new int[starts.length];
        for (int row = 0; row < rows.size(); row++) {
            encode(reader, row, values, codes);
            examples.set(row, values, codes, rows.labels()[row], rows.weight(row));
        }
        return examples;
    }

    Design.Reader reader(UserTable users) {
        return design.reader(users);
    }
}
