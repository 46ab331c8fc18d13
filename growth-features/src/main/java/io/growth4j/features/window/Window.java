package io.growth4j.features.window;

import io.growth4j.definition.Definition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which time before {@code asOf} counts: {@code [asOf − length, asOf)}, exact to the millisecond, or all of it.
 *
 * @param length how far back it reaches, at least a millisecond; null for all of the past
 */
public record Window(@Nullable Duration length) implements Definition {
    /** All of the past. */
    public static final Window ALL = new Window(null);

    public Window {
        if (length != null && length.toMillis() < 1) {
            throw new IllegalArgumentException("window " + length + " is shorter than a millisecond");
        }
    }

    /**
     * The last time before {@code asOf}.
     *
     * @param length how far back it reaches
     * @return a window
     */
    public static Window last(Duration length) {
        return new Window(length);
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
     * Where the window starts.
     *
     * @param asOfMillis its end, exclusive
     * @return its first millisecond; {@code Long.MIN_VALUE} for all of the past
     */
    public long startMillis(long asOfMillis) {
        return length == null ? Long.MIN_VALUE : asOfMillis - length.toMillis();
    }
}
