package io.growth4j.bench.peers;

import com.sun.management.OperatingSystemMXBean;
import io.growth4j.bench.population.Workload;
import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventType;
import io.growth4j.features.analytics.EventSelection;
import io.growth4j.features.analytics.Funnel;
import io.growth4j.features.analytics.FunnelCounts;
import io.growth4j.features.analytics.GrowthAccounting;
import io.growth4j.features.analytics.GrowthPeriod;
import io.growth4j.features.analytics.HistoryCollector;
import io.growth4j.features.analytics.Question;
import io.growth4j.features.analytics.Retention;
import io.growth4j.features.analytics.RetentionMatrix;
import io.growth4j.features.analytics.UserHistories;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compares retention (90 daily cohorts, 90 days), daily growth accounting and a funnel of five steps with DuckDB's SQL:
 * interleaved runs in one process, CPU time of the process, every count checked equal.
 *
 * <p>Run: {@code mvn -q -Ppeers package -Dpeer=AnalyticsPeers -Dsize=10000000 -Dthreads=1}. Each question is timed twice:
 * from the raw log, as if it were the only one, and from grouped histories, as the second question of a report is. The
 * system property {@code growth4j.only} names one of {@code retention}, {@code growth} and {@code funnel}.
 */
public final class AnalyticsPeers {
    private static final int ROUNDS = 5;
    private static final int COHORTS = 90;
    private static final int AGES = 90;
    private static final int DAYS = 365;
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final List<EventType> STEPS =
            List.of(EventType.VIEW, EventType.CLICK, EventType.CART, EventType.PURCHASE, EventType.SHARE);
    private static final PeriodCalendar UTC = PeriodCalendar.of(ZoneOffset.UTC);

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private AnalyticsPeers() {}

    /** One question, in both engines; counts by name. */
    private record Comparison<A>(
            String name,
            Question<A> question,
            Function<UserHistories, A> grouped,
            Function<A, Map<String, Long>> counts,
            String sql) {
        Map<String, Long> fromLog(EventLog log) {
            return counts.apply(question.compute(log, Workload.AS_OF));
        }

        Map<String, Long> fromHistories(UserHistories histories) {
            return counts.apply(grouped.apply(histories));
        }
    }

    /**
     * Runs the comparison.
     *
     * @param args none; sizes come as system properties
     */
    public static void main(String[] args) {
        int events = number("growth4j.size", 1_000_000);
        int threads = number("growth4j.threads", 1);
        String only = System.getProperty("growth4j.only", "");
        Workload log = Workload.of(events);
        PrintStream out = System.out;
        out.printf("%,d events, %d thread(s) in DuckDB; CPU seconds, median of %d rounds%n", events, threads, ROUNDS);
        try (DuckDbTable duckDb = new DuckDbTable(log, threads)) {
            List.of(retention(), growth(), funnel()).stream()
                    .filter(comparison -> only.isEmpty() || only.equals(comparison.name()))
                    .forEach(comparison -> compare(comparison, log, duckDb, out));
        }
        out.printf("peak heap %,d MB, the workload's own %,d MB included%n", peakHeap() >> 20, (events * 44L) >> 20);
    }

