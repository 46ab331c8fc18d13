package io.growth4j.features.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.RejectedRows;
import io.growth4j.features.AllFeatures;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.RandomEvents;
import io.growth4j.features.TableRows;
import io.growth4j.features.TestLog;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.aggregate.Algebra;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.aggregate.Runs;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.source.EventMapping;
import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** What one task does, without a session: rows as they arrive, and as they leave. */
class PartitionTaskTest {
    private static final FeatureSet FEATURES = AllFeatures.SET;
    private static final Instant END = RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS);
    private static final Instant MIDDLE = RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS / 2 + 1);

    private static TaskDefinition definition(
            boolean areNumbers, EventMapping mapping, long memory, Instant... instants) {
        EventColumns columns = EventRowsOf.columns(areNumbers);
        List<Long> millis =
                List.of(instants).stream().map(Instant::toEpochMilli).toList();
        return new TaskDefinition(TravellingSet.of(FEATURES), mapping.toString(), columns, millis, memory);
    }

    /** The rows as the shuffle brings them: the columns that are read, in their order, and the partition's number. */
    private static Iterator<Row> sent(
            List<Event> events, TaskDefinition definition, boolean areNumbers, int partition) {
        List<String> read = new Probe(definition).columns();
        return EventRowsOf.rows(events, areNumbers).stream()
                .map(row -> {
                    List<Object> values = new ArrayList<>();
                    for (String column : read) {
                        Object value = row.get(EventRowsOf.NAMES.indexOf(column));
                        values.add(
                                value instanceof java.sql.Timestamp time
                                        ? (Object) (time.toInstant().toEpochMilli() * 1000 + 999)
                                        : value);
                    }
                    values.add(partition);
                    return RowFactory.create(values.toArray());
                })
                .iterator();
    }

    private static Map<String, Map<String, Object>> rows(Iterator<Row> users) {
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        while (users.hasNext()) {
            Row user = users.next();
            Map<String, Object> values = new LinkedHashMap<>();
            for (int slot = 0; slot < user.length() - 2; slot++) {
                Feature feature = FEATURES.features().get(slot).feature();
                values.put(feature.name(), user.get(slot + 2));
            }
            rows.put(user.get(0) + "@" + Instant.ofEpochMilli(user.getLong(1)), values);
        }
        return rows;
    }

    @Property(seed = "31", tries = 40)
    void rows_equalTheBatchEnginesTable(
            @ForAll long seed, @ForAll boolean areNumbers, @ForAll @IntRange(min = 1, max = 300) int count) {
        List<Event> events = AllFeatures.withKnownAt(RandomEvents.of(seed, 1 + count / 20, count), seed);
        Collections.shuffle(events, new Random(seed));
        TaskDefinition definition = definition(areNumbers, EventRowsOf.MAPPING, 0, MIDDLE, END);
        Tallies tallies = new Tallies();
        Iterator<Row> users = new PartitionTask(definition, tallies).call(sent(events, definition, areNumbers, 3));
        TestLog log = TestLog.of(events, areNumbers ? ColumnType.LONG : ColumnType.TEXT);
        UserTable expected =
                FeaturePipeline.of(FEATURES).at(List.of(MIDDLE, END)).run(log).users();
        assertThat(rows(users)).isEqualTo(TableRows.of(expected));
        assertThat(tallies.value()).extracting(Tally::partition).containsExactly(3);
        assertThat(tallies.sum(Tally::events) + tallies.sum(Tally::excluded)).isEqualTo(events.size());
    }

    @Test
    void columnsThatNoFeatureReads_areNotSent() {
        assertThat(new Probe(definition(false, EventRowsOf.MAPPING, 0, END)).columns())
                .contains("who", "at", "what", "known", "dwell")
                .doesNotContain("note");
    }

    @Test
    void partitionWithoutRows_hasNoUsers_andCountsNothing() {
        Tallies tallies = new Tallies();
        PartitionTask task = new PartitionTask(definition(false, EventRowsOf.MAPPING, 0, END), tallies);
        assertThat(task.call(Collections.emptyIterator()).hasNext()).isFalse();
        assertThat(tallies.isZero()).isTrue();
    }

    @Test
    void partitionOfBadRowsOnly_hasNoUsers_andCountsThem() {
        TaskDefinition definition = definition(
                false,
                EventMapping.parse("user=who,time=at,type=what,attribute.dwell=dwell,item=item," + "category=category"),
                0,
                END);
        Object[] bad = new Object[new Probe(definition).columns().size() + 1];
        bad[bad.length - 1] = 7;
        Tallies tallies = new Tallies();
        List<Row> rows = Collections.nCopies(30, RowFactory.create(bad));
        assertThat(new PartitionTask(definition, tallies).call(rows.iterator()).hasNext())
                .isFalse();
        assertThat(tallies.rejectedRows().count()).isEqualTo(30);
        assertThat(tallies.rejectedRows().samples()).hasSize(RejectedRows.MAX_SAMPLES);
    }

    @Test
    void partitionTooLarge_isRefused() {
        List<Event> events = AllFeatures.withKnownAt(RandomEvents.of(2, 4_000, 40_000), 2);
        TaskDefinition definition = definition(false, EventRowsOf.MAPPING, 1, END);
        PartitionTask task = new PartitionTask(definition, new Tallies());
        assertThatThrownBy(() -> task.call(sent(events, definition, false, 5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("partition 5 holds 40001 events");
    }

    @Test
    void definition_survivesSerialization() throws IOException, ClassNotFoundException {
        TaskDefinition definition = definition(true, EventRowsOf.MAPPING, 12, MIDDLE, END);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(definition);
        }
        TaskDefinition arrived =
                (TaskDefinition) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(arrived).usingRecursiveComparison().isEqualTo(definition);
        assertThat(arrived.features().features()).isEqualTo(FEATURES);
    }

    @Test
    void ownRecord_travels() {
        FeatureSet features = of(new TwiceTheSum("amount"));
        TravellingSet packed = TravellingSet.of(features);
        assertThat(packed.own()).containsExactly(TwiceTheSum.class);
        assertThat(packed.features()).isEqualTo(features);
        assertThat(TravellingSet.of(FeatureSets.standard()).own()).isEmpty();
    }

    @Test
    void whatCannotTravel_isRefused() {
        assertThatThrownBy(() -> TravellingSet.of(of(new Around(new TwiceTheSum("amount")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the feature set cannot travel to Spark's executors as JSON: ")
                .hasMessageContaining("TwiceTheSum");
        assertThatThrownBy(() -> TravellingSet.of(of(new NoRecord())))
                .hasMessageStartingWith("the feature set cannot travel to Spark's executors as JSON: ")
                .hasMessageContaining("NoRecord");
    }

    private static FeatureSet of(Aggregation aggregation) {
        return FeatureSet.of(FeatureDefinition.of(new Feature.OfLong("mine", "", "mine"), aggregation));
    }

    @Test
    void columnThatAFeatureReads_mustBeMapped() {
        TaskDefinition definition = new TaskDefinition(
                TravellingSet.of(of(Aggregations.sum("dwel"))),
                EventRowsOf.MAPPING.toString(),
                EventRowsOf.columns(false),
                List.of(1L),
                0);
        assertThatThrownBy(() -> new Probe(definition)).hasMessage("unknown event column 'dwel'; did you mean dwell?");
    }

    @Test
    void noInstant_isRefused() {
        assertThatThrownBy(() -> SparkFeatures.of(FEATURES).run(null, EventRowsOf.MAPPING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("say asOf(instant)");
        assertThatThrownBy(() -> SparkFeatures.of(FEATURES).memory(0)).hasMessage("memory of 0 bytes is below 1");
    }

    @Test
    void featureNamedAsAColumnOfItsOwn_isRefused() {
        FeatureSet features =
                FeatureSet.of(FeatureDefinition.of(new Feature.OfLong("as_of", "", ""), Aggregations.count()));
        assertThatThrownBy(() -> new UserColumns(ColumnType.LONG, features.schema()))
                .hasMessage("feature 'as_of' has the name of a column of its own");
    }

    @Test
    void instantsAndDays_areWhatTheirNumbersStandFor() {
        assertThat(StoredAs.INSTANT.meaning(-1L)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(StoredAs.DAY.meaning(-1)).isEqualTo(LocalDate.parse("1969-12-31"));
    }

    @Test
    void tallies_replaceWhatAPartitionCountedBefore() {
        Tallies tallies = new Tallies();
        IntStream.range(0, 3).forEach(i -> tallies.add(new Tally(i, 10, 1, 2, List.of())));
        Tallies again = tallies.copy();
        again.add(new Tally(1, 11, 1, 2, List.of(new Tally.Sample(4, "bad"))));
        tallies.merge(again);
        assertThat(tallies.sum(Tally::events)).isEqualTo(31);
        assertThat(tallies.rejectedRows()).isEqualTo(new RejectedRows(6, List.of(new RejectedRows.Sample(4, "bad"))));
    }

    /** An aggregation around another one that is somebody's own: only the outer class is found. */
    record Around(Aggregation inner) implements Aggregation {
        @Override
        public Algebra algebra() {
            return inner.algebra();
        }

        @Override
        public Set<Kind> kinds() {
            return inner.kinds();
        }

        @Override
        public void compute(Runs runs, Output out) {
            inner.compute(runs, out);
        }
    }

    /** Nobody could make it again from its JSON. */
    static final class NoRecord implements Aggregation {
        @Override
        public Algebra algebra() {
            return Algebra.MONOID;
        }

        @Override
        public Set<Kind> kinds() {
            return Set.of(Kind.LONG);
        }

        @Override
        public void compute(Runs runs, Output out) {}

        @Override
        public String toJson() {
            return "{\"kind\":\"NoRecord\"}";
        }
    }
}
