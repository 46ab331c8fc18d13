package io.growth4j.bench.peers;

import io.growth4j.bench.population.Workload;
import io.growth4j.event.EventType;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** DuckDB in this process, with SQL that sorts each user's events once. */
final class DuckDbPeer implements Peer {
    private static final String DAY = "86400000";

    private final DuckDbTable events;

    DuckDbPeer(Workload log, int threads) {
        this.events = new DuckDbTable(log, threads);
    }

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public void compute(Task task) {
        events.execute("DROP TABLE IF EXISTS result");
        events.execute("CREATE TEMP TABLE result AS " + (task == Task.W1 ? w1() : w2()));
    }

    private static String w1() {
        return "SELECT user_id, " + simple() + " FROM events GROUP BY user_id";
    }

    private static String simple() {
        long asOf = Workload.AS_OF.toEpochMilli();
        StringBuilder sql = new StringBuilder("count(*) AS n");
        for (EventType type : SpeedFeatures.TYPES) {
            sql.append(", count(*) FILTER (type = '" + type + "') AS n_" + type);
        }
        for (int days : new int[] {1, 7, 30, 90}) {
            sql.append(", count(*) FILTER (t >= " + from(days) + ") AS c_" + days + "d");
        }
        String purchase = " FILTER (type = 'purchase'";
        return sql.append(", " + asOf + " - max(t) AS recency_ms, " + asOf + " - min(t) AS tenure_ms")
                .append(", count(*) FILTER ((t // " + DAY + " + 3) % 7 >= 5) / count(*) AS weekend_share")
                .append(", count(*) FILTER (t % " + DAY + " < 21600000) / count(*) AS night_share")
                .append(", sum(amount)" + purchase + ") AS p_sum, avg(amount)" + purchase + ") AS p_mean")
                .append(", max(amount)" + purchase + ") AS p_max")
                .append(", (" + asOf + " - max(t)" + purchase + ")) / " + DAY + ".0::DOUBLE AS days_since_p")
                .append(", " + asOf + " - min(t)" + purchase + ") AS first_p_ms")
                .append(", count(*)" + purchase + " AND t >= " + from(30) + ") AS p_30d")
                .append(", sum(amount)" + purchase + " AND t >= " + from(30) + ") AS a_30d")
                .append(", sum(amount)" + purchase + " AND t >= " + from(90) + ") AS a_90d")
                .toString();
    }

    private static long from(int days) {
        return Workload.AS_OF.minusSeconds(86_400L * days).toEpochMilli();
    }

    /** One sort of each user's events gives gaps and new days; distincts of small columns are bits. */
    private static String w2() {
        String hours = IntStream.range(0, 6)
                .mapToObj(bin -> "count(*) FILTER (t % " + DAY + " // 14400000 = " + bin + ") AS h" + bin)
                .collect(Collectors.joining(", "));
        return "WITH ordered AS (SELECT *, t - lag(t) OVER w AS gap, t // " + DAY + " AS day,"
                + " t // " + DAY + " IS DISTINCT FROM lag(t) OVER w // " + DAY + " AS is_new"
                + " FROM events WINDOW w AS (PARTITION BY user_id ORDER BY t)),"
                + " base AS (SELECT user_id, " + simple() + ", " + hours
                + ", avg(gap) AS gap_mean, stddev_pop(gap) AS gap_std, max(gap) AS gap_max"
                + ", bit_count(bit_or(1::BIGINT << enum_code(category)::INTEGER)) AS d_cat"
                + ", bit_count(bit_or(1::BIGINT << enum_code(channel)::INTEGER)) AS d_chan"
                + ", count(DISTINCT item) AS d_item, count(*) FILTER (is_new) AS active_days"
                + ", count(DISTINCT day) FILTER (t >= " + from(30) + ") AS active_days_30"
                + " FROM ordered GROUP BY user_id),"
                + " tops AS (SELECT user_id, arg_max(category, c) AS top_cat, max(c) AS top_n FROM"
                + " (SELECT user_id, category, count(*) AS c FROM events GROUP BY user_id, category) GROUP BY user_id),"
                + " streaks AS (SELECT user_id, max(c) AS streak FROM (SELECT user_id, count(*) AS c FROM"
                + " (SELECT user_id, day - row_number() OVER (PARTITION BY user_id ORDER BY day) AS island FROM ordered"
                + " WHERE is_new) GROUP BY user_id, island) GROUP BY user_id)"
                + " SELECT base.*, top_cat, top_n / n AS top_share, streak"
                + " FROM base JOIN tops USING (user_id) JOIN streaks USING (user_id)";
    }

    @Override
    public Map<String, Double> sums() {
        String columns = "SELECT column_name, ordinal_position FROM information_schema.columns"
                + " WHERE table_name = 'result' AND column_name NOT IN ('user_id', 'top_cat')";
        return events.row(events.counts(columns).keySet().stream()
                .map(column -> "coalesce(sum(" + column + "::DOUBLE), 0) AS " + column)
                .collect(Collectors.joining(", ", "SELECT ", " FROM result")));
    }

    @Override
    public void close() {
        events.close();
    }
}
