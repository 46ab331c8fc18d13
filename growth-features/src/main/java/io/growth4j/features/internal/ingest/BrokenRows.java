package io.growth4j.features.internal.ingest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which of some rows are no events, and why: the first rule that each breaks. Most often none does. */
final class BrokenRows {
    private final @Nullable String[] reasons;
    private boolean isNone = true;

    BrokenRows(int capacity) {
        this.reasons = new @Nullable String[capacity];
    }

    boolean isNone() {
        return isNone;
    }

    boolean contains(int row) {
        return !isNone && reasons[row] != null;
    }

    void add(int row, String reason) {
        reasons[row] = reason;
        isNone = false;
    }

    /** What is wrong with a row, or null. */
    @Nullable
    String reason(int row) {
        return reasons[row];
    }

    void clear() {
        if (!isNone) {
            Arrays.fill(reasons, null);
            isNone = true;
        }
    }
}
