package io.growth4j.bench.quickstart;

import io.growth4j.bench.population.ShopUser;
import io.growth4j.definition.ProgressListener;
import io.growth4j.event.EventLog;
import io.growth4j.models.ltv.BgNbd;
import io.growth4j.models.ltv.CustomerValue;
import io.growth4j.models.ltv.Fit;
import io.growth4j.models.ltv.GammaGamma;
import io.growth4j.models.ltv.GoodnessOfFit;
import io.growth4j.models.ltv.PurchaseSummaries;
import io.growth4j.models.ltv.SummaryRule;
import io.growth4j.models.ltv.TimeScale;
import io.growth4j.models.ltv.ValueTerms;
import io.growth4j.report.HtmlPage;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What customers are worth: BG/NBD and gamma-gamma fitted to the first half of the log, held against the second, then
 * twelve months of value per customer.
 */
final class CustomerValueStep {
    private static final int TOP = 5;

    private CustomerValueStep() {}

    /** The fits and the most valuable customers, or why there are none; the tracking plot goes to the page. */
    static String run(
            EventLog log, Settings settings, LogSpan span, Instant asOf, HtmlPage page, ProgressListener progress) {
        Instant half = Instant.ofEpochMilli((span.first() + asOf.toEpochMilli()) / 2);
        try {
            PurchaseSummaries customers =
                    rule(settings, half).holdoutUntil(asOf).summarize(log, progress);
            Fit<BgNbd> purchases = BgNbd.fit(customers, progress);
            // Amounts of zero say nothing about what customers spend when they pay.
            Fit<GammaGamma> spend = GammaGamma.fit(customers.where(row -> customers.meanSpend(row) > 0));
            purchases.save(settings.out().resolve("bgnbd.json"));
            GoodnessOfFit goodness = GoodnessOfFit.of(purchases.model(), customers);
            page.section("How many come back")
                    .plot(goodness.tracking(weeks(span.first(), asOf)))
                    .plot(goodness.frequencies(7))
                    .plot(goodness.conditionalExpectations(7))
                    .table(goodness.holdoutByFrequency(7));
            return (settings.events().isEmpty() ? truth() : "") + purchases.table() + "\n" + spend.table() + "\n"
                    + goodness.holdoutByFrequency(7) + "\n" + top(customers, purchases.model(), spend.model());
        } catch (IllegalArgumentException e) {
            return "No customer values: " + e.getMessage() + "\n";
        }
    }

    /** The shop knows the minute of every purchase; files often know the day only, so that a day's purchases are one. */
    private static SummaryRule rule(Settings settings, Instant end) {
        SummaryRule rule = SummaryRule.of(TimeScale.WEEK, settings.zone(), end);
        return settings.events().isEmpty() ? rule.everyPurchase() : rule;
    }

    private static int weeks(long from, Instant to) {
        return Math.toIntExact((to.toEpochMilli() - from) / TimeScale.WEEK.millis());
    }

    private static String truth() {
        return String.format(
                "The shop's truth: r %.2f, alpha %.2f weeks, a %.2f, b %.2f; p %.0f, q %.0f%n",
                ShopUser.PURCHASE_SHAPE,
                ShopUser.PURCHASE_SCALE / 7,
                ShopUser.DROPOUT_A,
                ShopUser.DROPOUT_B,
                ShopUser.SPEND_SHAPE,
                ShopUser.SPEND_USER_SHAPE);
    }

    private static Table top(PurchaseSummaries customers, BgNbd purchases, GammaGamma spend) {
        double[] values = new CustomerValue(purchases, spend, ValueTerms.months(12, 0.01, 1)).of(customers);
        Table.Builder table = Table.of(
                "Most valuable customers over 12 months", "user", "repeat purchases", "P(alive)", "value, minor units");
        IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -values[row]))
                .limit(TOP)
                .forEach(row -> table.row(
                        customers.keys().map(keys -> keys.text(row)).orElse(String.valueOf(row)),
                        customers.repeats(row),
                        purchases.alive(customers.customer(row)),
                        values[row]));
        return table.build();
    }
}
