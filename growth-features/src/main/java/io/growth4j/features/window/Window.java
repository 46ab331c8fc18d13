package io.growth4j.features.window;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.Definition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which time before {@code asOf} counts: {@code [asOf − length, asOf)}, exact to the millisecond, or all of it.
 *
 * <p>A {@linkplain #rounded rounded} window starts a little earlier, at a multiple of its hop.
 *
 * @param length how far back it reaches, at least a millisecond; null for all of the past
 * @param hop the start is rounded down to a multiple of it, whole milliseconds; null for the exact start
 */
public record Window(@Nullable Duration length, @Nullable Duration hop) implements Definition {
    /** All of the past. */
    public static final Window ALL = new Window(null, null);

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(36_500_000);

    public Window {
        require("window", length);
        require("hop of a window", hop);
        if (hop != null && length == null) {
            throw new IllegalArgumentException("a window over all of the past has no start to round to " + hop);
        }
        if (hop != null && !hop.equals(Duration.ofMillis(hop.toMillis()))) {
            throw new IllegalArgumentException("hop " + hop + " of a window is not in whole milliseconds");
        }
    }

    private static void require(String name, @Nullable Duration time) {
        if (time != null && time.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(name + " " + time + " is shorter than a millisecond");
        }
        if (time != null && time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " " + time + " is longer than 36500000 days: Window.ALL takes all of the past");
        }
    }

    /**
     * The last time before {@code asOf}.
     *
     * @param length how far back it reaches; more than the history is as good as all of it
     * @return a window
     */
    public static Window last(Duration length) {
        return new Window(length, null);
    }

    /**
     * The last days before {@code asOf}, each of 24 hours.
     *
     * @param days how many, at least 1
     * @return a window
     */
    public static Window days(int days) {
        return last(Duration.ofDays(days));
    }

    /**
     * This window with its start rounded down to a multiple of a hop, counted from 1970-01-01T00:00Z: {@code [⌊(asOf −
     * length) / hop⌋ · hop, asOf)}. It counts every event that the exact window counts, and besides those of less than one
     * hop before it: of events spread evenly, up to {@code hop / length} too many. In return the start stands still for a
     * whole hop, so that neighbouring instants share it and one fold serves them all. The result is the same in batch, at
     * many instants, and one event at a time.
     *
     * @param hop one or more whole milliseconds, for example an hour for a window of days
     * @return a window
     * @throws IllegalArgumentException if this window has no start
     */
    public Window rounded(Duration hop) {
        return new Window(length, hop);
    }

    /**
     * How far back it may look.
     *
     * @return the length, and for a rounded window a hop less a millisecond more; null for all of the past
     */
    public @Nullable Duration reach() {
        return length == null || hop == null ? length : length.plus(hop).minusMillis(1);
    }

    /**
     * Where the window starts.
     *
     * @param asOfMillis its end, exclusive
     * @return its first millisecond; {@code Long.MIN_VALUE} for all of the past
     */
    public long startMillis(long asOfMillis) {
        if (length == null) {
            return Long.MIN_VALUE;
        }
        long start = asOfMillis - length.toMillis();
        return hop == null ? start : Math.floorDiv(start, hop.toMillis()) * hop.toMillis();
    }

    /**
     * The canonical JSON; an exact window has no member {@code hop}.
     *
     * @return one line of JSON
     */
    @Override
    public String toJson() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("length", length);
        if (hop != null) {
            members.put("hop", hop);
        }
        return CanonicalJson.of("Window", members);
    }
}
