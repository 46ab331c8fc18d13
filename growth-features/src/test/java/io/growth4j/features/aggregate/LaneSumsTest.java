package io.growth4j.features.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.TestLog;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lanes hold 255 at most: users with more events than that are counted in parts, one by one. */
class LaneSumsTest {
    private static final Instant START = Instant.parse("2025-03-25T00:00:00Z");
    private static final Feature.OfLong CHANNELS = new Feature.OfLong("channels", "channels", "different channels");

    private static Feature.OfLong of(int channel) {
        return new Feature.OfLong("of_" + channel, "events", "events of channel " + channel);
    }

    @Test
    void longAndShortRows_areCountedAsByHand() {
        List<FeatureDefinition> definitions = new ArrayList<>();
        definitions.add(FeatureDefinition.of(
                CHANNELS, Aggregations.distinct(EventSchema.CHANNEL), EventFilter.ALL, Window.ALL));
        for (int channel = 0; channel < LaneSums.LANES; channel++) {
            definitions.add(FeatureDefinition.of(
                    of(channel),
                    Aggregations.count(),
                    EventFilter.oneOf(EventSchema.CHANNEL, "channel" + channel),
                    Window.ALL));
        }
        List<Event> events = new ArrayList<>();
        Random random = new Random(5);
        int[] sizes = {1, 254, 255, 256, 257, 300, 510, 511, 4000, 0, 3};
        long[][] counts = new long[sizes.length][LaneSums.LANES];
        for (int user = 0; user < sizes.length; user++) {
            int variety = 1 + random.nextInt(LaneSums.LANES);
            for (int i = 0; i < sizes[user]; i++) {
                int channel = random.nextInt(variety);
                Event event = Event.of(Integer.toString(user), EventType.VIEW, START.plusMillis(events.size()));
                boolean isAbsent = random.nextInt(9) == 0;
                events.add(isAbsent ? event : event.with(EventSchema.CHANNEL, "channel" + channel));
                counts[user][channel] += isAbsent ? 0 : 1;
            }
        }
        UserTable users = FeaturePipeline.of(FeatureSet.of(definitions.toArray(FeatureDefinition[]::new)))
                .asOf(START.plusSeconds(60))
                .run(TestLog.of(events))
                .users();
        assertThat(users.size()).isEqualTo(sizes.length - 1);
        for (int row = 0; row < users.size(); row++) {
            int user = Integer.parseInt(users.keys().text(row));
            Set<Integer> met = new HashSet<>();
            for (int channel = 0; channel < LaneSums.LANES; channel++) {
                assertThat(users.longs(of(channel))[row]).isEqualTo(counts[user][channel]);
                if (counts[user][channel] > 0) {
                    met.add(channel);
                }
            }
            assertThat(users.longs(CHANNELS)[row]).isEqualTo(met.size());
        }
    }
}
