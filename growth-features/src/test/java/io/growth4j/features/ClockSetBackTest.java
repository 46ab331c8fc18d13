package io.growth4j.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.online.OnlineFeatures;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import io.growth4j.user.UserSnapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In St. John's, clocks were set back at 00:01, over midnight: 7 November 2010 began twice. */
class ClockSetBackTest {
    private static final ZoneId ZONE = ZoneId.of("America/St_Johns");
    private static final Feature.OfLong DAYS = new Feature.OfLong("days", "days", "active days");
    private static final Feature.OfLong STREAK = new Feature.OfLong("streak", "days", "longest run of days");
    private static final FeatureSet FEATURES = FeatureSet.of(
                    FeatureDefinition.of(DAYS, Aggregations.activeDays(), EventFilter.ALL, Window.ALL),
                    FeatureDefinition.of(STREAK, Aggregations.longestStreak(), EventFilter.ALL, Window.ALL))
            .in(ZONE);

    private static final List<Event> EVENTS = List.of(
            at("2010-11-07T01:00:00Z"), // the 6th, 22:30
            at("2010-11-07T02:30:30Z"), // the 7th, 00:00:30
            at("2010-11-07T02:40:00Z"), // the 6th again, 23:10
            at("2010-11-07T12:00:00Z"), // the 7th
            at("2010-11-08T12:00:00Z"));

    private static Event at(String time) {
        return Event.of("a", EventType.VIEW, Instant.parse(time));
    }

    @Test
    void dayThatBeginsTwice_isOneDay() {
        Instant asOf = Instant.parse("2010-11-09T00:00:00Z");
        UserSnapshot batch = FeaturePipeline.of(FEATURES)
                .asOf(asOf)
                .run(TestLog.of(EVENTS))
                .users()
                .row(0);
        OnlineFeatures online = OnlineFeatures.of(FEATURES, TestLog.of(EVENTS).schema());
        EVENTS.forEach(online::accept);
        online.settle(asOf);
        for (UserSnapshot user : List.of(batch, online.snapshot("a", asOf))) {
            assertThat(user.longAt(0)).isEqualTo(3);
            assertThat(user.longAt(1)).isEqualTo(3);
        }
    }
}
