package io.growth4j.features.analytics;

import java.time.Instant;

/** Counts stickiness from one bit per period. */
final class StickinessCounting extends ActivityCounting<StickinessCurve> {
    private final Stickiness question;
    private final Channel actives;

    private StickinessCounting(Stickiness question, Periods periods, Channel actives) {
        super(periods, actives, actives);
        this.question = question;
        this.actives = actives;
    }

    static StickinessCounting of(Stickiness question) {
        Channel actives = new Channel(question.active(), 0, question.periodCount() - 1, 0);
        return new StickinessCounting(question, question.periods(), actives);
    }

    @Override
    public StickinessCurve answer(EventReader reader, Instant asOf) {
        StickinessCount count = new StickinessCount(question, periods);
        int[] positions = new int[periods.count()];
        forEachUser((user, words, at) -> count.add(positions, actives.read(words, at, 0, positions)));
        return count.curve(asOf);
    }
}
