package io.growth4j.segment;

import io.growth4j.definition.Definition;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.rule.Explanation;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule for users of any schema. It remembers the rule as bound to the schema seen last: services see one schema only,
 * so the look-up of features is paid once.
 */
final class RuleSegmenter<S> implements Segmenter<S> {
    private final Rule<S> rule;

    /** Written without a lock: a binding is immutable, and any thread may at worst bind once more. */
    private @Nullable Binding<S> last;

    RuleSegmenter(Rule<S> rule) {
        this.rule = rule;
    }

    @Override
    public Definition definition() {
        return rule.definition();
    }

    @Override
    public List<S> outcomes() {
        return rule.outcomes();
    }

    @Override
    public List<Feature> features() {
        return rule.features();
    }

    @Override
    public S segment(UserSnapshot user) {
        return decision(user.schema()).decide(user);
    }

    @Override
    public Segmentation<S> segment(UserTable users) {
        Decision<S> decision = rule.bind(users.schema());
        Map<S, Integer> positions = new HashMap<>();
        rule.outcomes().forEach(outcome -> positions.put(outcome, positions.size()));
        int[] codes = new int[users.size()];
        UserTable.Row row = users.cursor();
        for (int i = 0; i < codes.length; i++) {
            S outcome = decision.decide(row.moveTo(i));
            codes[i] = Objects.requireNonNull(positions.get(outcome), () -> outcome + " is not among the outcomes");
        }
        return new Segmentation<>(definition(), outcomes(), users, codes);
    }

    @Override
    public Explanation explain(UserSnapshot user) {
        return new Explanation(decision(user.schema()).explain(user).lines().toList());
    }

    private Decision<S> decision(FeatureSchema schema) {
        Binding<S> binding = last;
        if (binding == null || !binding.schema().equals(schema)) {
            binding = new Binding<>(schema, rule.bind(schema));
            last = binding;
        }
        return binding.decision();
    }

    private record Binding<S>(FeatureSchema schema, Decision<S> decision) {}
}
