package io.growth4j.segment;

import static java.util.Objects.requireNonNull;

import io.growth4j.definition.Definition;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Two rules side by side. Every pair of outcomes is combined once, beforehand, so that a decision allocates nothing. */
final class CombinedRule<A, B, C> implements Rule<C> {
    private final Rule<A> first;
    private final Rule<B> second;
    private final Map<A, Map<B, C>> combined = new HashMap<>();
    private final List<C> outcomes;

    CombinedRule(Rule<A> first, Rule<B> second, BiFunction<? super A, ? super B, ? extends C> combine) {
        this.first = first;
        this.second = second;
        List<C> all = new ArrayList<>();
        for (A a : first.outcomes()) {
            Map<B, C> row = new HashMap<>();
            for (B b : second.outcomes()) {
                C outcome = combine.apply(a, b);
                row.put(b, outcome);
                all.add(outcome);
            }
            combined.put(a, row);
        }
        this.outcomes = all.stream().distinct().toList();
    }

    @Override
    public Definition definition() {
        return new Combined(first.definition(), second.definition());
    }

    @Override
    public List<C> outcomes() {
        return outcomes;
    }

    @Override
    public List<Feature> features() {
        return Stream.concat(first.features().stream(), second.features().stream())
                .distinct()
                .toList();
    }

    @Override
    public Decision<C> bind(FeatureSchema schema) {
        Decision<A> firstDecision = first.bind(schema);
        Decision<B> secondDecision = second.bind(schema);
        return new Decision<>() {
            @Override
            public C decide(UserSnapshot user) {
                Map<B, C> row = requireNonNull(combined.get(firstDecision.decide(user)));
                return requireNonNull(row.get(secondDecision.decide(user)));
            }

            @Override
            public String explain(UserSnapshot user) {
                return firstDecision.explain(user) + "\n" + secondDecision.explain(user);
            }
        };
    }

    private record Combined(Definition first, Definition second) implements Definition {}
}
