package io.growth4j.features.analytics;

import io.growth4j.definition.Definition;
import io.growth4j.event.EventLog;
import java.time.Instant;

/**
 * A question about how the product grows. It can be asked of a log or of events as they come, and a
 * {@link HistoryQuestion} also of grouped histories: the answer is the same.
 *
 * @param <A> what an answer is
 */
public interface Question<A> extends Definition {
    /**
     * Answers the question from a log in one pass, keeping only what this question needs: the way when it is the only one.
     *
     * @param log the log; read once
     * @param asOf only events before this instant count
     * @return the answer
     */
    default A compute(EventLog log, Instant asOf) {
        Tally<A> tally = tally(asOf);
        tally.accept(log);
        return tally.answer(asOf);
    }

    /**
     * Starts to answer the question event by event, in a service.
     *
     * @return a tally of no event
     */
    default Tally<A> tally() {
        return tally(Tally.NO_END);
    }

    /**
     * Starts to answer the question event by event, for an instant that is known beforehand.
     *
     * @param end events at or after this instant are passed over
     * @return a tally of no event
     */
    Tally<A> tally(Instant end);
}
