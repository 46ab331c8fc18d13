package io.growth4j.features.aggregate;

import io.growth4j.event.Dictionary;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The places of a small dictionary's codes in the order of their texts, the first text with the highest precedence. */
final class TextOrder {
    /** Larger dictionaries are not ordered: their users meet few of their texts. */
    static final int MAX_TEXTS = 1024;

    int[] precedence = {};
    int[] byPrecedence = {};

    void bringUpToDate(Dictionary texts) {
        int size = texts.size();
        if (size == precedence.length || size > MAX_TEXTS) {
            return;
        }
        byPrecedence = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparing(texts::text).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        precedence = new int[size];
        for (int place = 0; place < size; place++) {
            precedence[byPrecedence[place]] = place;
        }
    }
}
