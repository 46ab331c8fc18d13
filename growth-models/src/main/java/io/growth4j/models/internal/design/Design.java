package io.growth4j.models.internal.design;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a user becomes a row of numbers. Columns: the numbers; then, when scaled, a flag for each number that may be
 * absent; then, for each category, a flag per level and one for absent.
 *
 * <p>Instants become ages in days at the instant of the row. A level that was not seen at training leaves all flags of
 * its category at 0. Immutable and thread-safe.
 */
public final class Design {
    /** What a trainer wants. */
    public enum Style {
        /** Numbers with mean 0 and deviation 1, absent ones 0 beside their flag. */
        SCALED,
        /** Numbers as they are, absent ones NaN. */
        RAW
    }

    /** What a number is made of. */
    public enum Kind {
        DOUBLE,
        LONG,
        INSTANT
    }

    /** A number: mean and deviation of those present at training, and whether some were absent. */
    public record Numeric(int slot, double mean, double deviation, boolean optional, double absentShare) {}

    /** A category: levels and their shares at training, and whether some were absent. */
    public record Category(int slot, List<String> levels, List<Double> shares, boolean optional, double absentShare) {
        public int width() {
            return levels.size() + (optional ? 1 : 0);
        }
    }

    /** What is saved. */
    public record Spec(Style style, List<Numeric> numerics, List<Category> categories) {}

    private final FeatureSchema schema;
    private final Spec spec;
    private final int[] slots;
    private final Kind[] kinds;
    private final int[] flags;
    private final int[] categorySlots;
    private final int[] categoryStarts;
    private final List<Map<String, Integer>> levels = new ArrayList<>();
    private final int width;

    public Design(FeatureSchema schema, Spec spec) {
        this.schema = schema;
        this.spec = spec;
        int numbers = spec.numerics.size();
        this.slots = new int[numbers];
        this.kinds = new Kind[numbers];
        this.flags = new int[numbers];
        int next = numbers;
        for (int i = 0; i < numbers; i++) {
            Numeric numeric = spec.numerics.get(i);
            slots[i] = numeric.slot;
            kinds[i] = kind(schema.features().get(numeric.slot));
            flags[i] = spec.style == Style.SCALED && numeric.optional ? next++ : -1;
        }
        this.categorySlots = new int[spec.categories.size()];
        this.categoryStarts = new int[spec.categories.size()];
        for (int i = 0; i < categorySlots.length; i++) {
            Category category = spec.categories.get(i);
            categorySlots[i] = category.slot;
            categoryStarts[i] = next;
            Map<String, Integer> columns = new HashMap<>();
            for (String level : category.levels) {
                columns.put(level, next + columns.size());
            }
            levels.add(columns);
            next += category.width();
        }
        this.width = next;
    }

    private static Kind kind(Feature feature) {
        if (feature instanceof Feature.OfDouble) {
            return Kind.DOUBLE;
        }
        return feature instanceof Feature.OfInstant ? Kind.INSTANT : Kind.LONG;
    }

    public FeatureSchema schema() {
        return schema;
    }

    public Spec spec() {
        return spec;
    }

    /** The number of columns. */
    public int width() {
        return width;
    }

    /** The slot of the feature behind each column. */
    public int[] columnSlots() {
        int[] behind = new int[width];
        for (int i = 0; i < slots.length; i++) {
            behind[i] = slots[i];
            if (flags[i] >= 0) {
                behind[flags[i]] = slots[i];
            }
        }
        for (int i = 0; i < categorySlots.length; i++) {
            int start = categoryStarts[i];
            Arrays.fill(behind, start, start + spec.categories.get(i).width(), categorySlots[i]);
        }
        return behind;
    }

    /** The mean of each column at training; of numbers as they are when raw. */
    public double[] columnMeans() {
        double[] means = new double[width];
        for (int i = 0; i < slots.length; i++) {
            Numeric numeric = spec.numerics.get(i);
            means[i] = spec.style == Style.RAW ? numeric.mean : 0;
            if (flags[i] >= 0) {
                means[flags[i]] = numeric.absentShare;
            }
        }
        for (int i = 0; i < categorySlots.length; i++) {
            Category category = spec.categories.get(i);
            for (int level = 0; level < category.levels.size(); level++) {
                means[categoryStarts[i] + level] = category.shares.get(level);
            }
            if (category.optional) {
                means[categoryStarts[i] + category.levels.size()] = category.absentShare;
            }
        }
        return means;
    }

