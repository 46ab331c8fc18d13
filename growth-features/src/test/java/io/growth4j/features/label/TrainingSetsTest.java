package io.growth4j.features.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.RandomEvents;
import io.growth4j.features.TableRows;
import io.growth4j.features.TestLog;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.Expression;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import io.growth4j.user.TrainingSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrainingSetsTest {
    private static final EventCatalog CATALOG = EventCatalog.standard();
    private static final FeatureSet FEATURES = FeatureSets.standard();
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant FIRST = RandomEvents.START.plus(Duration.ofDays(4));
    private static final List<Instant> CUT_OFFS = List.of(FIRST, FIRST.plus(Duration.ofDays(3)));

    @Property(seed = "6", tries = 40)
    void labels_equalNaiveTwinAndFeaturesSeeOnlyThePast(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        List<Event> events = RandomEvents.of(seed, 12, count);
        TestLog log = TestLog.of(events);
        Instant end = RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS);
        TrainingSet churn = TrainingSets.churn(FEATURES, DAY)
                .at(CUT_OFFS)
                .observedUntil(end)
                .from(log);
        TrainingSet value = TrainingSets.value(FEATURES, CATALOG, DAY)
                .at(CUT_OFFS)
                .observedUntil(end)
                .from(log);
        Map<String, Double> naiveChurn = new TreeMap<>();
        Map<String, Double> naiveValue = new TreeMap<>();
        for (Instant cutOff : CUT_OFFS) {
            for (int user = 0; user < 12; user++) {
                String id = Integer.toString(user);
                List<Event> own = events.stream()
                        .filter(event -> event.userId().equals(id))
                        .toList();
                Predicate<Event> active = event -> !CATALOG.passive().contains(event.type());
                List<Event> after = between(own, cutOff, cutOff.plus(DAY));
                boolean known = own.stream()
                        .filter(active)
                        .anyMatch(event -> !event.time().isAfter(cutOff.minus(DAY)));
                if (known && between(own, cutOff.minus(DAY), cutOff).stream().anyMatch(active)) {
                    naiveChurn.put(id + "@" + cutOff, after.stream().anyMatch(active) ? 0.0 : 1.0);
                }
                if (between(own, Instant.EPOCH, cutOff).stream().anyMatch(active)) {
                    naiveValue.put(id + "@" + cutOff, (double) revenue(after));
                }
            }
        }
        assertThat(labels(churn)).isEqualTo(naiveChurn);
        assertThat(labels(value)).isEqualTo(naiveValue);
        Map<String, Map<String, Object>> features =
                TableRows.of(FeaturePipeline.of(FEATURES).at(CUT_OFFS).run(log).users());
        TableRows.of(churn.users()).forEach((key, row) -> assertThat(row).isEqualTo(features.get(key)));
    }

    private static List<Event> between(List<Event> events, Instant from, Instant to) {
        return events.stream()
                .filter(event -> !event.time().isBefore(from) && event.time().isBefore(to))
                .toList();
    }

    private static long revenue(List<Event> events) {
        return events.stream()
                .mapToLong(event -> event.type().equals(EventType.PURCHASE)
                        ? event.amountMinor().orElse(0)
                        : event.type().equals(EventType.REFUND)
                                ? -event.amountMinor().orElse(0)
                                : 0)
                .sum();
    }

    private static Map<String, Double> labels(TrainingSet set) {
        Map<String, Double> labels = new TreeMap<>();
        for (int row = 0; row < set.size(); row++) {
            labels.put(
                    set.users().keys().text(row) + "@"
                            + Instant.ofEpochMilli(set.users().asOfMillis(row)),
                    set.labels()[row]);
        }
        return labels;
    }

    @Test
    void eachLabel_takesItsOwnPopulation() {
        List<Event> events = List.of(
                Event.of("gone", EventType.VIEW, FIRST.minus(Duration.ofDays(3))),
                Event.of("back", EventType.VIEW, FIRST.minus(Duration.ofDays(3))),
                Event.of("back", EventType.SHARE, FIRST.plusSeconds(1)),
                Event.of("buyer", EventType.VIEW, FIRST.minusSeconds(60)),
                Event.of("buyer", EventType.PURCHASE, FIRST.plusSeconds(60)).withAmount(500),
                Event.of("inviter", EventType.VIEW, FIRST.minusSeconds(60)),
                Event.of("inviter", EventType.INVITE, FIRST.plus(DAY).minusMillis(1)));
        assertThat(labels(at(TrainingSets.winBack(FEATURES, CATALOG, DAY, DAY), events)))
                .isEqualTo(Map.of("gone@" + FIRST, 0.0, "back@" + FIRST, 1.0));
        assertThat(labels(at(TrainingSets.purchase(FEATURES, CATALOG, DAY), events)))
                .isEqualTo(Map.of("buyer@" + FIRST, 1.0, "inviter@" + FIRST, 0.0));
        assertThat(labels(at(TrainingSets.referral(FEATURES, CATALOG, DAY), events)))
                .isEqualTo(Map.of("buyer@" + FIRST, 0.0, "inviter@" + FIRST, 1.0));
        assertThat(TrainingSets.churn(FEATURES, DAY).label().toJson()).contains("\"name\":\"churn\"", "PT24H");
    }

    @Test
    void brandNewUsers_areNotEligibleForChurn() {
        List<Event> events = List.of(
                Event.of("new", EventType.REGISTER, FIRST.minusSeconds(60)),
                Event.of("old", EventType.REGISTER, FIRST.minus(DAY)),
                Event.of("old", EventType.VIEW, FIRST.minusSeconds(60)),
                Event.of("silent", EventType.VIEW, FIRST.minus(Duration.ofDays(2))),
                Event.of("other", EventType.VIEW, FIRST.plus(DAY)));
        assertThat(labels(at(TrainingSets.churn(FEATURES, DAY), events))).isEqualTo(Map.of("old@" + FIRST, 1.0));
    }

    private static TrainingSet at(TrainingSets sets, List<Event> events) {
        return sets.at(List.of(FIRST)).from(EventLogs.of(events));
    }

    @Test
    void uncoveredHorizon_isRefused() {
        List<Event> events = List.of(
                Event.of("a", EventType.VIEW, FIRST.minus(Duration.ofDays(7))),
                Event.of("a", EventType.VIEW, FIRST.minusSeconds(1)));
        TrainingSets churn = TrainingSets.churn(FEATURES, Duration.ofDays(7)).at(List.of(FIRST));
        assertThatThrownBy(() -> churn.from(EventLogs.of(events)))
                .hasMessageContaining(FIRST.toString())
                .hasMessageContaining("the log ends at");
        assertThat(churn.observedUntil(FIRST.plus(Duration.ofDays(7)))
                        .from(EventLogs.of(events))
                        .labels())
                .containsExactly(1);
        assertThatThrownBy(() -> TrainingSets.churn(FEATURES, DAY).from(EventLogs.of(events)))
                .hasMessageContaining("no cut-off");
    }

    @Test
    void labelThatOverlapsTheFeatures_isRefused() {
        Expression ever = new Expression.Aggregate(Aggregations.count(), EventFilter.ALL, Window.ALL);
        Expression week = new Expression.Aggregate(Aggregations.count(), EventFilter.ALL, Window.days(7));
        assertThatThrownBy(() -> new Label("x", ever, Label.Outcome.OCCURS, List.of(ever), DAY))
                .hasMessageContaining("'x' looks back over all of the past");
        assertThatThrownBy(() -> new Label("x", week, Label.Outcome.OCCURS, List.of(ever), DAY))
                .hasMessageContaining("PT168H");
        assertThatThrownBy(() -> new Label("x", week, Label.Outcome.OCCURS, List.of(ever), Duration.ZERO))
                .hasMessageContaining("horizon");
        assertThatThrownBy(() -> new Label("x", week, Label.Outcome.OCCURS, List.of(), DAY))
                .hasMessageContaining("does not say who is eligible");
    }
}
