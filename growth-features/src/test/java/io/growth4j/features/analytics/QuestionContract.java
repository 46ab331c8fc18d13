package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * What holds for every question that histories answer: histories, a log, single events in any order, and tallies merged from threads of their own
 * give the same answer.
 *
 * @param <A> what an answer is
 */
abstract class QuestionContract<A> {
    static final Instant LATE = Instant.parse("2030-01-01T00:00:00Z");

    /** Some question over {@link RandomLogs}. */
    abstract HistoryQuestion<A> question(Random random);

    /** All that an answer says, as text. */
    abstract String text(A answer);

    @Property(seed = "41", tries = 150)
    void log_andTally_answerAsHistoriesDo(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        HistoryQuestion<A> question = question(new Random(seed));
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        String expected = text(question.compute(RandomLogs.histories(events), asOf));
        assertThat(text(question.compute(EventLogs.of(events), asOf))).as("log").isEqualTo(expected);
        List<Event> inOrder =
                events.stream().sorted(Comparator.comparing(Event::time)).toList();
        assertThat(text(question.compute(EventLogs.of(inOrder), asOf)))
                .as("log in order")
                .isEqualTo(expected);
        Tally<A> tally = question.tally(asOf);
        shuffled(events, seed).forEach(tally::accept);
        assertThat(text(tally.answer(asOf))).as("event by event").isEqualTo(expected);
        assertThat(text(tally.answer(asOf))).as("asked again").isEqualTo(expected);
    }

    @Property(seed = "42", tries = 60)
    void talliesOfAnyNumberOfThreads_mergeToTheSameAnswer(@ForAll @LongRange(min = 0, max = 999_999) long seed)
            throws InterruptedException {
        HistoryQuestion<A> question = question(new Random(seed));
        List<Event> events = shuffled(RandomLogs.events(seed), seed);
        String expected = text(question.compute(RandomLogs.histories(events), LATE));
        int threads = 1 + new Random(seed).nextInt(4);
        List<Tally<A>> tallies = new ArrayList<>();
        List<Thread> workers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            Tally<A> tally = question.tally();
            int first = thread;
            Thread worker = new Thread(() -> {
                for (int i = first; i < events.size(); i += threads) {
                    tally.accept(events.get(i));
                }
            });
            worker.start();
            tallies.add(tally);
            workers.add(worker);
        }
        for (Thread worker : workers) {
            worker.join();
        }
        Tally<A> merged = question.tally();
        tallies.forEach(merged::merge);
        assertThat(text(merged.answer(LATE))).isEqualTo(expected);
        for (Event event : events) {
            tallies.get(0).accept(event);
        }
        assertThat(text(merged.answer(LATE))).as("what was merged is apart").isEqualTo(expected);
    }

    private static List<Event> shuffled(List<Event> events, long seed) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    @Test
    void noEvent_hasAnAnswer_thatCarriesNoUsers() {
        HistoryQuestion<A> question = question(new Random(1));
        String expected = text(question.compute(RandomLogs.histories(List.of()), LATE));
        assertThat(text(question.tally().answer(LATE))).isEqualTo(expected);
        assertThat(text(question.compute(EventLogs.of(List.of()), LATE))).isEqualTo(expected);
    }

    @Test
    void oneUserOf1970And2100_inAZoneOfHalfHours_isTalliedAsInHistories() {
        HistoryQuestion<A> question = question(new Random(2));
        List<Event> events = List.of(
                Event.of("kolkata", EventType.VIEW, Instant.EPOCH),
                Event.of("kolkata", EventType.PURCHASE, RandomLogs.START).withAmount(7),
                Event.of("kolkata", EventType.VIEW, Instant.parse("2100-12-31T23:59:59Z")));
        Instant end = Instant.parse("2101-01-01T00:00:00Z");
        assertThat(text(question.compute(EventLogs.of(events), end)))
                .isEqualTo(text(question.compute(RandomLogs.histories(events), end)));
    }

    @Test
    void whatATallyCannotDo_isRefused() {
        HistoryQuestion<A> question = question(new Random(3));
        Tally<A> tally = question.tally();
        tally.accept(Event.of("a", EventType.VIEW, RandomLogs.START.plusSeconds(7200)));
        assertThatThrownBy(() -> tally.answer(RandomLogs.START.plusSeconds(3600)))
                .hasMessageContaining("2024-02-20T06:00:00Z")
                .hasMessageContaining("2024-02-20T07:00:00Z");
        assertThatThrownBy(() -> tally.merge(tally)).hasMessageContaining("itself");
        assertThatThrownBy(() -> tally.merge(question.tally(LATE))).hasMessageContaining("2030-01-01");
        assertThat(tally.question()).isEqualTo(question);
    }
}
