package io.growth4j.action;

import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * When a rule applies: words for people and definitions, and a test for programs. The words are the condition's identity:
 * two conditions of the same words must test the same.
 *
 * @param text what it asks, for example {@code lifecycle is CHURNED}
 * @param test whether a user's segments and tags meet it; pure and thread-safe
 * @param <S> what is known of a user: one segment, or a record of many
 */
public record Condition<S>(String text, BiPredicate<? super S, ? super Set<String>> test) {
    public Condition {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a condition needs words that say what it asks");
        }
    }

    /**
     * A condition on segments.
     *
     * @param text what it asks
     * @param test whether segments meet it; pure and thread-safe
     * @param <S> what is known of a user
     * @return the condition
     */
    public static <S> Condition<S> of(String text, Predicate<? super S> test) {
        return new Condition<>(text, (segments, tags) -> test.test(segments));
    }

    /**
     * A condition on one segment.
     *
     * @param segment the segment
     * @param <S> the segments
     * @return met by users of this segment
     */
    public static <S> Condition<S> is(S segment) {
        return of("is " + segment, segment::equals);
    }

    /**
     * A condition on tags.
     *
     * @param tag the tag
     * @param <S> what is known of a user
     * @return met by users that have the tag
     */
    public static <S> Condition<S> tagged(String tag) {
        return new Condition<>("tagged '" + tag + "'", (segments, tags) -> tags.contains(tag));
    }

    /**
     * Both conditions.
     *
     * @param other the other
     * @return met where both are
     */
    public Condition<S> and(Condition<S> other) {
        return new Condition<>(
                text + " and " + other.text, (segments, tags) -> isMet(segments, tags) && other.isMet(segments, tags));
    }

    /**
     * Either condition.
     *
     * @param other the other
     * @return met where at least one is
     */
    public Condition<S> or(Condition<S> other) {
        return new Condition<>(
                "(" + text + " or " + other.text + ")",
                (segments, tags) -> isMet(segments, tags) || other.isMet(segments, tags));
    }

    /**
     * The opposite.
     *
     * @return met where this is not
     */
    public Condition<S> not() {
        return new Condition<>("not (" + text + ")", (segments, tags) -> !isMet(segments, tags));
    }

    boolean isMet(S segments, Set<String> tags) {
        return test.test(segments, tags);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition<?> that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
