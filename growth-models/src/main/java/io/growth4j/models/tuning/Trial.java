package io.growth4j.models.tuning;

import java.util.Optional;

/**
 * One setting that was tried.
 *
 * @param number how many were tried before it
 * @param point the setting
 * @param score what it scored; NaN if it failed
 * @param failure why it failed, if it did
 */
public record Trial(int number, Point point, double score, Optional<String> failure) {
    /**
     * Whether it has no score.
     *
     * @return true if it failed
     */
    public boolean failed() {
        return failure.isPresent();
    }
}
