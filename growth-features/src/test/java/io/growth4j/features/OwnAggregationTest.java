package io.growth4j.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Absent;
import io.growth4j.event.Event;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Algebra;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.aggregate.Runs;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.online.OnlineFeatures;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The walk-through of docs/aggregations.md. */
class OwnAggregationTest {
    // The largest fall from a peak: how much less a user once paid than the most before.
    record Drawdown(String column) implements Aggregation {
        @Override
        public Algebra algebra() {
            return Algebra.MONOID;
        }

        @Override
        public Set<Kind> kinds() {
            return Set.of(Kind.LONG);
        }

        @Override
        public Set<String> columns() {
            return Set.of(column);
        }

        @Override
        public void compute(Runs runs, Output out) {
            long[] values = runs.longs(column);
            for (int row = 0; row < runs.rows(); row++) {
                long peak = Long.MIN_VALUE;
                long fall = 0;
                for (int i = runs.starts()[row]; i < runs.ends()[row]; i++) {
                    if (values[i] != Absent.LONG) {
                        peak = Math.max(peak, values[i]);
                        fall = Math.max(fall, peak - values[i]);
                    }
                }
                out.longs()[row] = fall;
            }
        }
    }

    private static final Feature.OfLong DRAWDOWN =
            new Feature.OfLong("drawdown", "minor units", "largest fall of the amount paid within 90 days");

    private static final FeatureSet FEATURES = FeatureSet.of(FeatureDefinition.of(
            DRAWDOWN, new Drawdown(EventSchema.AMOUNT), EventFilter.types(EventType.PURCHASE), Window.days(90)));

    @Test
    void ownAggregation_worksInAllRuntimes() {
        Instant noon = Instant.parse("2025-06-01T12:00:00Z");
        List<Event> events = List.of(
                paid(noon, 500),
                paid(noon.plusSeconds(60), 900),
                paid(noon.plusSeconds(120), 200),
                paid(noon.plusSeconds(180), 700));
        Instant asOf = noon.plusSeconds(3600);
        FeatureRun run = FeaturePipeline.of(FEATURES).asOf(asOf).run(EventLogs.of(events));
        assertThat(run.users().longs(DRAWDOWN)).containsExactly(700);
        assertThat(run.users().schema().definition(0)).contains("\"kind\":\"Drawdown\",\"column\":\"amount\"");

        OnlineFeatures online = OnlineFeatures.of(FEATURES, EventLogs.of(events).schema());
        events.forEach(online::accept);
        assertThat(online.snapshot("a", asOf).longAt(0)).isEqualTo(700);
        assertThat(online.snapshot("a", noon.plusSeconds(120)).longAt(0)).isZero();
    }

    @Test
    void ownAggregation_isReadFromJsonWhereItIsNamed() {
        String json = FEATURES.toJson();
        FeatureSet read = FeatureSets.parse(json, List.of(Drawdown.class));
        assertThat(read).isEqualTo(FEATURES);
        assertThatThrownBy(() -> FeatureSets.parse(json)).hasMessageContaining("unknown Aggregation 'Drawdown'");
    }

    private static Event paid(Instant time, long minor) {
        return Event.of("a", EventType.PURCHASE, time).withAmount(minor);
    }
}
