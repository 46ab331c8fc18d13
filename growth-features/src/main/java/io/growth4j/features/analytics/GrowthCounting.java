package io.growth4j.features.analytics;

import java.time.Instant;

/**
 * Counts growth accounts from bits: the periods asked for, the one before them, and, where a user is new by all that was
 * ever seen, anything earlier.
 */
final class GrowthCounting extends ActivityCounting<GrowthAccounts> {
    private final GrowthAccounting question;
    private final Channel actives;
    private final Channel news;

    private GrowthCounting(GrowthAccounting question, Periods periods, Channel actives, Channel news) {
        super(periods, actives, news);
        this.question = question;
        this.actives = actives;
        this.news = news;
    }

    static GrowthCounting of(GrowthAccounting question) {
        Periods periods = question.periods();
        int last = periods.count() - 1;
        int low = question.newDefinition() == NewDefinition.FIRST_IN_RANGE ? 0 : -1;
        if (question.makesNew().equals(question.active())) {
            Channel both = new Channel(question.active(), low, last, 0);
            return new GrowthCounting(question, periods, both, both);
        }
        Channel actives = new Channel(question.active(), 0, last, 0);
        return new GrowthCounting(
                question, periods, actives, new Channel(question.makesNew(), low, last, actives.endBit()));
    }

    @Override
    public GrowthAccounts answer(EventReader reader, Instant asOf) {
        GrowthCount count = new GrowthCount(question, periods);
        int lowest = question.newDefinition() == NewDefinition.FIRST_IN_RANGE ? 1 : -1;
        int[] positions = new int[periods.count()];
        forEachUser((user, words, at) ->
                count.add(news.first(words, at, lowest), positions, actives.read(words, at, 0, positions)));
        return count.accounts(asOf);
    }
}
