package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Absent;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CustomerValueTest {
    private static final BgNbd PURCHASES = new BgNbd(TimeScale.WEEK, 0.243, 4.414, 0.793, 2.426);
    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 1544);
    private static final CustomerValue VALUE = new CustomerValue(PURCHASES, SPEND, ValueTerms.months(12, 0.01, 0.3));

    @Test
    void value_isDiscountedPurchasesTimesSpendTimesMargin() {
        double month = 30.4375 / 7;
        double sum = 0;
        for (int k = 1; k <= 12; k++) {
            double bought = PURCHASES.expectedPurchases(2, 30.43, 38.86, k * month)
                    - PURCHASES.expectedPurchases(2, 30.43, 38.86, (k - 1) * month);
            sum += bought / Math.pow(1.01, k);
        }
        double expected = 0.3 * SPEND.expectedSpend(2, 2235) * sum;
        assertThat(VALUE.of(2, 30.43, 38.86, 2235)).isCloseTo(expected, Offset.offset(1e-9 * expected));
    }

    @Test
    void oneTimeBuyers_areValuedByWhatIsKnownOfAll_neverNaN() {
        assertThat(VALUE.of(0, 0, 38.86, Double.NaN)).isFinite().isPositive();
        assertThat(VALUE.of(0, 0, 0, Double.NaN)).isFinite().isPositive();
        CustomerValue heavy = new CustomerValue(PURCHASES, new GammaGamma(6, 0.5, 1500), VALUE.terms());
        assertThat(heavy.of(0, 0, 10, Double.NaN)).isFinite().isPositive();
    }

    @Test
    void batch_agreesWithSingles_andAsksForSpend() {
        PurchaseSummaries customers = Simulations.customers(PURCHASES, new double[] {30, 31, 30, 31, 30, 38, 38, 4}, 8);
        long[] x = new long[customers.size()];
        for (int row = 0; row < x.length; row++) {
            x[row] = customers.repeats(row);
        }
        PurchaseSummaries spending = customers.withMeanSpend(SPEND.simulate(x, 4));
        double[] values = VALUE.of(spending);
        for (int row = 0; row < values.length; row++) {
            assertThat(values[row])
                    .isCloseTo(
                            VALUE.of(x[row], customers.recency(row), customers.age(row), spending.meanSpend(row)),
                            Percentage.withPercentage(1e-9));
        }
        PurchaseSummaries one =
                PurchaseSummaries.of(TimeScale.WEEK, new long[] {0, 3}, new double[] {0, 2}, new double[] {3, 4});
        assertThatThrownBy(() -> VALUE.of(one)).hasMessageContaining("row 1: 3 repeat purchases without a mean spend");
    }

    @Test
    void termsOutOfRange_areRefused() {
        assertThatThrownBy(() -> ValueTerms.months(0, 0.01, 0.3)).hasMessageContaining("0 periods");
        assertThatThrownBy(() -> ValueTerms.months(1, -1, 0.3)).hasMessageContaining("discount rate -1.0");
        assertThatThrownBy(() -> ValueTerms.months(1, 0, 0)).hasMessageContaining("margin 0.0");
    }

    private static UserTable users() {
        Instant now = Instant.parse("2024-03-01T00:00:00Z");
        long end = now.toEpochMilli();
        FeatureSchema schema = FeatureSchema.of(
                StandardFeatures.ORDERS,
                StandardFeatures.orderAt(1),
                StandardFeatures.LAST_ORDER_AT,
                StandardFeatures.REVENUE_MINOR);
        long week = Duration.ofDays(7).toMillis();
        return UserTable.of(schema, UserKeys.of("a", "b", "c", "d"), end)
                .column(StandardFeatures.ORDERS, new long[] {3, 1, 0, 2})
                .column(
                        StandardFeatures.orderAt(1),
                        new long[] {end - 38 * week, end - 20 * week, Absent.LONG, end - 5 * week})
                .column(
                        StandardFeatures.LAST_ORDER_AT,
                        new long[] {end - 8 * week, end - 20 * week, Absent.LONG, end - 5 * week})
                .column(StandardFeatures.REVENUE_MINOR, new long[] {9000, 1000, 0, 500})
                .build();
    }

    @Test
    void users_areScoredByTheirOrders_oneByOneAsInATable() {
        UserTable users = users();
        CustomerValueScorer scorer = VALUE.scorer(users.schema());
        double[] scores = scorer.score(users);
        assertThat(scores[0]).isEqualTo(VALUE.of(2, 30, 38, 3000));
        assertThat(scores[1]).isEqualTo(VALUE.of(0, 0, 20, Double.NaN));
        assertThat(scores[2]).as("no customer yet").isNaN();
        assertThat(scores[3]).as("two orders at once are one purchase").isEqualTo(VALUE.of(0, 0, 5, Double.NaN));
        for (int row = 0; row < users.size(); row++) {
            assertThat(Double.valueOf(scorer.score(users.row(row)))).isEqualTo(Double.valueOf(scores[row]));
        }
        FeatureSchema other = FeatureSchema.of(StandardFeatures.ORDERS);
        assertThatThrownBy(() -> VALUE.scorer(other)).hasMessageContaining("order_1_at");
        UserTable few = UserTable.of(other, UserKeys.of("a"), 0)
                .column(StandardFeatures.ORDERS, new long[1])
                .build();
        assertThatThrownBy(() -> scorer.score(few)).hasMessageContaining("'order_1_at' is missing");
    }

    @Test
    void users_becomeSummaries_withoutThoseWhoNeverOrdered() {
        PurchaseSummaries customers = PurchaseSummaries.of(users(), TimeScale.WEEK);
        assertThat(customers.size()).isEqualTo(3);
        assertThat(customers.customer(0)).isEqualTo(new CustomerSummary(2, 30, 38));
        assertThat(customers.meanSpend(0)).isEqualTo(3000);
        assertThat(customers.customer(2)).isEqualTo(new CustomerSummary(0, 0, 5));
        assertThat(customers.keys().orElseThrow().text(2)).isEqualTo("d");
    }
}
