package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.Event;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import io.growth4j.models.survival.Covariates;
import io.growth4j.models.survival.Cox;
import io.growth4j.models.survival.HazardRegression;
import io.growth4j.models.survival.KaplanMeier;
import io.growth4j.models.survival.Lifetimes;
import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/ltv.md: every block of the guide stands here, line by line, and runs. */
class LtvSnippetsTest {
    private static final BgNbd TRUTH = new BgNbd(TimeScale.WEEK, 0.5, 4, 0.8, 2.4);
    private static final long WEEK = TimeScale.WEEK.millis();

    private static EventLog log(Instant start) {
        List<Event> events = new ArrayList<>();
        for (int user = 0; user < 1500; user++) {
            long first = start.toEpochMilli() + user % 80 * 86_400_000L;
            events.add(buy(user, first));
            for (double at : TRUTH.simulate(0, 0, 0, 78, user)) {
                events.add(buy(user, first + (long) (at * WEEK)));
            }
        }
        return EventLogs.of(events);
    }

    private static Event buy(int user, long millis) {
        return Event.of("u" + user, EventType.PURCHASE, Instant.ofEpochMilli(millis))
                .withAmount(1000 + 100L * (user % 17) + millis / 1000 % 97);
    }

    @Test
    void shop(@TempDir Path folder) {
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        Instant calibrationEnd = start.plusMillis(39 * WEEK);
        Instant holdoutEnd = start.plusMillis(78 * WEEK);
        ZoneId zone = ZoneOffset.UTC;
        EventLog log = log(start);
        Path file = folder.resolve("fit.json");

        SummaryRule rule = SummaryRule.of(TimeScale.WEEK, zone, calibrationEnd).holdoutUntil(holdoutEnd);
        PurchaseSummaries customers = rule.summarize(log);
        Fit<BgNbd> fit = BgNbd.fit(customers);

        if (fit.status() == FitStatus.NOT_CONVERGED) {
            throw new IllegalStateException(fit.summary().reason());
        }
        System.out.println(fit);

        GoodnessOfFit quality = GoodnessOfFit.of(fit.model(), customers);
        Plot frequencies = quality.frequencies(7);
        Plot tracking = quality.tracking(78);
        Table holdout = quality.holdoutByFrequency(7);
        double aic = fit.aic();

        BgNbd model = fit.model();
        double alive = model.alive(2, 30.43, 38.86);
        double aliveLater = model.aliveAfter(2, 30.43, 38.86, 13);
        double purchases = model.expectedPurchases(2, 30.43, 38.86, 52);
        double fromNewCustomer = model.expectedPurchases(52);
        double none = model.probability(2, 30.43, 38.86, 52, 0);
        double goneAfterWeeks = model.silenceUntilGone(2, 30.43, 0.2);
        Interval uncertain = fit.interval(m -> m.expectedPurchases(2, 30.43, 38.86, 52), 0.95);
        double[] all = model.expectedPurchases(customers, 52);

        SpendDependence dependence = SpendDependence.of(customers);
        GammaGamma spend = GammaGamma.fit(customers.where(row -> customers.meanSpend(row) > 0))
                .model();
        CustomerValue value = new CustomerValue(model, spend, ValueTerms.months(12, 0.01, 0.3));
        double worth = value.of(2, 30.43, 38.86, 2235);

        double[] web = new double[customers.size()];
        Arrays.setAll(web, row -> row % 3 == 0 ? 1 : 0);
        Fit<CovariateModel<ParetoNbd>> byChannel = CovariateModels.paretoNbd(customers, Map.of("web", web));
        double effect = byChannel.model().purchaseEffect("web");
        Interval howSure = byChannel.interval("web on buying", 0.95);
        double fromTheWeb = byChannel.model().of(1).expectedPurchases(52);

        fit.save(file);
        BgNbd loaded = Fits.load(file, BgNbd.class).model();
        Fit<BgNbd> tomorrow = Fits.refit(loaded, customers);

        assertThat(frequencies.table().rows()).hasSize(8);
        assertThat(tracking.table().columns()).contains("actual", "expected");
        assertThat(holdout.rows()).hasSize(8);
        assertThat(aic).isPositive();
        assertThat(aliveLater).isLessThan(alive);
        assertThat(uncertain.contains(purchases)).isTrue();
        assertThat(fromNewCustomer).isPositive();
        assertThat(none).isBetween(0.0, 1.0);
        assertThat(goneAfterWeeks).isPositive();
        assertThat(all).hasSize(customers.size());
        assertThat(dependence.customers()).isPositive();
        assertThat(worth).isPositive();
        assertThat(effect).isBetween(-0.5, 0.5);
        assertThat(howSure.contains(effect)).isTrue();
        assertThat(fromTheWeb).isPositive();
        assertThat(loaded).isEqualTo(model);
        assertThat(tomorrow.summary().evaluations()).isLessThan(fit.summary().evaluations() + 3);
        assertThat(tomorrow.logLikelihood()).isCloseTo(fit.logLikelihood(), Offset.offset(1e-6));
    }

    @Test
    void subscription() {
        double[] discounted = {1, 0, 1, 0, 0, 1, 0, 1};
        Lifetimes lifetimes = Lifetimes.of(
                new double[] {3, 14, 5, 9, 13, 12, 20, 7},
                new boolean[] {true, false, true, true, false, true, true, false});

        KaplanMeier curve = KaplanMeier.of(lifetimes);
        double stillThere = curve.survival(12);
        double meanWithinAYear = curve.restrictedMean(12);
        Cox cox = Cox.fit(lifetimes, Covariates.of(Map.of("discounted", discounted)));
        double doubled = Math.exp(cox.coefficient("discounted"));

        int[] periods = {1, 2, 3, 1, 2, 3, 1, 2, 1, 2, 3, 1};
        boolean[] left = {false, false, true, false, true, false, true, false, false, false, true, false};
        double[] visits = {3, 2, 0, 1, 1, 1, 0, 4, 2, 3, 2, 1};

        HazardRegression monthly = HazardRegression.fit(periods, left, Covariates.of(Map.of("visits", visits)));
        double leavesInMonth3 = monthly.hazard(3, 0);

        assertThat(leavesInMonth3).isGreaterThan(monthly.hazard(3, 2));
        assertThat(stillThere).isBetween(0.3, 0.8);
        assertThat(meanWithinAYear).isLessThan(12);
        assertThat(doubled).isGreaterThan(1);
    }

    @Test
    void everyBlockOfTheGuide_standsInThisTest() throws IOException {
        Path root = Files.exists(Path.of("docs")) ? Path.of("") : Path.of("..");
        String guide = Files.readString(root.resolve("docs/ltv.md"));
        String here = squeezed(Files.readString(
                root.resolve("growth-models/src/test/java/io/growth4j/models/ltv/LtvSnippetsTest.java")));
        Matcher blocks = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(guide);
        int count = 0;
        while (blocks.find()) {
            count++;
            assertThat(here).contains(squeezed(blocks.group(1)));
        }
        assertThat(count).isGreaterThan(5);
        assertThat(guide.lines().count()).isLessThanOrEqualTo(220);
    }

    /** The text without anything that a formatter may change. */
    private static String squeezed(String text) {
        return text.lines().map(line -> line.replaceAll("\\s+", "")).collect(Collectors.joining());
    }
}
