package io.growth4j.event;

import java.util.List;

/**
 * The rows of a source that are no events: never dropped in silence, never fatal unless the caller says so.
 *
 * @param count how many there are
 * @param samples the first of them, at most {@link #MAX_SAMPLES}
 */
public record RejectedRows(long count, List<Sample> samples) {
    /** How many rows are kept as samples. */
    public static final int MAX_SAMPLES = 10;

    /** No row was rejected. */
    public static final RejectedRows NONE = new RejectedRows(0, List.of());

    public RejectedRows {
        samples = List.copyOf(samples);
    }

    /**
     * One rejected row.
     *
     * @param line its line or row in the source, from 1
     * @param reason what is wrong: the column, its value and the rule
     */
    public record Sample(long line, String reason) {}
}
