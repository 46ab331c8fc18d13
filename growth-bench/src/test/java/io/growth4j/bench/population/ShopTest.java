package io.growth4j.bench.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.event.Absent;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.features.source.EventMapping;
import io.growth4j.features.source.EventSources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTest {
    private static final Shop SHOP = Shop.of(2000, 120, 5);
    private static final List<Seen> EVENTS = seen(SHOP);
    private static final Duration WEEK = Duration.ofDays(7);

    private record Seen(long user, long time, String type, long amount, long item, long order) {}

    private static List<Seen> seen(EventLog log) {
        List<Seen> all = new ArrayList<>();
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    all.add(seen(batch, row));
                }
            }
        }
        return all;
    }

    private static Seen seen(EventBatch batch, int row) {
        EventSchema schema = batch.schema();
        return new Seen(
                batch.longs(EventSchema.USER_SLOT)[row],
                batch.longs(EventSchema.TIME_SLOT)[row],
                batch.dictionary(EventSchema.TYPE_SLOT).text(batch.codes(EventSchema.TYPE_SLOT)[row]),
                batch.longs(schema.slot(EventSchema.AMOUNT))[row],
                batch.longs(schema.slot(EventSchema.ITEM))[row],
                batch.longs(schema.slot(EventSchema.ORDER))[row]);
    }

    @Test
    void events_standInTimeOrderInsideTheShopsDays() {
        long[] times = EVENTS.stream().mapToLong(Seen::time).toArray();
        assertThat(times).isSorted();
        assertThat(times[0]).isGreaterThanOrEqualTo(Shop.START.toEpochMilli());
        assertThat(times[times.length - 1]).isLessThan(SHOP.end().toEpochMilli());
    }

    @Test
    void everyUser_startsByRegistering() {
        Map<Long, Seen> first = new HashMap<>();
        EVENTS.forEach(event -> first.putIfAbsent(event.user(), event));
        assertThat(first).hasSize(SHOP.users());
        first.forEach((user, event) -> {
            assertThat(event.type()).isEqualTo("register");
            assertThat(event.time()).isEqualTo(SHOP.registeredAt(user).toEpochMilli());
        });
    }

    @Test
    void equalShops_giveEqualEvents() {
        Shop shop = Shop.of(100, 60, 9);
        assertThat(seen(shop)).isEqualTo(seen(Shop.of(100, 60, 9))).isNotEqualTo(seen(Shop.of(100, 60, 10)));
    }

    @Test
    void purchases_haveAmountItemAndOrder_refundsRepeatThem() {
        Map<Long, Seen> orders = new HashMap<>();
        int refunds = 0;
        int strange = 0;
        for (Seen event : EVENTS) {
            if (event.type().equals("purchase")) {
                assertThat(event.amount()).isPositive();
                assertThat(orders.put(event.order(), event)).isNull();
            } else if (event.type().equals("refund")) {
                refunds++;
                assertThat(event.amount()).isEqualTo(orders.get(event.order()).amount());
            } else {
                strange += event.amount() == Absent.LONG ? 0 : 1;
            }
        }
        assertThat(strange).isZero();
        assertThat(refunds / (double) orders.size()).isCloseTo(0.04, within(0.015));
    }

    @Test
    void onlyBuyers_buy() {
        for (Seen event : EVENTS) {
            assertThat(event.type().equals("purchase")
                            && !SHOP.truth(event.user()).buyer())
                    .isFalse();
        }
    }

    @Test
    void meanSpend_isThatOfTheTruth() {
        Map<Long, long[]> sums = new HashMap<>();
        for (Seen event : EVENTS) {
            if (event.type().equals("purchase")) {
                long[] sum = sums.computeIfAbsent(event.user(), user -> new long[2]);
                sum[0] += event.amount();
                sum[1]++;
            }
        }
        double observed = 0;
        double expected = 0;
        for (Map.Entry<Long, long[]> user : sums.entrySet()) {
            observed += user.getValue()[0];
            expected += user.getValue()[1] * SHOP.truth(user.getKey()).meanSpendMinor();
        }
        assertThat(observed / expected).isCloseTo(1, within(0.02));
    }

    @Test
    void churnProbabilities_areCalibrated() {
        Shop shop = SHOP.withoutCampaign();
        Instant at = Shop.START.plus(Duration.ofDays(80));
        Set<Long> active = visitorsBetween(shop, at, at.plus(WEEK));
        double expected = 0;
        double variance = 0;
        int silent = 0;
        for (long user = 1; user <= shop.users(); user++) {
            if (shop.registeredAt(user).isBefore(at)) {
                double churn = shop.churnProbability(user, at, WEEK);
                expected += churn;
                variance += churn * (1 - churn);
                silent += active.contains(user) ? 0 : 1;
            }
        }
        assertThat((silent - expected) / Math.sqrt(variance)).isBetween(-3.0, 3.0);
    }

    @Test
    void churnProbabilitiesFromHistory_areCalibratedAtEveryLevel() {
        Shop shop = SHOP.withoutCampaign();
        Instant at = Shop.START.plus(Duration.ofDays(80));
        Set<Long> active = visitorsBetween(shop, at, at.plus(WEEK));
        double[] expected = new double[4];
        double[] variance = new double[4];
        double[] silent = new double[4];
        double knowing = 0;
        for (long user = 1; user <= shop.users(); user++) {
            if (shop.registeredAt(user).isBefore(at)) {
                double churn = shop.churnProbabilityFromHistory(user, at, WEEK);
                int level = Math.min(3, (int) (churn * 4));
                expected[level] += churn;
                variance[level] += churn * (1 - churn);
                silent[level] += active.contains(user) ? 0 : 1;
                knowing += shop.churnProbability(user, at, WEEK);
            }
        }
        for (int level = 0; level < 4; level++) {
            assertThat((silent[level] - expected[level]) / Math.sqrt(variance[level]))
                    .isBetween(-3.0, 3.0);
        }
        double all = expected[0] + expected[1] + expected[2] + expected[3];
        assertThat(all / knowing).as("knowing more does not move the mean").isCloseTo(1, within(0.03));
    }

    @Test
    void whoLeft_neverVisitsAgain() {
        Shop shop = SHOP.withoutCampaign();
        Instant at = Shop.START.plus(Duration.ofDays(80));
        int left = 0;
        for (long user : visitorsBetween(shop, at, shop.end())) {
            assertThat(shop.registeredAt(user).isBefore(at) && !shop.isAlive(user, at))
                    .isFalse();
        }
        for (long user = 1; user <= shop.users(); user++) {
            left += shop.registeredAt(user).isBefore(at) && !shop.isAlive(user, at) ? 1 : 0;
        }
        assertThat(left).isGreaterThan(300);
    }

    private static Set<Long> visitorsBetween(Shop shop, Instant from, Instant to) {
        Set<Long> users = new HashSet<>();
        for (Seen event : seen(shop)) {
            boolean inside = event.time() >= from.toEpochMilli() && event.time() < to.toEpochMilli();
            if (inside && event.type().equals("login")) {
                users.add(event.user());
            }
        }
        return users;
    }

    @Test
    void messages_goToTheTreatedOnceAndBringTheirEffect() {
        Shop shop = Shop.of(6000, 120, 3);
        Map<Long, Long> messages = new HashMap<>();
        double expected = 0;
        for (Seen event : seen(shop)) {
            if (event.type().equals("message")) {
                assertThat(messages.put(event.user(), event.time())).isNull();
                assertThat(shop.truth(event.user()).treated()).isTrue();
                expected += shop.truth(event.user()).messageEffect();
            }
        }
        int more = logins(shop) - logins(shop.withoutCampaign());
        assertThat(more / expected).isCloseTo(1, within(0.15));
    }

    @Test
    void winBack_writesOnceToTheTreatedWhoWereSilentAndBringsWhatTheTruthSays() {
        Instant at = Shop.START.plus(WEEK.multipliedBy(12));
        Shop shop = Shop.of(12_000, 98, 4).withWinBack(at);
        Set<Long> recent = visitorsBetween(shop, at.minus(WEEK), at);
        Set<Long> back = visitorsBetween(shop, at, at.plus(WEEK));
        Set<Long> written = new HashSet<>();
        for (Seen event : seen(shop)) {
            if (event.type().equals("message")) {
                assertThat(event.time()).isEqualTo(at.toEpochMilli());
                assertThat(written.add(event.user())).isTrue();
            }
        }
        double[] expected = new double[2];
        double[] returned = new double[2];
        for (long user = 1; user <= shop.users(); user++) {
            boolean could = shop.registeredAt(user).isBefore(at.minus(WEEK)) && !recent.contains(user);
            int arm = shop.truth(user).treated() ? 1 : 0;
            assertThat(written.contains(user)).isEqualTo(could && arm == 1);
            if (could) {
                double added = arm * shop.addedReturn(user, at);
                expected[arm] += 1 - shop.churnProbability(user, at, WEEK) + added;
                returned[arm] += back.contains(user) ? 1 : 0;
            }
        }
        assertThat((returned[0] - expected[0]) / Math.sqrt(expected[0])).isBetween(-3.0, 3.0);
        assertThat((returned[1] - expected[1]) / Math.sqrt(expected[1])).isBetween(-3.0, 3.0);
        assertThat(returned[1]).isGreaterThan(returned[0] * 1.2);
    }

    private static int logins(Shop shop) {
        return (int) seen(shop).stream()
                .filter(event -> event.type().equals("login"))
                .count();
    }

    @Test
    void csv_readsBackAsTheSameEvents(@TempDir Path folder) throws IOException {
        Shop shop = Shop.of(200, 60, 2);
        Path file = folder.resolve("shop.csv");
        shop.writeCsv(file);
        EventLog log = EventSources.csv(file, EventMapping.parse(Shop.CSV_MAPPING));
        assertThat(log.schema()).isEqualTo(shop.schema());
        assertThat(seen(log)).isEqualTo(seen(shop));
        assertThat(log.rejectedRows().count()).isZero();
        assertThat(folder).isDirectoryContaining("glob:**shop.csv");
    }

    @Test
    void week_holdsSevenEvenDaysAndTurnsBack() {
        Rhythm rhythm = new Rhythm(Shop.START);
        for (double day = 0; day < 30; day += 0.0137) {
            assertThat(rhythm.days(rhythm.millis(day))).isCloseTo(day, within(1e-6));
            assertThat(rhythm.millis(day + 7) - rhythm.millis(day)).isCloseTo(7 * 86_400_000L, within(1L));
        }
    }

    @Test
    void gammaAndBeta_haveTheirMeans() {
        SplittableRandom random = new SplittableRandom(1);
        double gamma = 0;
        double small = 0;
        double beta = 0;
        for (int i = 0; i < 100_000; i++) {
            gamma += Draws.gamma(2.5, random);
            small += Draws.gamma(0.4, random);
            beta += Draws.beta(0.9, 2.7, random);
        }
        assertThat(gamma / 100_000).isCloseTo(2.5, within(0.03));
        assertThat(small / 100_000).isCloseTo(0.4, within(0.01));
        assertThat(beta / 100_000).isCloseTo(0.25, within(0.005));
    }

    @Test
    void badQuestions_areRefused() {
        assertThatThrownBy(() -> Shop.of(0, 10, 1)).hasMessageContaining("0 users");
        assertThatThrownBy(() -> SHOP.truth(2001)).hasMessageContaining("2001").hasMessageContaining("1 to 2000");
        assertThatThrownBy(() -> SHOP.churnProbability(1, Shop.START, WEEK)).hasMessageContaining("before user 1");
    }
}
