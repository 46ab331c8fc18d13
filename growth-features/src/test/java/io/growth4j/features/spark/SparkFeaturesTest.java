package io.growth4j.features.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import io.growth4j.event.RejectedRows;
import io.growth4j.features.AllFeatures;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.RandomEvents;
import io.growth4j.features.TableRows;
import io.growth4j.features.TestLog;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.source.EventMapping;
import io.growth4j.user.Feature;
import io.growth4j.user.StandardFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real session: what it computes is what the batch engine computes, bit by bit. */
@Tag("spark")
class SparkFeaturesTest {
    private static final FeatureSet FEATURES = AllFeatures.SET;
    private static final Instant END = RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS);
    private static final Instant MIDDLE = RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS / 2 + 1);

    private static final List<String> SIZES = List.of(
            "spark.sql.adaptive.advisoryPartitionSizeInBytes",
            "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes",
            "spark.sql.adaptive.coalescePartitions.minPartitionSize");

    private static SparkSession spark;

    /** The session's zone is not that of the features: it must not matter. */
    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 5)
                .config("spark.sql.session.timeZone", "Asia/Kolkata")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @AfterEach
    void asBefore() {
        spark.conf().set("spark.sql.shuffle.partitions", 5);
        spark.conf().set("spark.sql.adaptive.enabled", true);
        spark.conf().set("spark.sql.datetime.java8API.enabled", false);
        SIZES.forEach(size -> spark.conf().unset(size));
        spark.conf().unset("spark.sql.adaptive.skewJoin.skewedPartitionFactor");
    }

    private static Dataset<Row> dataset(List<Event> events, boolean areNumbers, int partitions) {
        return spark.createDataFrame(EventRowsOf.rows(events, areNumbers), EventRowsOf.schema(areNumbers))
                .repartition(partitions);
    }

    private static List<Event> withSpare(List<Event> events) {
        List<Event> all = new ArrayList<>(events);
        all.add(Event.of("0", EventType.VIEW, END.plusSeconds(1)).with("note", "nobody needs it"));
        return all;
    }

    private static Map<String, Map<String, Object>> batch(List<Event> events, ColumnType users, Instant... instants) {
        return TableRows.of(FeaturePipeline.of(FEATURES)
                .at(List.of(instants))
                .run(TestLog.of(withSpare(events), users))
                .users());
    }

    private static Map<String, Map<String, Object>> users(SparkRun run) {
        return SparkUsers.of(run.users().collectAsList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomLog_equalsBatch(long seed) {
        boolean areNumbers = seed % 2 == 0;
        Random random = new Random(seed);
        List<Event> events = AllFeatures.withKnownAt(
                RandomEvents.of(seed, 1 + random.nextInt(40), 200 + random.nextInt(1500)), seed);
        Dataset<Row> rows = dataset(events, areNumbers, 1 + random.nextInt(6));
        ColumnType type = areNumbers ? ColumnType.LONG : ColumnType.TEXT;
        SparkRun one = SparkFeatures.of(FEATURES).asOf(MIDDLE).run(rows, EventRowsOf.MAPPING);
        assertThat(users(one)).isEqualTo(batch(events, type, MIDDLE));
        assertThat(one.events() + one.excludedEvents()).isEqualTo(events.size());
        assertThat(one.rejectedRows()).isEqualTo(RejectedRows.NONE);
        SparkRun many = SparkFeatures.of(FEATURES)
                .at(List.of(END, MIDDLE, RandomEvents.START, MIDDLE))
                .run(rows, EventRowsOf.MAPPING);
        assertThat(users(many)).isEqualTo(batch(events, type, RandomEvents.START, MIDDLE, END));
    }

    @Test
    void standardFeatures_equalBatch_andHaveItsSchema() {
        List<Event> events = RandomEvents.of(9, 30, 2000);
        FeatureSet features = FeatureSets.standard().in(ZoneId.of("America/New_York"));
        SparkRun run = SparkFeatures.of(FeatureSets.standard())
                .zone(ZoneId.of("America/New_York"))
                .asOf(END)
                .run(dataset(events, false, 3), EventRowsOf.MAPPING);
        assertThat(users(run))
                .isEqualTo(TableRows.of(FeaturePipeline.of(features)
                        .asOf(END)
                        .run(TestLog.of(events))
                        .users()));
        assertThat(run.schema()).isEqualTo(features.schema());
    }

    /** Settings under which Spark splits and joins what it may. */
    @Test
    void adaptivePlans_splitNoUser() {
        SIZES.forEach(size -> spark.conf().set(size, "100b"));
        spark.conf().set("spark.sql.adaptive.skewJoin.skewedPartitionFactor", "1.0");
        List<Event> events = RandomEvents.of(6, 9, 20_000);
        SparkRun run = SparkFeatures.of(FEATURES).asOf(END).run(dataset(events, true, 7), EventRowsOf.MAPPING);
        assertThat(users(run)).isEqualTo(batch(events, ColumnType.LONG, END)).hasSize(9);
        Dataset<Row> joined = run.users().join(run.users().select("user_id", "n"), "user_id");
        assertThat(joined.count()).isEqualTo(9);
        assertThat(run.events()).isEqualTo(20_000);
    }

    @Test
    void stream_isRefused() {
        Dataset<Row> stream = spark.readStream().format("rate").load();
        assertThatThrownBy(() -> SparkFeatures.of(FEATURES)
                        .asOf(END)
                        .run(stream, EventMapping.parse("user=value,time=timestamp,type='x'")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the Dataset is a stream: ");
    }

    @Test
    void skewAndEmptyPartitions_changeNothing() {
        List<Event> events = new ArrayList<>(RandomEvents.of(5, 3, 30_000));
        spark.conf().set("spark.sql.adaptive.enabled", false);
        spark.conf().set("spark.sql.shuffle.partitions", 16);
        SparkRun run = SparkFeatures.of(FEATURES).asOf(END).run(dataset(events, false, 7), EventRowsOf.MAPPING);
        assertThat(run.users().javaRDD().getNumPartitions()).isEqualTo(16);
        assertThat(users(run)).isEqualTo(batch(events, ColumnType.TEXT, END)).hasSize(3);
        SparkRun none = SparkFeatures.of(FEATURES).asOf(END).run(dataset(List.of(), false, 2), EventRowsOf.MAPPING);
        assertThat(users(none)).isEmpty();
        assertThat(none.events()).isZero();
    }

    @Test
    void longUserIds_areKeptWhole() {
        String id = "数码-" + "x".repeat(5_000);
        List<Event> events = IntStream.range(0, 200)
                .mapToObj(i -> Event.of(id + i % 5, EventType.VIEW, RandomEvents.START.plusSeconds(i))
                        .with("item", (long) i)
                        .with("category", id + i % 3)
                        .with("dwell", i / 4.0))
                .toList();
        SparkRun run = SparkFeatures.of(FEATURES).asOf(END).run(dataset(events, false, 4), EventRowsOf.MAPPING);
        assertThat(users(run)).isEqualTo(batch(events, ColumnType.TEXT, END)).hasSize(5);
    }

    @Test
    void spellingsOfANumber_areOneUser() {
        spark.conf().set("spark.sql.adaptive.enabled", false);
        StructType schema = new StructType().add("u", DataTypes.StringType).add("t", DataTypes.LongType);
        List<Row> rows = IntStream.range(0, 60)
                .mapToObj(i -> RowFactory.create(
                        List.of("7", " 7", "+7", "007", "7\u2003", "٧").get(i % 6), (long) i))
                .toList();
        SparkRun run = SparkFeatures.of(FeatureSets.standard())
                .asOf(END)
                .run(
                        spark.createDataFrame(rows, schema),
                        EventMapping.parse("user=u:long,time=t:epochSeconds,type='view'"));
        List<Row> users = run.users().select("user_id", "events").collectAsList();
        assertThat(users).containsExactly(RowFactory.create(7L, 60L));
        assertThat(run.missingColumns()).containsExactlyInAnyOrder("amount", "channel", "order");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void timesOfEveryType_areInstants_datesStartInTheMappingsZone(boolean java8) {
        spark.conf().set("spark.sql.datetime.java8API.enabled", java8);
        StructType schema = new StructType()
                .add("stamp", DataTypes.TimestampType)
                .add("local", DataTypes.TimestampNTZType)
                .add("day", DataTypes.DateType)
                .add("text", DataTypes.StringType)
                .add("money", DataTypes.createDecimalType(10, 3));
        Instant instant = Instant.parse("2025-07-01T10:00:00.123Z");
        Row row = RowFactory.create(
                java8 ? (Object) instant : Timestamp.from(instant),
                LocalDateTime.parse("2025-07-01T12:00:00.123"),
                java8 ? (Object) java.time.LocalDate.parse("2025-07-01") : Date.valueOf("2025-07-01"),
                "01.07.2025 12:00",
                new java.math.BigDecimal("12.345"));
        Dataset<Row> rows = spark.createDataFrame(List.of(row), schema);
        FeatureSet features = FeatureSet.of(
                FeatureDefinition.of(StandardFeatures.FIRST_ACTIVE_AT, Aggregations.firstTime()),
                FeatureDefinition.of(new Feature.OfLong("paid", "minor units", ""), Aggregations.sum("amount")));
        for (String time : List.of("stamp", "local", "text:dd.MM.yyyy HH:mm", "day")) {
            Row user = SparkFeatures.of(features)
                    .asOf(END.plus(Duration.ofDays(365)))
                    .run(
                            rows,
                            EventMapping.parse(
                                    "user=text,time=" + time + ",type='view',amount=money,zone=Europe/Berlin"))
                    .users()
                    .selectExpr("unix_millis(first_active_at)", "paid")
                    .first();
            Instant expected = switch (time) {
                case "day" -> Instant.parse("2025-06-30T22:00:00Z");
                case "stamp", "local" -> instant;
                default -> Instant.parse("2025-07-01T10:00:00Z");
            };
            assertThat(user.getLong(0)).isEqualTo(expected.toEpochMilli());
            assertThat(user.getLong(1)).isEqualTo(1235);
        }
    }

    private static final StructType RAW = new StructType()
            .add("u", DataTypes.StringType)
            .add("t", DataTypes.StringType)
            .add("a", DataTypes.StringType);
    private static final List<Row> SOME_BAD = Arrays.asList(
            RowFactory.create("a", "2025-03-26", "1.00"),
            RowFactory.create(null, "2025-03-26", "1.00"),
            RowFactory.create("a", "yesterday", "1.00"),
            RowFactory.create("b", "2025-03-26", "-1.00"),
            RowFactory.create("b", "2025-03-26", "many"),
            RowFactory.create("c", "2025-03-26", null),
            RowFactory.create("d", "2035-03-26", "1.00"));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void badRows_areCountedOnce_howeverOftenTheyAreRead(boolean adaptive) {
        spark.conf().set("spark.sql.adaptive.enabled", adaptive);
        SparkRun run = SparkFeatures.of(FeatureSets.standard())
                .asOf(END)
                .run(
                        spark.createDataFrame(SOME_BAD, RAW).repartition(3),
                        EventMapping.parse("user=u,time=t,type='purchase',amount=a"));
        assertThat(run.rejectedRows()).isEqualTo(RejectedRows.NONE);
        for (Dataset<Row> users : List.of(
                run.users(),
                run.users().coalesce(1),
                run.users().union(run.users()),
                run.users().coalesce(2))) {
            assertThat(users.collectAsList()).isNotEmpty();
            assertThat(run.rejectedRows().count()).isEqualTo(4);
            assertThat(run.events()).isEqualTo(2);
            assertThat(run.excludedEvents()).isEqualTo(1);
        }
        assertThat(run.rejectedRows().samples())
                .extracting(RejectedRows.Sample::reason)
                .containsExactlyInAnyOrder(
                        "column 'u' = '' is empty: every event needs one",
                        "column 't' = 'yesterday' is not a time of the format iso",
                        "column 'a' = '-1.00' is negative: the mapping does not allow it",
                        "column 'a' = 'many' is not a decimal number, or too large");
    }

    @Test
    void failFast_endsTheAction() {
        SparkRun run = SparkFeatures.of(FeatureSets.standard())
                .asOf(END)
                .run(
                        spark.createDataFrame(SOME_BAD, RAW),
                        EventMapping.parse("user=u,time=t,type='purchase',amount=a,failFast=true"));
        assertThatThrownBy(() -> run.users().count())
                .isInstanceOf(SparkException.class)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the Dataset, row ");
    }

    @Test
    void tooLittleMemory_isSaid() {
        SparkRun run = SparkFeatures.of(FEATURES)
                .asOf(END)
                .memory(1000)
                .run(dataset(RandomEvents.of(7, 5_000, 100_000), false, 2), EventRowsOf.MAPPING);
        assertThatThrownBy(() -> run.users().count())
                .rootCause()
                .hasMessageContaining("more than the memory of a task takes: make more partitions");
    }

    @Test
    void plan_shufflesOnce_andOnlyWhatIsRead() {
        SparkFeatures.of(FEATURES)
                .asOf(END)
                .run(dataset(RandomEvents.of(3, 4, 50), false, 1).coalesce(1), EventRowsOf.MAPPING)
                .users()
                .createOrReplaceTempView("users");
        String plan = spark.sql("explain select * from users").first().getString(0);
        String byUser = plan.lines()
                .filter(line -> line.contains("hashpartitioning(who"))
                .findFirst()
                .orElseThrow();
        assertThat(plan.split("hashpartitioning", -1)).hasSize(2);
        String before = plan.substring(plan.indexOf(byUser) + byUser.length())
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(before).contains("Project").contains("unix_micros(at").doesNotContain("note");
    }

    @Test
    void columns_haveTypesAndMeaning() {
        FeatureSet features = FeatureSet.of(
                FeatureDefinition.of(new Feature.OfLong("n", "events", "all of them"), Aggregations.count()),
                FeatureDefinition.of(new Feature.OfDouble("a.b `c`", "days", "spread"), Aggregations.gapDeviation()),
                FeatureDefinition.of(new Feature.OfInstant("first", "first of all"), Aggregations.firstTime()),
                FeatureDefinition.of(new Feature.OfCategory("top", "best"), Aggregations.top("category", 1)));
        StructType schema = SparkFeatures.of(features)
                .asOf(END)
                .run(dataset(RandomEvents.of(3, 4, 50), true, 1), EventRowsOf.MAPPING)
                .users()
                .schema();
        assertThat(schema.fields())
                .extracting(StructField::name)
                .containsExactly("user_id", "as_of", "n", "a.b `c`", "first", "top");
        assertThat(schema.fields())
                .extracting(StructField::dataType)
                .containsExactly(
                        DataTypes.LongType,
                        DataTypes.TimestampType,
                        DataTypes.LongType,
                        DataTypes.DoubleType,
                        DataTypes.TimestampType,
                        DataTypes.StringType);
        assertThat(schema.fields()[2].getComment().get()).isEqualTo("all of them");
        assertThat(schema.fields()[3].metadata().getString("growth4j.unit")).isEqualTo("days");
        assertThat(schema.fields()[3].metadata().getString("growth4j.definition"))
                .isEqualTo(features.schema().definition(1));
    }

    /** The page shows what stands here. */
    @Test
    void page_showsThisCode() throws IOException {
        Dataset<Row> events =
                spark.sql("select 'a' as customer_id, timestamp'2026-01-30 12:00:00' as at, 'purchase' as what,"
                        + " 12.50 as paid union all select 'b', null, 'purchase', 1");
        // region run
        SparkRun run = SparkFeatures.of(FeatureSets.standard())
                .zone(ZoneId.of("Europe/Berlin"))
                .asOf(Instant.parse("2026-01-31T23:00:00Z"))
                .run(events, EventMapping.parse("user=customer_id,time=at,type=what,amount=paid"));
        Dataset<Row> users = run.users(); // user_id, as_of and a column per feature; write or join it
        users.cache().count();
        RejectedRows rejected = run.rejectedRows(); // of the rows that the action went over
        // endregion
        assertThat(users.select("user_id", "revenue_minor").collectAsList())
                .containsExactly(RowFactory.create("a", 1250L));
        assertThat(rejected.count()).isEqualTo(1);
        String source = Files.readString(Path.of("src/test/java/io/growth4j/features/spark/SparkFeaturesTest.java"));
        String region = source.substring(source.indexOf("// region run"), source.indexOf("// endregion"))
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.substring(8))
                .collect(Collectors.joining("\n", "```java\n", "\n```"));
        assertThat(Files.readString(Path.of("..", "docs", "spark.md"))).contains(region);
    }

    @Test
    void ownAggregation_travelsByItsClass() {
        FeatureSet features = FeatureSet.of(FeatureDefinition.of(
                new Feature.OfLong("spent_twice", "minor units", "twice the sum"), new TwiceTheSum("amount")));
        List<Event> events = RandomEvents.of(8, 6, 400);
        SparkRun run = SparkFeatures.of(features).asOf(END).run(dataset(events, false, 3), EventRowsOf.MAPPING);
        assertThat(users(run))
                .isEqualTo(TableRows.of(FeaturePipeline.of(features)
                        .asOf(END)
                        .run(TestLog.of(events))
                        .users()));
    }
}
