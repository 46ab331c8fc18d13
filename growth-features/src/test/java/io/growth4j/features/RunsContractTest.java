package io.growth4j.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Algebra;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.aggregate.Runs;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What every aggregation may rely on, whatever the filter, the window, the instants and the events that became known late. */
class RunsContractTest {
    private static final EventFilter PURCHASES = EventFilter.types(EventType.PURCHASE);
    private static final Window TWO_DAYS = Window.last(Duration.ofDays(2));

    private static final FeatureSet FEATURES = FeatureSet.of(
            checked("all", EventFilter.ALL, Window.ALL),
            checked("recent", EventFilter.ALL, TWO_DAYS),
            checked("purchases", PURCHASES, Window.ALL),
            checked("recent_purchases", PURCHASES, TWO_DAYS),
            checked("other", EventFilter.notTypes(Set.of(EventType.PURCHASE, EventType.VIEW)), TWO_DAYS));

    record Checked() implements Aggregation {
        @Override
        public Algebra algebra() {
            return Algebra.HOLISTIC;
        }

        @Override
        public Set<Kind> kinds() {
            return Set.of(Kind.LONG);
        }

        @Override
        public Set<String> columns() {
            return Set.of("type");
        }

        @Override
        public void compute(Runs runs, Output out) {
            int[] starts = runs.starts();
            int[] ends = runs.ends();
            for (int row = 0; row < runs.rows(); row++) {
                assertThat(ends[row]).isGreaterThanOrEqualTo(starts[row]);
                assertThat(runs.counts()[row]).isEqualTo(ends[row] - starts[row]);
                if (row > 0 && starts[row] == starts[row - 1]) {
                    assertThat(ends[row]).isGreaterThanOrEqualTo(ends[row - 1]);
                }
                for (int i = starts[row] + 1; i < ends[row]; i++) {
                    assertThat(runs.times()[i]).isGreaterThanOrEqualTo(runs.times()[i - 1]);
                }
            }
        }
    }

    private static FeatureDefinition checked(String name, EventFilter filter, Window window) {
        return FeatureDefinition.of(new Feature.OfLong(name, "", name), new Checked(), filter, window);
    }

    @Property(seed = "21", tries = 100)
    void rowWithTheStartOfTheOneBefore_continuesIt(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        TestLog log = TestLog.of(AllFeatures.withKnownAt(RandomEvents.of(seed, 6, count), seed));
        assertThat(FeaturePipeline.of(FEATURES)
                        .at(AggregationsTest.instants(seed))
                        .run(log)
                        .users()
                        .schema())
                .isEqualTo(FEATURES.schema());
    }
}
