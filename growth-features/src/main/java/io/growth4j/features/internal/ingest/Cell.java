package io.growth4j.features.internal.ingest;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the raw values of one source column into the values of one column of a batch. */
abstract class Cell {
    private static final String EMPTY = "is empty: every event needs one";

    final EventPlan.Target target;

    private Cell(EventPlan.Target target) {
        this.target = target;
    }

    /** Writes a value into a row, or says which rule it breaks. */
    final @Nullable String put(@Nullable Object raw, int row) {
        if (raw == null || (raw instanceof String text && text.isBlank())) {
            putAbsent(row);
            return target.required() ? EMPTY : null;
        }
        return putPresent(raw, row);
    }

    /**
     * Writes values into consecutive rows, and notes the rule that a row breaks.
     *
     * @param raw the values
     * @param row the first row to write
     * @param count how many
     * @param broken takes up the rows that break a rule, and leaves alone those that are there
     */
    void putAll(RawColumn raw, int row, int count, BrokenRows broken) {
        for (int i = 0; i < count; i++) {
            if (!broken.contains(row + i)) {
                put(raw.get(i), row + i, broken);
            }
        }
    }

    private void put(@Nullable Object raw, int row, BrokenRows broken) {
        String rule = put(raw, row);
        if (rule != null) {
            broken.add(row, reason(raw, rule));
        }
    }

    final String reason(@Nullable Object value, String rule) {
        return Rejections.reason(target.column(), value == null ? "" : value, rule);
    }

    /** Takes over whole numbers or instants as they are. */
    final void copy(long[] values, long[] out, int row, int count, BrokenRows broken) {
        if (values != out) {
            System.arraycopy(values, 0, out, row, count);
        }
        if (target.required() && isAnyAbsent(values, count)) {
            for (int i = row; i < row + count; i++) {
                if (out[i] == Absent.LONG && !broken.contains(i)) {
                    broken.add(i, reason(null, EMPTY));
                }
            }
        }
    }

    private static boolean isAnyAbsent(long[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (values[i] == Absent.LONG) {
                return true;
            }
        }
        return false;
    }

    abstract void putAbsent(int row);

    abstract @Nullable String putPresent(Object raw, int row);

    /** The cell of a target, writing into a batch whose arrays stay where they are. */
    static Cell of(EventPlan.Target target, EventPlan plan, EventBatch batch) {
        int slot = target.slot();
        return switch (target.kind()) {
            case TIME -> new Time(target, TimeFormat.of(target.format(), plan.zone()), batch.longs(slot));
            case AMOUNT ->
                new Amount(target, AmountFormat.of(target.format()), plan.negativeAmounts(), batch.longs(slot));
            case TEXT, KEY, ATTRIBUTE ->
                switch (target.type()) {
                    case LONG -> new Whole(target, batch.longs(slot));
                    case DOUBLE -> new Real(target, batch.doubles(slot));
                    case TEXT -> new Text(target, batch.codes(slot), batch.dictionary(slot));
                };
        };
    }

    private static final class Time extends Cell {
        private final TimeFormat format;
        private final long[] out;

        Time(EventPlan.Target target, TimeFormat format, long[] out) {
            super(target);
            this.format = format;
            this.out = out;
        }

        @Override
        void putAll(RawColumn raw, int row, int count, BrokenRows broken) {
            if (raw instanceof RawColumn.Millis millis) {
                copy(millis.values(), out, row, count, broken);
            } else {
                super.putAll(raw, row, count, broken);
            }
        }

        @Override
        void putAbsent(int row) {
            out[row] = Absent.LONG;
        }

        @Override
        @Nullable
        String putPresent(Object raw, int row) {
            out[row] = format.millis(raw);
            return out[row] == Absent.LONG ? "is not a time of the format " + target.format() : null;
        }
    }

    private static final class Amount extends Cell {
        private final AmountFormat format;
        private final boolean negatives;
        private final long[] out;

        Amount(EventPlan.Target target, AmountFormat format, boolean negatives, long[] out) {
            super(target);
            this.format = format;
            this.negatives = negatives;
            this.out = out;
        }

        @Override
        void putAll(RawColumn raw, int row, int count, BrokenRows broken) {
            boolean isMinor = raw instanceof RawColumn.Longs && format.digits() == 0;
            if (isMinor && (negatives || !isAnyNegative((RawColumn.Longs) raw, count))) {
                copy(((RawColumn.Longs) raw).values(), out, row, count, broken);
            } else {
                super.putAll(raw, row, count, broken);
            }
        }

