package io.growth4j.bench.quality;

import io.growth4j.bench.population.Shop;
import io.growth4j.event.EventCatalog;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.label.TrainingSets;
import io.growth4j.models.uplift.UpliftTrainers;
import io.growth4j.segment.aarrr.AarrrConfig;
import io.growth4j.stat.Ordering;
import io.growth4j.user.Feature;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A win-back experiment in the synthetic shop: users who were silent for a week, half of them written to, their standard
 * features at that instant, whether they came within a week, and, known to the shop alone, what the message does to each.
 */
final class ShopCampaign {
    static final Feature.OfLong TREATED = new Feature.OfLong("treated", "", "1 if written to");

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant AT = Shop.START.plus(WEEK.multipliedBy(12));
    private static final int DAYS = 98;

    private final TrainingSet plain;
    private final long[] treated;
    private final double[] addedReturns;

    private ShopCampaign(TrainingSet plain, long[] treated, double[] addedReturns) {
        this.plain = plain;
        this.treated = treated;
        this.addedReturns = addedReturns;
    }

    static ShopCampaign of(int users, long seed) {
        Shop shop = Shop.of(users, DAYS, seed).withWinBack(AT);
        EventCatalog catalog = EventCatalog.standard();
        FeatureSet features = FeatureSets.standard(catalog, AarrrConfig.STANDARD);
        TrainingSet plain = TrainingSets.winBack(features, catalog, WEEK, WEEK)
                .at(List.of(AT))
                .observedUntil(AT.plus(WEEK))
                .from(shop);
        UserKeys keys = plain.users().keys();
        long[] treated = new long[plain.size()];
        Arrays.setAll(treated, row -> shop.truth(keys.number(row)).treated() ? 1 : 0);
        double[] added = new double[plain.size()];
        Arrays.setAll(added, row -> shop.addedReturn(keys.number(row), AT));
        return new ShopCampaign(plain, treated, added);
    }

    /** Users and outcomes, without the treatment. */
    TrainingSet plain() {
        return plain;
    }

    /** The same with the treatment as a feature. */
    TrainingSet experiment() {
        return UpliftTrainers.withTreatment(plain, TREATED, treated);
    }

    boolean isTreated(int row) {
        return treated[row] == 1;
    }

    /** What messages would really add if the best share of users by a score got one, per thousand messages. */
    double addedPerThousand(double[] score, double share) {
        int messages = (int) (plain.size() * share);
        int[] order = Ordering.descending(score);
        return 1000
                * Arrays.stream(order, 0, messages)
                        .mapToDouble(row -> addedReturns[row])
                        .sum()
                / messages;
    }

    /** The truth as a score: no model can do better. */
    double[] truth() {
        return addedReturns.clone();
    }
}