    private static int number(String property, int standard) {
        String text = System.getProperty(property, "");
        return text.isEmpty() ? standard : Integer.parseInt(text.replace("_", ""));
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static void compare(Comparison<?> question, Workload log, DuckDbTable duckDb, PrintStream out) {
        UserHistories grouped = HistoryCollector.collect(log);
        List<Supplier<Map<String, Long>>> runs = List.of(
                () -> question.fromLog(log),
                () -> question.fromHistories(grouped),
                () -> duckDb.counts(question.sql()));
        Map<String, Long> expected = runs.get(1).get();
        double[][] seconds = new double[runs.size()][ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            for (int run = 0; run < runs.size(); run++) {
                long start = SYSTEM.getProcessCpuTime();
                Map<String, Long> counts = runs.get(run).get();
                if (round >= 0) {
                    seconds[run][round] = (SYSTEM.getProcessCpuTime() - start) / 1e9;
                }
                if (!counts.equals(expected)) {
                    throw new IllegalStateException(question.name() + " differs: " + firstDifference(expected, counts));
                }
            }
        }
        double[] medians =
                Arrays.stream(seconds).mapToDouble(AnalyticsPeers::median).toArray();
        out.printf(
                "%-10s from the log %.3f, grouped %.3f, DuckDB %.3f: %.1f times, grouped %.1f times (%d counts equal)%n",
                question.name(),
                medians[0],
                medians[1],
                medians[2],
                medians[2] / medians[0],
                medians[2] / medians[1],
                expected.size());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String firstDifference(Map<String, Long> expected, Map<String, Long> actual) {
        Map<String, Long> all = new TreeMap<>(actual);
        all.putAll(expected);
        return all.keySet().stream()
                .filter(key -> !expected.getOrDefault(key, 0L).equals(actual.getOrDefault(key, 0L)))
                .map(key -> key + " is " + expected.get(key) + " here and " + actual.get(key) + " there")
                .findFirst()
                .orElse("zeros");
    }

    /** The fastest of seven forms tried: with lists, bit strings, windows and small types, all equal. */
    private static Comparison<?> retention() {
        Retention question =
                Retention.of(UTC, Workload.START).cohortCount(COHORTS).on(AGES).build();
        long start = Workload.START.toEpochMilli();
        String day = "((t - " + start + ") // 86400000)::SMALLINT";
        String sql = "WITH days AS (SELECT DISTINCT user_id, " + day + " AS day FROM events WHERE t < "
                + (start + (COHORTS + AGES) * 86_400_000L) + "), firsts AS (SELECT user_id, "
                + day.replace("(t -", "(min(t) -") + " AS cohort FROM events WHERE t < "
                + (start + COHORTS * 86_400_000L) + " GROUP BY user_id)"
                + " SELECT cohort || '+' || (day - cohort) AS cell, count(*) FROM days JOIN firsts USING (user_id)"
                + " WHERE day - cohort <= " + AGES + " GROUP BY cohort, day - cohort";
        return new Comparison<>(
                "retention",
                question,
                histories -> question.compute(histories, Workload.AS_OF),
                AnalyticsPeers::cells,
                sql);
    }

    private static Map<String, Long> cells(RetentionMatrix matrix) {
        Map<String, Long> cells = new LinkedHashMap<>();
        for (int row = 0; row < matrix.cohorts(); row++) {
            put(cells, row + "+0", matrix.size(row));
            for (int column = 0; column < matrix.columns(); column++) {
                put(cells, row + "+" + (column + 1), matrix.count(row, column));
            }
        }
        return cells;
    }

    private static void put(Map<String, Long> counts, String name, long count) {
        if (count != 0) {
            counts.put(name, count);
        }
    }

    private static Comparison<?> growth() {
        GrowthAccounting question =
                GrowthAccounting.of(UTC, Granularity.DAY, EventSelection.any(), Workload.START, DAYS);
        long first = UTC.day(Workload.START.toEpochMilli());
        String sql = "WITH days AS (SELECT DISTINCT user_id, (t // 86400000)::INTEGER AS day FROM events),"
                + " spans AS (SELECT day, lag(day) OVER w AS before, lead(day) OVER w AS after FROM days"
                + " WINDOW w AS (PARTITION BY user_id ORDER BY day))"
                + " SELECT (day - " + first + ") || CASE WHEN before IS NULL THEN ' new' WHEN before = day - 1"
                + " THEN ' retained' ELSE ' resurrected' END AS cell, count(*) FROM spans GROUP BY 1"
                + " UNION ALL SELECT (day + 1 - " + first + ") || ' churned', count(*) FROM spans"
                + " WHERE (after IS NULL OR after > day + 1) AND day + 1 < " + (first + DAYS) + " GROUP BY 1";
        return new Comparison<>(
                "growth",
                question,
                histories -> question.compute(histories, Workload.AS_OF),
                accounts -> accounts(accounts.periods()),
                sql);
    }

    private static Map<String, Long> accounts(List<GrowthPeriod> periods) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int day = 0; day < periods.size(); day++) {
            GrowthPeriod one = periods.get(day);
            put(counts, day + " new", one.newUsers());
            put(counts, day + " retained", one.retained());
            put(counts, day + " resurrected", one.resurrected());
            put(counts, day + " churned", one.churned());
        }
        return counts;
    }

    /** From each first step, the next event of each further step: an as-of join per step, in DuckDB's own tutorial's way. */
    private static Comparison<?> funnel() {
        Funnel question =
                Funnel.of(WINDOW, STEPS.stream().map(EventSelection::of).toArray(EventSelection[]::new));
        List<String> joins = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (int step = 0; step < STEPS.size(); step++) {
            if (step > 0) {
                joins.add(" ASOF LEFT JOIN (SELECT user_id, t FROM events WHERE type = '" + STEPS.get(step) + "') s"
                        + step + " ON s0.user_id = s" + step + ".user_id AND s" + (step - 1) + ".t <= s" + step + ".t");
            }
            counts.add("SELECT '" + step + "' AS cell, count(DISTINCT user_id) FROM attempts WHERE t" + step
                    + " - t0 <= " + WINDOW.toMillis());
        }
        String sql = "WITH attempts AS MATERIALIZED (SELECT s0.user_id, s0.t AS t0, s1.t AS t1, s2.t AS t2, s3.t AS t3,"
                + " s4.t AS t4 FROM (SELECT DISTINCT user_id, t FROM events WHERE type = '" + STEPS.get(0) + "') s0"
                + String.join("", joins) + ") " + String.join(" UNION ALL ", counts);
        return new Comparison<>(
                "funnel",
                question,
                histories -> question.compute(histories, Workload.AS_OF),
                AnalyticsPeers::steps,
                sql);
    }

    private static Map<String, Long> steps(FunnelCounts funnel) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int step = 0; step < funnel.steps(); step++) {
            counts.put(Integer.toString(step), funnel.reached(step));
        }
        return counts;
    }
}
