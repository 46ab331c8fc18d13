package io.growth4j.features.analytics;

import java.time.Instant;

/**
 * A question that can also be asked of {@link UserHistories}, which several questions can share: the answer is that of the
 * log.
 *
 * @param <A> what an answer is
 */
public interface HistoryQuestion<A> extends Question<A> {
    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the answer
     */
    A compute(UserHistories histories, Instant asOf);
}
