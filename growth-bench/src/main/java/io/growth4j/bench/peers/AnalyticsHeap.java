package io.growth4j.bench.peers;

import com.sun.management.OperatingSystemMXBean;
import io.growth4j.bench.population.Workload;
import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.analytics.BusinessSeries;
import io.growth4j.features.analytics.CohortValue;
import io.growth4j.features.analytics.EventSelection;
import io.growth4j.features.analytics.Funnel;
import io.growth4j.features.analytics.FunnelBreakdown;
import io.growth4j.features.analytics.GranularityChoice;
import io.growth4j.features.analytics.GrowthAccounting;
import io.growth4j.features.analytics.GrowthPaths;
import io.growth4j.features.analytics.HistoryCollector;
import io.growth4j.features.analytics.Income;
import io.growth4j.features.analytics.Question;
import io.growth4j.features.analytics.Retention;
import io.growth4j.features.analytics.RetentionDrivers;
import io.growth4j.features.analytics.ReturnCurve;
import io.growth4j.features.analytics.RevenueAccounting;
import io.growth4j.features.analytics.Stickiness;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks every question of the workload in a small heap: its peak, the workload included, and its CPU time.
 *
 * <p>Run: {@code mvn -q -Ppeers package -Dpeer=AnalyticsHeap -Dheap=1500m -Dsize=10000000}. A question that needs more fails
 * with an {@code OutOfMemoryError}.
 */
public final class AnalyticsHeap {
    private static final PeriodCalendar UTC = PeriodCalendar.of(ZoneOffset.UTC);
    private static final EventSelection ANY = EventSelection.any();
    private static final Instant FROM = Workload.START;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private AnalyticsHeap() {}

    /**
     * Runs the questions.
     *
     * @param args none; the size comes as a system property
     */
    public static void main(String[] args) {
        String size = System.getProperty("growth4j.size", "");
        Workload log = Workload.of(size.isEmpty() ? 1_000_000 : Integer.parseInt(size));
        System.out.printf("%-20s %8s %10s%n", "question", "CPU s", "peak MB");
        questions().forEach((name, question) -> measure(name, () -> question.compute(log, Workload.AS_OF)));
        measure("all histories", () -> HistoryCollector.collect(log));
        measure("granularity", () -> GranularityChoice.of(HistoryCollector.collect(log), UTC, ANY, Workload.AS_OF));
    }

    private static Map<String, Question<?>> questions() {
        Income income = Income.of(EventCatalog.standard());
        Map<String, Question<?>> questions = new LinkedHashMap<>();
        Retention.Builder retention = Retention.of(UTC, FROM).cohortCount(90);
        questions.put("retention", retention.on(90).build());
        questions.put("retention, min. 2", retention.minOccurrences(2).build());
        questions.put("growth accounting", GrowthAccounting.of(UTC, Granularity.DAY, ANY, FROM, 365));
        questions.put("revenue accounting", new RevenueAccounting(UTC, Granularity.MONTH, income, FROM, 12));
        questions.put("business series", new BusinessSeries(UTC, Granularity.DAY, ANY, income, FROM, 365));
        questions.put("stickiness", Stickiness.l28(UTC, ANY, Workload.AS_OF));
        questions.put("cohort value", new CohortValue(UTC, Granularity.MONTH, ANY, income, FROM, 12, 11));
        questions.put("return curve", ReturnCurve.of(UTC, ANY));
        questions.put("drivers", new RetentionDrivers(UTC, Granularity.DAY, ANY, ANY, 7, FROM, 90));
        questions.put("paths", new GrowthPaths(ANY, Duration.ofDays(1)));
        Funnel funnel = Funnel.of(
                Duration.ofDays(7),
                List.of(EventType.VIEW, EventType.CLICK, EventType.CART, EventType.PURCHASE, EventType.SHARE).stream()
                        .map(EventSelection::of)
                        .toArray(EventSelection[]::new));
        questions.put("funnel", funnel);
        questions.put("funnel by channel", FunnelBreakdown.first(funnel, EventSchema.CHANNEL));
        return questions;
    }

    private static void measure(String name, Runnable run) {
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = SYSTEM.getProcessCpuTime();
        run.run();
        double seconds = (SYSTEM.getProcessCpuTime() - start) / 1e9;
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf("%-20s %8.2f %,10d%n", name, seconds, peak >> 20);
    }
}
