package io.growth4j.features.analytics;

import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.function.BiFunction;

/** Keeps the events that a question asks for, and asks it of their histories. */
final class HistoryCounting<A> implements Counting<A> {
    private final BiFunction<UserHistories, Instant, A> question;
    private final HistoryStore store;

    /** Keeps some events without their amounts. */
    HistoryCounting(BiFunction<UserHistories, Instant, A> question, EventSelection kept) {
        this(question, kept, EventSelection.none());
    }

    /** Keeps some events, and of those that pay their amounts. */
    HistoryCounting(BiFunction<UserHistories, Instant, A> question, EventSelection kept, EventSelection paid) {
        this.question = question;
        this.store = new HistoryStore(kept, paid);
    }

    @Override
    public boolean needsAmounts() {
        return store.needsAmounts();
    }

    @Override
    public void learn(EventType type) {
        store.learn(type);
    }

    @Override
    public void add(EventRows rows, boolean areNamed) {
        store.add(rows, areNamed);
    }

    @Override
    public void merge(Counting<A> other, int[] typeHere, int[] nameHere) {
        store.merge(((HistoryCounting<A>) other).store, typeHere, nameHere);
    }

    @Override
    public A answer(EventReader reader, Instant asOf) {
        return question.apply(store.histories(reader), asOf);
    }
}
