package io.growth4j.bench.peers;

import com.sun.management.OperatingSystemMXBean;
import io.growth4j.bench.population.Workload;
import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.EventType;
import io.growth4j.features.analytics.EventSelection;
import io.growth4j.features.analytics.Funnel;
import io.growth4j.features.analytics.FunnelCounts;
import io.growth4j.features.analytics.GrowthAccounting;
import io.growth4j.features.analytics.GrowthPeriod;
import io.growth4j.features.analytics.HistoryCollector;
import io.growth4j.features.analytics.HistoryQuestion;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compares retention (90 daily cohorts, 90 days), daily growth accounting and a funnel of five steps with DuckDB's SQL:
 * interleaved rounds in one process, CPU time of the process, every count checked equal. Each engine is timed until it holds
 * its answer, as an object or a materialised result; neither is timed while it is read out.
 *
 * <p>Run: {@code mvn -q -Ppeers package -Dpeer=AnalyticsPeers -Dsize=10000000 -Dthreads=1}. Each question is timed twice:
 * from the raw log, as if it were the only one, and from grouped histories, as the second question of a report is. The
 * system property {@code growth4j.only} names one of {@code retention}, {@code growth} and {@code funnel}.
 */
public final class AnalyticsPeers {
    private static final int ROUNDS = 7;

    /** Unmeasured rounds of all sides alike: the compiler is done with us, and caches are filled. */
    private static final int WARM_UP_ROUNDS = 5;

    /** The clock of CPU time ticks in hundredths of a second: each side is asked until that matters little. */
    private static final long LEAST_NANOS = 200_000_000;

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
    private record Contest<A>(
            String name, HistoryQuestion<A> question, Function<A, Map<String, Long>> counts, String sql) {
        List<Side> sides(Workload log, DuckDbTable duckDb) {
            UserHistories histories = HistoryCollector.collect(log);
            return List.of(
                    side(() -> question.compute(log, Workload.AS_OF)),
                    side(() -> question.compute(histories, Workload.AS_OF)),
                    new Side(() -> duckDb.execute(sql), () -> duckDb.counts(sql)));
        }

        private Side side(Supplier<A> answer) {
            return new Side(answer, () -> counts.apply(answer.get()));
        }
    }

    /** What one engine does: the question alone, which is timed, and with its counts, which are compared. */
    private record Side(Supplier<?> ask, Supplier<Map<String, Long>> counts) {
        /** CPU seconds of one question, the collection of its garbage included. */
        double seconds() {
            System.gc(); // nobody pays for what another left behind
            long start = SYSTEM.getProcessCpuTime();
            long spent = 0;
            int asked = 0;
            for (; spent < LEAST_NANOS; asked++) {
                Objects.requireNonNull(ask.get(), "no answer");
                spent = SYSTEM.getProcessCpuTime() - start;
            }
            return spent / 1e9 / asked;
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
        out.printf(
                "%,d events, %d thread(s) in DuckDB; CPU seconds, median of %d rounds, and the span of the rounds%n",
                events, threads, ROUNDS);
        try (DuckDbTable duckDb = new DuckDbTable(log, threads)) {
            List.of(retention(), growth(), funnel()).stream()
                    .filter(contest -> only.isEmpty() || only.equals(contest.name()))
                    .forEach(contest -> compare(contest, log, duckDb, out));
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

    private static void compare(Contest<?> contest, Workload log, DuckDbTable duckDb, PrintStream out) {
        List<Side> sides = contest.sides(log, duckDb);
        int counts = requireEqual(contest.name(), sides);
        double[][] seconds = new double[sides.size()][ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (int side = 0; side < sides.size(); side++) {
                double measured = sides.get(side).seconds();
                if (round >= 0) {
                    seconds[side][round] = measured;
                }
            }
        }
        out.printf(
                "%-10s from the log %.4f: %s; grouped %.4f: %s; DuckDB %.4f (%d counts equal)%n",
                contest.name(),
                median(seconds[0]),
                times(seconds[2], seconds[0]),
                median(seconds[1]),
                times(seconds[2], seconds[1]),
                median(seconds[2]),
                counts);
    }

    private static int requireEqual(String name, List<Side> sides) {
        Map<String, Long> expected = sides.get(0).counts().get();
        for (Side side : sides) {
            Map<String, Long> counts = side.counts().get();
            if (!counts.equals(expected)) {
                throw new IllegalStateException(name + " differs: " + firstDifference(expected, counts));
            }
        }
        return expected.size();
    }

    private static String times(double[] theirs, double[] ours) {
        double[] ratios = new double[ours.length];
        Arrays.setAll(ratios, round -> theirs[round] / ours[round]);
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "%.1f times (%.1f to %.1f)",
                median(theirs) / median(ours),
                ratios[0],
                ratios[ratios.length - 1]);
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
    private static Contest<?> retention() {
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
        return new Contest<>("retention", question, AnalyticsPeers::cells, sql);
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

    private static Contest<?> growth() {
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
        return new Contest<>("growth", question, accounts -> accounts(accounts.periods()), sql);
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
    private static Contest<?> funnel() {
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
        return new Contest<>("funnel", question, AnalyticsPeers::steps, sql);
    }

    private static Map<String, Long> steps(FunnelCounts funnel) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int step = 0; step < funnel.steps(); step++) {
            counts.put(Integer.toString(step), funnel.reached(step));
        }
        return counts;
    }
}
