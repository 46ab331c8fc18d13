package io.growth4j.features.aggregate;

import java.util.Arrays;

/** Counts codes of one row, and remembers which ones it met so that it is emptied fast. */
final class CodeCounter {
    int[] counts = {};
    int[] met = {};
    int distinct;
    int total;

    void ensure(int codes) {
        if (counts.length < codes) {
            counts = Arrays.copyOf(counts, codes + (codes >> 1));
            met = Arrays.copyOf(met, counts.length + 1);
        }
    }

    void clear() {
        for (int i = 0; i < distinct; i++) {
            counts[met[i]] = 0;
        }
        distinct = 0;
        total = 0;
    }

    /** Takes over what a {@link CodeFold} counted. */
    void load(long[] tally) {
        clear();
        for (long entry : tally) {
            counts[Tally.value(entry)] = Tally.count(entry);
            met[distinct++] = Tally.value(entry);
            total += Tally.count(entry);
        }
    }

    /** Counts some entries; absent codes do not count. Every code is noted, and kept by moving on if it is new. */
    void add(int[] codes, int from, int to) {
        int[] counts = this.counts;
        int[] met = this.met;
        int distinct = this.distinct;
        int present = 0;
        for (int i = from; i < to; i++) {
            int code = codes[i];
            if (code >= 0) {
                present++;
                met[distinct] = code;
                distinct += counts[code]++ == 0 ? 1 : 0;
            }
        }
        this.distinct = distinct;
        this.total += present;
    }
}
