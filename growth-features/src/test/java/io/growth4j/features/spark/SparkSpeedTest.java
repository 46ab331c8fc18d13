package io.growth4j.features.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.TableRows;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.source.EventMapping;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a million events of 100,000 users take: Spark on two threads, from rows that it holds in memory, beside the batch
 * engine on one, from arrays; and how much of it is Spark's own. Run by {@code mvn -q -Pspark verify -pl growth-features -am
 * -Dtests.only=spark-speed}.
 */
@Tag("spark-speed")
class SparkSpeedTest {
    private static final FeatureSet FEATURES = FeatureSets.standard();
    private static final Instant END = Instant.parse("2025-12-31T00:00:00Z");
    private static final EventMapping MAPPING =
            EventMapping.parse("user=user,time=at,type=type,amount=amount:0,channel=channel");
    private static final int EVENTS = 1_000_000;
    private static final int ROUNDS = 7;

    @Test
    void millionEvents_equalBatch_andAreTimed() {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 8)
                .getOrCreate();
        Dataset<Row> events = events(spark).cache();
        assertThat(events.count()).isEqualTo(EVENTS);
        SparkRun run = SparkFeatures.of(FEATURES).asOf(END).run(events, MAPPING);
        HeldLog log = HeldLog.of(events.collectAsList());
        assertThat(SparkUsers.of(run.users().collectAsList()))
                .isEqualTo(TableRows.of(
                        FeaturePipeline.of(FEATURES).asOf(END).run(log).users()));

        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put(
                "batch engine, one thread",
                () -> FeaturePipeline.of(FEATURES).asOf(END).run(log));
        ways.put(
                "Spark, features of all users",
                () -> write(SparkFeatures.of(FEATURES)
                        .asOf(END)
                        .run(events, MAPPING)
                        .users()));
        ways.put("Spark, the shuffle alone", () -> write(events.repartition(functions.col("user"))));
        ways.put("Spark, count by user", () -> write(events.groupBy("user").count()));
        ways.forEach((name, way) -> System.out.printf(Locale.ROOT, "%-30s %.2f s%n", name, median(way)));
        spark.stop();
    }

    private static Dataset<Row> events(SparkSession spark) {
        return spark.range(0, EVENTS, 1, 8)
                .selectExpr(
                        "pmod(xxhash64(id, 1), 100000) as user",
                        "timestamp_millis(1735689600000 + pmod(xxhash64(id, 2), 31000000000)) as at",
                        "element_at(array('view', 'click', 'cart', 'purchase', 'login', 'share', 'trial', 'refund'),"
                                + " cast(1 + pmod(xxhash64(id, 3), 8) as int)) as type",
                        "pmod(xxhash64(id, 4), 10000) as amount",
                        "element_at(array('search', 'mail', 'friend'), cast(1 + pmod(xxhash64(id, 5), 3) as int))"
                                + " as channel",
                        "'a text that no feature reads' as note");
    }

    private static void write(Dataset<Row> rows) {
        rows.write().format("noop").mode("overwrite").save();
    }

    private static double median(Runnable way) {
        double[] seconds = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long start = System.nanoTime();
            way.run();
            seconds[Math.max(0, round)] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[ROUNDS / 2];
    }
}
