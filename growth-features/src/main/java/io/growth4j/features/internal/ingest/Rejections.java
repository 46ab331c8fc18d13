package io.growth4j.features.internal.ingest;

import io.growth4j.event.RejectedRows;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows of one pass that are no events, and keeps the first of them. */
public final class Rejections {
    private static final int SHOWN = 60;

    private final String source;
    private final boolean failFast;
    private final List<RejectedRows.Sample> samples = new ArrayList<>();
    private long count;

    Rejections(String source, boolean failFast) {
        this.source = source;
        this.failFast = failFast;
    }

    /** Counts a row; throws instead if the caller wanted that. */
    public void add(long line, String reason) {
        if (failFast) {
            throw new IllegalArgumentException(source + ", row " + line + ": " + reason);
        }
        if (count++ < RejectedRows.MAX_SAMPLES) {
            samples.add(new RejectedRows.Sample(line, reason));
        }
    }

    static String reason(String column, Object value, String rule) {
        String text = String.valueOf(value);
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return "column '" + column + "' = '" + shown + "' " + rule;
    }

    RejectedRows rows() {
        return new RejectedRows(count, samples);
    }
}
