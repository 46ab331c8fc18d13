package io.growth4j.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.online.OnlineFeatures;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Batch, point-in-time and online give the same values, bit by bit. */
class RuntimesAgreeTest {
    private static final FeatureSet FEATURES = AllFeatures.SET;

    @Property(seed = "4", tries = 60)
    void online_equalsBatch(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 200) int count,
            @ForAll @IntRange(min = 1, max = 9) int users) {
        List<Event> events = AllFeatures.withKnownAt(RandomEvents.of(seed, users, count), seed);
        TestLog log = TestLog.of(events);
        OnlineFeatures online = OnlineFeatures.of(FEATURES, log.schema());
        List<Event> arriving = new ArrayList<>(events);
        Collections.shuffle(arriving, new Random(seed));
        arriving.forEach(online::accept);
        for (Instant instant : AggregationsTest.instants(seed)) {
            UserTable batch =
                    FeaturePipeline.of(FEATURES).asOf(instant).run(log).users();
            for (int row = 0; row < batch.size(); row++) {
                UserSnapshot expected = batch.row(row);
                UserSnapshot actual = online.snapshot(expected.userId(), instant);
                assertThat(TableRows.values(actual)).isEqualTo(TableRows.values(expected));
                assertThat(actual.schema()).isEqualTo(expected.schema());
            }
        }
    }

    @Property(seed = "5", tries = 60)
    void manyInstants_equalOneByOne(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        TestLog log = TestLog.of(AllFeatures.withKnownAt(RandomEvents.of(seed, 6, count), seed));
        List<Instant> instants = AggregationsTest.instants(seed);
        Map<String, Map<String, Object>> many =
                TableRows.of(FeaturePipeline.of(FEATURES).at(instants).run(log).users());
        Map<String, Map<String, Object>> single = new java.util.TreeMap<>();
        instants.forEach(instant -> single.putAll(
                TableRows.of(FeaturePipeline.of(FEATURES).asOf(instant).run(log).users())));
        assertThat(many).isEqualTo(single);
    }

    @Test
    void threadsAndBatches_changeNoBit() {
        TestLog log = TestLog.of(AllFeatures.withKnownAt(RandomEvents.of(11, 3_000, 60_000), 11), ColumnType.LONG);
        Instant asOf = RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS);
        FeaturePipeline pipeline = FeaturePipeline.of(FEATURES).asOf(asOf);
        Map<String, Map<String, Object>> one = TableRows.of(pipeline.run(log).users());
        assertThat(TableRows.of(pipeline.threads(2).run(log.batches(1000)).users()))
                .isEqualTo(one);
        assertThat(TableRows.of(
                        pipeline.threads(5).run(log.batches(7).unsized()).users()))
                .isEqualTo(one);
        assertThat(TableRows.of(
                        pipeline.threads(3).run(log.batches(3333).held()).users()))
                .isEqualTo(one);
    }

    @Test
    void lateEvent_isUnknownBeforeItIsKnown() {
        Instant noon = Instant.parse("2025-06-01T12:00:00Z");
        Event late = Event.of("a", EventType.PURCHASE, noon)
                .with(EventSchema.KNOWN_AT, noon.plusSeconds(7200).toEpochMilli());
        TestLog log = TestLog.of(List.of(Event.of("a", EventType.VIEW, noon.minusSeconds(60)), late));
        UserTable users = FeaturePipeline.of(FeatureSets.standard())
                .at(List.of(noon.plusSeconds(3600), noon.plusSeconds(7201)))
                .run(log)
                .users();
        assertThat(users.longs(io.growth4j.user.StandardFeatures.ORDERS)).containsExactly(0, 1);
    }

    @Test
    void unknownUser_hasNoEvents() {
        OnlineFeatures online =
                OnlineFeatures.of(FeatureSets.standard(), TestLog.of(List.of()).schema());
        Map<String, Object> nobody = TableRows.values(online.snapshot("nobody", Instant.EPOCH));
        assertThat(nobody).containsEntry("events", 0L).containsEntry("last_active_at", null);
        assertThat(online.users()).isZero();
        assertThatThrownBy(() -> online.accept(
                        Event.of("a", EventType.PURCHASE, Instant.EPOCH).with(EventSchema.AMOUNT, "dear")))
                .hasMessageContaining("'amount' is 'dear'");
        assertThatThrownBy(() -> online.accept(Event.of("a", EventType.VIEW, Instant.EPOCH.minusMillis(1))))
                .hasMessageContaining("1969-12-31");
    }
}