        private static boolean isAnyNegative(RawColumn.Longs raw, int count) {
            long[] values = raw.values();
            for (int i = 0; i < count; i++) {
                // One comparison for two: is negative, and is not the number that stands for absent.
                if ((values[i] ^ Absent.LONG) > 0) {
                    return true;
                }
            }
            return false;
        }

        @Override
        void putAbsent(int row) {
            out[row] = Absent.LONG;
        }

        @Override
        @Nullable
        String putPresent(Object raw, int row) {
            out[row] = format.minor(raw);
            if (out[row] == Absent.LONG) {
                return "is not a decimal number, or too large";
            }
            return out[row] < 0 && !negatives ? "is negative: the mapping does not allow it" : null;
        }
    }

    private static final class Whole extends Cell {
        private final long[] out;

        Whole(EventPlan.Target target, long[] out) {
            super(target);
            this.out = out;
        }

        @Override
        void putAll(RawColumn raw, int row, int count, BrokenRows broken) {
            if (raw instanceof RawColumn.Longs longs) {
                copy(longs.values(), out, row, count, broken);
            } else {
                super.putAll(raw, row, count, broken);
            }
        }

        @Override
        void putAbsent(int row) {
            out[row] = Absent.LONG;
        }

        @Override
        @Nullable
        String putPresent(Object raw, int row) {
            out[row] = WholeNumber.of(raw);
            boolean isAbsent = raw instanceof Long && !target.required();
            return out[row] == Absent.LONG && !isAbsent ? "is not a whole number of 64 bits" : null;
        }
    }

    private static final class Real extends Cell {
        private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9.]{1,40}([eE][-+]?[0-9]{1,3})?");

        private final double[] out;

        Real(EventPlan.Target target, double[] out) {
            super(target);
            this.out = out;
        }

        @Override
        void putAll(RawColumn raw, int row, int count, BrokenRows broken) {
            if (raw instanceof RawColumn.Doubles doubles) {
                System.arraycopy(doubles.values(), 0, out, row, count);
            } else {
                super.putAll(raw, row, count, broken);
            }
        }

        @Override
        void putAbsent(int row) {
            out[row] = Double.NaN;
        }

        @Override
        @Nullable
        String putPresent(Object raw, int row) {
            if (raw instanceof Number number) {
                out[row] = number.doubleValue();
                return null;
            }
            String text = raw.toString().strip();
            out[row] = Double.NaN;
            try {
                out[row] = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
            } catch (NumberFormatException e) {
                return "is not a number";
            }
            boolean number = Double.isFinite(out[row]) || text.equals("NaN");
            return number ? null : "is not a number";
        }
    }

    private static final class Text extends Cell {
        private final int[] out;
        private final Dictionary dictionary;

        Text(EventPlan.Target target, int[] out, Dictionary dictionary) {
            super(target);
            this.out = out;
            this.dictionary = dictionary;
        }

        @Override
        void putAll(RawColumn raw, int row, int count, BrokenRows broken) {
            if (raw instanceof RawColumn.Texts texts) {
                translate(texts, row, count, broken);
            } else {
                super.putAll(raw, row, count, broken);
            }
        }

        /** Each text is looked up when a row first needs it, so that codes follow the order of the log. */
        private void translate(RawColumn.Texts raw, int row, int count, BrokenRows broken) {
            int[] known = raw.lexicon().translation(this);
            if (isTranslated(raw.codes(), row, count, known)) {
                return;
            }
            for (int i = 0; i < count; i++) {
                int code = raw.codes()[i];
                if (broken.contains(row + i)) {
                    continue;
                }
                if (code < 0 || known[code] == Absent.CODE) {
                    super.put(code < 0 ? null : raw.lexicon().texts()[code], row + i, broken);
                    if (code >= 0) {
                        known[code] = out[row + i];
                    }
                } else {
                    out[row + i] = known[code];
                }
            }
        }

        /** Writes codes up to the first that is not known, and says whether there is none: so it is but for the first rows. */
        private boolean isTranslated(int[] codes, int row, int count, int[] known) {
            for (int i = 0; i < count; i++) {
                int code = codes[i];
                int translated = code < 0 ? Absent.CODE : known[code];
                if (translated < 0) {
                    return false;
                }
                out[row + i] = translated;
            }
            return true;
        }

        @Override
        void putAbsent(int row) {
            out[row] = Absent.CODE;
        }

        @Override
        @Nullable
        String putPresent(Object raw, int row) {
            out[row] = dictionary.add(raw.toString());
            return null;
        }
    }
}
