package io.growth4j.bench.quickstart;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.definition.ProgressListener;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventType;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.analytics.CohortValue;
import io.growth4j.features.analytics.CohortValues;
import io.growth4j.features.analytics.EventSelection;
import io.growth4j.features.analytics.Funnel;
import io.growth4j.features.analytics.GrowthAccounting;
import io.growth4j.features.analytics.GrowthAccounts;
import io.growth4j.features.analytics.Income;
import io.growth4j.features.analytics.Retention;
import io.growth4j.features.analytics.RetentionMatrix;
import io.growth4j.features.analytics.ReturnCurve;
import io.growth4j.features.analytics.ReturnRates;
import io.growth4j.features.analytics.RevenueAccounting;
import io.growth4j.features.analytics.RevenueAccounts;
import io.growth4j.features.analytics.Stickiness;
import io.growth4j.features.analytics.StickinessCurve;
import io.growth4j.features.analytics.UserHistories;
import io.growth4j.report.HtmlPage;
import io.growth4j.report.Plot;
import io.growth4j.segment.Segmentation;
import io.growth4j.segment.Segmenters;
import io.growth4j.segment.UserSegments;
import io.growth4j.segment.aarrr.AarrrRates;
import io.growth4j.segment.lifecycle.LifecycleHistory;
import io.growth4j.segment.migration.MigrationMatrix;
import io.growth4j.segment.rfm.RfmCell;
import io.growth4j.segment.rfm.RfmScore;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page people look at: who the users are, how they move, how many stay. */
final class GrowthReport {
    private static final EventCatalog CATALOG = EventCatalog.standard();
    private static final int MOST_PERIODS = 12;
    private static final Map<String, String> TITLES = Map.of(
            "lifecycle", "lifecycle stage",
            "payment", "payment stage",
            "aarrr", "AARRR stage",
            "rfm", "RFM cell",
            "rfmNamed", "named RFM segment",
            "tier", "activity tier");
    private static final int STEP_DAYS = 30;

    private final Census census;
    private final Instant asOf;
    private final ZoneId zone;
    private final LogSpan span;
    private final HtmlPage page;