    /** Which of the numbers are of a kind. */
    public int[] numbers(Kind kind) {
        return IntStream.range(0, kinds.length).filter(i -> kinds[i] == kind).toArray();
    }

    /** The slot of the feature behind a number. */
    public int slot(int numeric) {
        return slots[numeric];
    }

    /** The flag column of a number that may be absent, or −1. */
    public int flag(int numeric) {
        return flags[numeric];
    }

    /** The column of a level, that of absent for null, or −1 for a level not seen at training. */
    public int column(int category, @Nullable String text) {
        if (text == null) {
            Category of = spec.categories.get(category);
            return of.optional ? categoryStarts[category] + of.levels.size() : -1;
        }
        Integer column = levels.get(category).get(text);
        return column == null ? -1 : column;
    }

    /** How many categories there are. */
    public int categories() {
        return categorySlots.length;
    }

    /** The column that a user's category sets, or −1. */
    public int column(UserSnapshot user, int category) {
        return column(category, user.textAt(categorySlots[category]));
    }

    /** The columns of all codes of a dictionary. */
    int[] columns(int category, Dictionary dictionary) {
        int[] columns = new int[dictionary.size()];
        for (int code = 0; code < columns.length; code++) {
            columns[code] = column(category, dictionary.text(code));
        }
        return columns;
    }

    /** A number of a user: NaN where it is absent or infinite. */
    public double number(UserSnapshot user, int numeric) {
        int slot = slots[numeric];
        if (kinds[numeric] == Kind.DOUBLE) {
            return finite(user.doubleAt(slot));
        }
        return Numbers.of(user.longAt(slot), kinds[numeric] == Kind.INSTANT, user.asOfMillis());
    }

    private static double finite(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** Writes one user's row. Allocates nothing. */
    public void encode(UserSnapshot user, double[] into) {
        Arrays.fill(into, slots.length, width, 0);
        for (int i = 0; i < slots.length; i++) {
            put(i, number(user, i), into);
        }
        for (int i = 0; i < categorySlots.length; i++) {
            int column = column(user, i);
            if (column >= 0) {
                into[column] = 1;
            }
        }
    }

    private void put(int i, double value, double[] into) {
        if (spec.style == Style.RAW) {
            into[i] = value;
        } else if (Double.isNaN(value)) {
            into[i] = 0;
            if (flags[i] >= 0) {
                into[flags[i]] = 1;
            }
        } else {
            Numeric numeric = spec.numerics.get(i);
            into[i] = (value - numeric.mean) / numeric.deviation;
        }
    }

    /** Reads the rows of a table, with the codes of its dictionaries resolved once. */
    public Reader reader(UserTable users) {
        return new Reader(users);
    }

    /** Rows of one table; not thread-safe. */
    public final class Reader {
        private final UserTable users;
        private final Object[] numbers = new Object[slots.length];
        private final int[][] codes = new int[categorySlots.length][];
        private final int[][] columns = new int[categorySlots.length][];

        private Reader(UserTable users) {
            this.users = users;
            for (int i = 0; i < slots.length; i++) {
                numbers[i] = users.column(slots[i]);
            }
            for (int i = 0; i < categorySlots.length; i++) {
                codes[i] = (int[]) users.column(categorySlots[i]);
                columns[i] = columns(i, users.dictionary(categorySlots[i]));
            }
        }

        public double number(int row, int numeric) {
            Object column = numbers[numeric];
            return column instanceof double[] doubles
                    ? finite(doubles[row])
                    : Numbers.of(((long[]) column)[row], kinds[numeric] == Kind.INSTANT, users.asOfMillis(row));
        }

        public int column(int row, int category) {
            int code = codes[category][row];
            return code == Absent.CODE ? Design.this.column(category, null) : columns[category][code];
        }

        /** Adds the weight of the column that each row's category sets. */
        public void addCategory(int category, double[] weights, double[] into) {
            for (int row = 0; row < into.length; row++) {
                int column = column(row, category);
                into[row] += column < 0 ? 0 : weights[column];
            }
        }

        public void encode(int row, double[] into) {
            Arrays.fill(into, slots.length, width, 0);
            for (int i = 0; i < slots.length; i++) {
                put(i, number(row, i), into);
            }
            for (int i = 0; i < codes.length; i++) {
                int column = column(row, i);
                if (column >= 0) {
                    into[column] = 1;
                }
            }
        }
    }
}
