package io.growth4j.features.analytics;

import java.time.Instant;

/** What a tally keeps of the events it was given. */
interface Counting<A> extends EventReader.Sink {
    /** Says beforehand how many events will come. */
    default void expect(long events) {}

    /** Adds what another counting of the same question keeps, whose types and names have other codes. */
    void merge(Counting<A> other, int[] typeHere, int[] nameHere);

    /** The answer so far; the reader knows what the codes mean. */
    A answer(EventReader reader, Instant asOf);
}
