package io.growth4j.features.analytics;

import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that grows with its events: one by one in a service, or batch by batch. The order of the events does not
 * matter, and tallies can be merged, so a log may be split in any way; the answer is that of the whole log at once. A
 * number and its decimal text name the same user.
 *
 * <p>{@link Retention} in calendar periods, {@link GrowthAccounting}, {@link Stickiness} and {@link BusinessSeries} keep a
 * few bits per user and no event: 8 bytes and one bit for each period and selection of events, by 1.3 to 2.7 for free room,
 * and up to 64 bytes, but at most 64 MB in all, of users who wait to be written; 90 daily cohorts by 90 days cost about 60
 * bytes a user. All others keep the events that they ask for, 16 bytes each, and 24 more where an amount is known, for an
 * event that comes late can change what the ones after it meant: a payer's first period, where a silence ended, which
 * attempt of a funnel got furthest, how many events made a return. So do questions of thousands of periods.
 *
 * <p>Not thread-safe: give each thread its own and merge.
 *
 * @param <A> what an answer is
 */
public final class Tally<A> {
    static final Instant NO_END = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Question<A> question;
    private final Counting<A> counting;
    private final EventReader reader;
    private final Instant end;

    Tally(Question<A> question, Counting<A> counting, Instant end) {
        this(question, counting, null, end);
    }

    /** A tally that tells types apart by a column of texts. */
    Tally(Question<A> question, Counting<A> counting, @Nullable String column, Instant end) {
        this.question = question;
        this.counting = counting;
        this.reader = new EventReader(counting, column, end.toEpochMilli());
        this.end = end;
    }

    /**
     * What is asked.
     *
     * @return the question
     */
    public Question<A> question() {
        return question;
    }

    /**
     * Adds an event.
     *
     * @param event the event
     */
    public void accept(Event event) {
        if (event.time().isBefore(end)) {
            reader.read(event);
        }
    }

    /**
     * Adds the events of a batch, without an object per event.
     *
     * @param batch a batch of any log; not kept
     */
    public void accept(EventBatch batch) {
        reader.read(batch);
    }

    /** Adds all events of a log. */
    void accept(EventLog log) {
        counting.expect(log.size().orElse(0));
        try (EventCursor cursor = reader.open(log)) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                reader.read(batch);
            }
        }
    }

    /**
     * Adds all that another tally of the same question has seen, which stays as it is.
     *
     * @param other another tally
     * @return this tally
     * @throws IllegalArgumentException if the questions differ, or where they end, or it is this tally
     */
    public Tally<A> merge(Tally<A> other) {
        if (other == this) {
            throw new IllegalArgumentException("a tally does not merge with itself");
        }
        if (!question.equals(other.question) || !end.equals(other.end)) {
            throw new IllegalArgumentException("tallies of different questions do not merge: " + question + " until "
                    + end + ", and " + other.question + " until " + other.end);
        }
        counting.merge(other.counting, reader.types(other.reader), reader.names(other.reader));
        return this;
    }

    /**
     * The answer so far. The tally can go on afterwards.
     *
     * @param asOf the instant the answer is known at; what is not over then is marked
     * @return the answer
     * @throws IllegalArgumentException if an event at or after this instant was added: a tally cannot take it back
     */
    public A answer(Instant asOf) {
        long latest = reader.latest();
        if (latest >= asOf.toEpochMilli() && asOf.isBefore(end)) {
            throw new IllegalArgumentException("answer as of " + asOf + " of a tally that holds an event at "
                    + Instant.ofEpochMilli(latest) + ": a tally cannot take it back");
        }
        return counting.answer(reader, asOf);
    }
}
