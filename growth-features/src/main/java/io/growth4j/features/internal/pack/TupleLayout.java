package io.growth4j.features.internal.pack;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.pack.ColumnPlan.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an event is packed into longs: word 0 is the user, word 1 the time above {@value #SPARE_BITS} bits for codes; then
 * words of further codes, and one word per number.
 *
 * <p>A code takes as many bits as its dictionary needs, with room to grow; zero stands for absent. When a dictionary
 * outgrows its bits, a wider layout takes over for the blocks that follow: a block keeps the layout it was written with.
 * A column of numbers that few events have takes no bits; its values lie aside, each with the place of its event.
 */
public final class TupleLayout {
    public static final int SPARE_BITS = 20;
    /** A column of numbers lies aside if at most one event in this many has a value. */
    private static final int SPARSE_SHARE = 4;

    /** Times up to this, in the year 2527, fit above the spare bits. */
    public static final long MAX_TIME = (1L << (Long.SIZE - SPARE_BITS)) - 1;

    /** Where a column stands in a tuple. */
    public record Field(int word, int shift, int bits) {
        public long mask() {
            return bits == Long.SIZE ? -1L : (1L << bits) - 1;
        }
    }

    private final Field[] fields;
    private final boolean[] aside;
    private final int width;

    private TupleLayout(Field[] fields, boolean[] aside, int width) {
        this.fields = fields;
        this.aside = aside;
        this.width = width;
    }

    /** A layout for a log that starts with a batch; what lies aside changes speed and memory, never a result. */
    static TupleLayout of(ColumnPlan plan, @Nullable Dictionary[] dictionaries, EventBatch first) {
        boolean[] aside = new boolean[plan.columns().size()];
        for (int column = 0; column < aside.length; column++) {
            Column described = plan.columns().get(column);
            int present = 0;
            for (int row = 0; row < first.size() && !described.isText(); row++) {
                present += isPresent(first, described, row) ? 1 : 0;
            }
            aside[column] = !described.isText() && present * SPARSE_SHARE <= first.size();
        }
        return of(dictionaries, aside);
    }

    private static boolean isPresent(EventBatch batch, Column column, int row) {
        return column.type() == ColumnType.LONG
                ? batch.longs(column.slot())[row] != Absent.LONG
                : !Double.isNaN(batch.doubles(column.slot())[row]);
    }

    /** A layout for dictionaries that have grown. */
    TupleLayout widened(@Nullable Dictionary[] dictionaries) {
        return of(dictionaries, aside);
    }

    private static TupleLayout of(@Nullable Dictionary[] dictionaries, boolean[] aside) {
        Field[] fields = new Field[aside.length];
        List<Integer> free = new ArrayList<>(List.of(0, SPARE_BITS));
        for (int index = 0; index < fields.length; index++) {
            Dictionary dictionary = dictionaries[index];
            int bits = dictionary == null ? Long.SIZE : bitsFor(dictionary.size());
            fields[index] = aside[index] ? new Field(1, 0, 0) : place(bits, free);
        }
        return new TupleLayout(fields, aside, free.size());
    }

    /** Room for the codes of today, for absent, and for as many again. */
    private static int bitsFor(int codes) {
        return Math.max(3, Integer.SIZE - Integer.numberOfLeadingZeros(2 * codes + 1));
    }

    /** First fit into the words' free bits. */
    private static Field place(int bits, List<Integer> free) {
        for (int word = 1; word < free.size(); word++) {
            if (free.get(word) >= bits) {
                int shift = free.get(word) - bits;
                free.set(word, shift);
                return new Field(word, shift, bits);
            }
        }
        free.add(Long.SIZE - bits);
        return new Field(free.size() - 1, Long.SIZE - bits, bits);
    }

    /** Whether the codes of all dictionaries still fit. */
    boolean fits(@Nullable Dictionary[] dictionaries) {
        for (int index = 0; index < fields.length; index++) {
            Dictionary dictionary = dictionaries[index];
            if (dictionary != null && dictionary.size() > fields[index].mask()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Copies the first events of another layout into this one; every word's values lie side by side.
     *
     * @param from where the others' first word starts
     * @param stride how far it is to the next word
     * @param to where this layout's first word starts
     * @param count how many events are copied
     */
    void repack(TupleLayout other, long[] source, int from, int stride, long[] target, int to, int count) {
        System.arraycopy(source, from, target, to, count);
        for (int i = 0; i < count; i++) {
            target[to + count + i] = source[from + stride + i] >>> SPARE_BITS << SPARE_BITS;
        }
        for (int index = 0; index < fields.length; index++) {
            Field old = other.fields[index];
            Field own = fields[index];
            int read = from + old.word * stride;
            int write = to + own.word * count;
            for (int i = 0; i < count; i++) {
                target[write + i] |= ((source[read + i] >>> old.shift) & old.mask()) << own.shift;
            }
        }
    }

    public Field field(int index) {
        return fields[index];
    }

    /** Whether a column's values lie aside. */
    public boolean isAside(int index) {
        return aside[index];
    }

    /** Longs per event. */
    int width() {
        return width;
    }
}