    private GrowthReport(Census census, Instant asOf, ZoneId zone, LogSpan span) {
        this.census = census;
        this.asOf = asOf;
        this.zone = zone;
        this.span = span;
        this.page = HtmlPage.of("Growth report")
                .text(String.format(
                        "%,d events of %,d users, as of %s, %s. What is hatched, left out or marked with * is not over yet.",
                        span.events(),
                        census.users().size(),
                        asOf.atZone(zone).format(DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH)),
                        zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone));
    }

    static HtmlPage of(
            EventLog log,
            UserHistories histories,
            Census census,
            LogSpan span,
            Instant asOf,
            ZoneId zone,
            ProgressListener progress) {
        GrowthReport report = new GrowthReport(census, asOf, zone, span);
        report.segments();
        report.movement(log, progress);
        report.behaviour(histories);
        return report.page;
    }

    private void segments() {
        page.section("Who the users are");
        census.segmentations().forEach((name, segmentation) -> page.plot(sizes(name, segmentation)));
        census.scores().ifPresent(scores -> page.plot(grid(Segmenters.of(scores).segment(census.users()))));
        page.section("How far they come").plot(aarrr(AarrrRates.of(census.users())));
        page.definition("Segments", census.segmenter().definition());
    }

    private static Plot sizes(String name, Segmentation<?> segmentation) {
        Map<?, Long> counts = segmentation.counts();
        List<String> names = counts.keySet().stream().map(Object::toString).toList();
        List<Double> users = counts.values().stream().map(Long::doubleValue).toList();
        return new Plot.Bars(
                "Users by " + TITLES.getOrDefault(name, name),
                "users",
                names,
                List.of(new Plot.Series("users", users)),
                false);
    }

    /** How many users have each pair of scores: frequency from the right, recency from above. */
    private static Plot grid(Segmentation<RfmScore> scores) {
        double[][] users = new double[6][6];
        scores.counts().forEach((score, count) -> users[score.recency()][score.frequency()] += count);
        List<List<@Nullable Double>> cells = new ArrayList<>();
        for (int recency = 5; recency > 0; recency--) {
            List<@Nullable Double> row = new ArrayList<>();
            for (int frequency = 1; frequency <= 5; frequency++) {
                row.add(users[recency][frequency]);
            }
            cells.add(row);
        }
        List<String> up = List.of("1", "2", "3", "4", "5");
        List<String> down = List.of("R 5", "R 4", "R 3", "R 2", "R 1");
        return new Plot.HeatMap("Buyers by RFM score", "recency score", "frequency score", down, up, cells);
    }

    private static Plot aarrr(AarrrRates rates) {
        List<String> stages = new ArrayList<>();
        List<Double> users = new ArrayList<>();
        rates.reached().forEach((stage, count) -> {
            stages.add(stage.name());
            users.add(rates.unobserved().contains(stage) ? Double.NaN : count);
        });
        return new Plot.Bars(
                "Users who reached a stage", "users", stages, List.of(new Plot.Series("users", users)), false);
    }

    /** The same users by the same rules, thirty days apart. */
    private void movement(EventLog log, ProgressListener progress) {
        Instant before = asOf.minus(Duration.ofDays(STEP_DAYS));
        if (before.toEpochMilli() <= span.first()) {
            return;
        }
        UserTable earlier = FeaturePipeline.of(census.features())
                .zone(zone)
                .asOf(before)
                .run(log, progress)
                .users();
        Segmentation<UserSegments> then = census.segmenter().segment(earlier);
        Segmentation<UserSegments> now = census.standard();
        page.section("How they move in " + STEP_DAYS + " days");
        new LifecycleHistory()
                .add(before, earlier.keys(), row -> then.of(row).lifecycle())
                .add(asOf, census.users().keys(), row -> now.of(row).lifecycle())
                .flows()
                .forEach(flow -> page.plot(flow.toPlot()));
        page.table(MigrationMatrix.of(
                        List.of(RfmCell.values()),
                        earlier.keys(),
                        row -> then.of(row).rfm(),
                        census.users().keys(),
                        row -> now.of(row).rfm())
                .toTable("Users by RFM cell, then and now"));
    }

    private void behaviour(UserHistories histories) {
        PeriodCalendar calendar = PeriodCalendar.of(zone);
        EventSelection active = EventSelection.activities(CATALOG);
        long days = Duration.ofMillis(asOf.toEpochMilli() - span.first()).toDays();
        Granularity granularity = days > 7 * 2 * MOST_PERIODS ? Granularity.MONTH : Granularity.WEEK;
        long last = calendar.index(granularity, asOf.toEpochMilli() - 1);
        long first = Math.max(calendar.index(granularity, span.first()), last - MOST_PERIODS + 1);
        int periods = (int) (last - first + 1);
        Instant from = Instant.ofEpochMilli(calendar.start(granularity, first));

        Instant beginning = Instant.ofEpochMilli(span.first());
        int all = (int) (last - calendar.index(granularity, span.first()) + 1);
        RetentionMatrix retention = Retention.of(calendar, beginning)
                .granularity(granularity)
                .starting(active)
                .returning(active)
                .cohortCount(Math.min(all, MOST_PERIODS))
                .on(lastAge(all))
                .build()
                .compute(histories, asOf);
        page.section("How many stay").plot(retention.toPlot()).plot(retention.toCurve());
        page.definition("Retention", retention.definition());

        GrowthAccounts accounts = GrowthAccounting.of(calendar, granularity, active, from, periods)
                .compute(histories, asOf);
        page.section("Where growth comes from").plot(accounts.toPlot()).table(accounts.toTable());
        page.definition("Growth accounting", accounts.definition());
        money(histories, calendar, granularity, from, periods, lastAge(all));

        StickinessCurve stickiness = Stickiness.l28(calendar, active, asOf).compute(histories, asOf);
        page.section("How often they come").plot(stickiness.toPlot());
        if (stickiness.distinctUsers() > 0) {
            page.text(String.format(
                    "An active user came on %.1f of 28 days; %.1f %% came on 21 or more.",
                    stickiness.meanPeriods(), 100 * stickiness.shareOfAtLeast(21)));
        }
        page.definition("Stickiness", stickiness.definition());
        ReturnRates returns = ReturnCurve.of(calendar, active).compute(histories, asOf);
        page.section("When a silent user is lost").plot(returns.toPlot());
        page.definition("Return curve", returns.definition());
        funnel(histories);
    }

    /** The oldest age that a cohort of so many periods can have, also if it is not over. */
    private static int lastAge(int periods) {
        return Math.max(1, Math.min(periods - 1, MOST_PERIODS));
    }

    /** What payers bring, where the log holds amounts. */
    private void money(
            UserHistories histories,
            PeriodCalendar calendar,
            Granularity granularity,
            Instant from,
            int periods,
            int lastAge) {
        if (census.scores().isEmpty()) {
            return;
        }
        Income income = Income.of(CATALOG);
        RevenueAccounts revenue =
                new RevenueAccounting(calendar, granularity, income, from, periods).compute(histories, asOf);
        page.plot(revenue.toPlot());
        page.definition("Revenue accounting", revenue.definition());
        EventSelection active = EventSelection.activities(CATALOG);
        CohortValues value = new CohortValue(
                        calendar, granularity, active, income, Instant.ofEpochMilli(span.first()), 6, lastAge)
                .compute(histories, asOf);
        page.section("What a user is worth so far").plot(value.toPlot());
        page.definition("Cohort value", value.definition());
    }

    /** From seeing to buying, where the log holds the steps. */
    private void funnel(UserHistories histories) {
        EventSelection[] steps = List.of(EventType.VIEW, EventType.CART, EventType.PURCHASE).stream()
                .filter(span.types()::contains)
                .map(EventSelection::of)
                .toArray(EventSelection[]::new);
        if (steps.length > 1) {
            var counts = Funnel.of(Duration.ofDays(7), steps).compute(histories, asOf);
            page.section("From seeing to buying").plot(counts.toPlot()).table(counts.toTable());
            page.definition("Funnel", counts.definition());
        }
    }
}
