package io.growth4j.features.aggregate;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventSchema.ColumnType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of a column's values: of texts themselves, as their codes differ from log to log. Those of a dictionary are
 * computed once. The hash is Komihash 5.0, whose values are part of every saved state.
 */
final class HashPass extends Pass {
    private static final Hasher64 HASH = Hashing.komihash5_0();

    private record Key(String column) {}

    private final String column;
    private @Nullable Dictionary texts;
    private long[] ofCode = {};
    private int known;

    private HashPass(String column) {
        this.column = column;
    }

    /** One for all filters and windows, so that a dictionary is hashed once. */
    static HashPass of(Runs runs, String column) {
        return runs.all().pass(new Key(column), () -> new HashPass(column));
    }

    @Override
    public void run(Runs runs) {
        if (runs.type(column) != ColumnType.TEXT) {
            return;
        }
        Dictionary dictionary = runs.dictionary(column);
        if (dictionary != texts) {
            texts = dictionary;
            known = 0;
        }
        int size = dictionary.size();
        ofCode = ofCode.length < size ? Arrays.copyOf(ofCode, size + (size >> 1)) : ofCode;
        for (; known < size; known++) {
            ofCode[known] = HASH.hashCharsToLong(dictionary.text(known));
        }
    }

    /** Gives the values of some entries to a state; absent ones do not count. */
    void add(Runs runs, int from, int to, DistinctState state) {
        switch (runs.type(column)) {
            case TEXT -> addCodes(runs.codes(column), from, to, state);
            case LONG -> addLongs(runs.longs(column), from, to, state);
            case DOUBLE -> addDoubles(runs.doubles(column), from, to, state);
        }
    }

    private void addCodes(int[] codes, int from, int to, DistinctState state) {
        for (int i = from; i < to; i++) {
            if (codes[i] >= 0) {
                state.add(ofCode[codes[i]]);
            }
        }
    }

    private static void addLongs(long[] values, int from, int to, DistinctState state) {
        for (int i = from; i < to; i++) {
            if (values[i] != Absent.LONG) {
                state.add(HASH.hashLongToLong(values[i]));
            }
        }
    }

    private static void addDoubles(double[] values, int from, int to, DistinctState state) {
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                // Zero has two forms; plus zero makes them one.
                state.add(HASH.hashLongToLong(Double.doubleToLongBits(values[i] + 0.0)));
            }
        }
    }
}
