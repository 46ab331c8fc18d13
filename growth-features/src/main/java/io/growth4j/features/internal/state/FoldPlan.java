package io.growth4j.features.internal.state;

import io.growth4j.features.aggregate.Fold;
import io.growth4j.features.aggregate.Foldable;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be forgotten about the past: aggregations over all of the past that can go on from a state keep that state;
 * the others keep the events that they can reach.
 */
final class FoldPlan {
    private static final int NOT_FOLDED = -1;

    private final List<FeatureDefinition> features;
    private final List<Part> parts;
    private final Set<Kept> kept = new LinkedHashSet<>();
    /** By identity: comparing definitions in full would cost more than what they compute for one user. */
    private final IdentityHashMap<Aggregate, Integer> numbers = new IdentityHashMap<>();

    /** Events that are folded together: equal folds of equal filters share their states. */
    record Part(Fold fold, EventFilter filter) {}

    /** Events that are kept: those that lie in both windows. */
    private record Kept(Window window, Window reach) {
        long start(long instant) {
            return Math.max(window.startMillis(instant), reach.startMillis(instant));
        }
    }

    FoldPlan(FeatureSet features) {
        this.features = features.features();
        Set<Part> folded = new LinkedHashSet<>();
        features.features().stream()
                .flatMap(definition -> definition.expression().aggregates().stream())
                .forEach(aggregate -> visit(aggregate, folded));
        parts = new ArrayList<>(folded);
        features.features().stream()
                .flatMap(definition -> definition.expression().aggregates().stream())
                .forEach(aggregate ->
                        numbers.put(aggregate, isFolded(aggregate) ? parts.indexOf(partOf(aggregate)) : NOT_FOLDED));
    }

    private void visit(Aggregate aggregate, Set<Part> folded) {
        if (isFolded(aggregate)) {
            folded.add(partOf(aggregate));
        } else {
            kept.add(new Kept(aggregate.window(), aggregate.aggregation().reach()));
        }
    }

    private static boolean isFolded(Aggregate aggregate) {
        return aggregate.window().equals(Window.ALL) && aggregate.aggregation() instanceof Foldable;
    }

    private static Part partOf(Aggregate aggregate) {
        return new Part(((Foldable) aggregate.aggregation()).fold(), aggregate.filter());
    }

    List<Part> parts() {
        return parts;
    }

    /** The features that need the states of a part. */
    List<String> featuresOf(int part) {
        return features.stream()
                .filter(definition ->
                        definition.expression().aggregates().stream().anyMatch(aggregate -> part(aggregate) == part))
                .map(definition -> definition.feature().name())
                .toList();
    }

    /** The number of the part of one of the set's own aggregates, or −1 if its events are kept. */
    int part(Aggregate aggregate) {
        return numbers.getOrDefault(aggregate, NOT_FOLDED);
    }

    /** From when on events are needed if none of the features will be asked for before an instant. */
    long horizon(long instant) {
        long start = instant;
        for (Kept each : kept) {
            start = Math.min(start, each.start(instant));
        }
        return start;
    }
}
