package io.growth4j.segment.rfm;

import io.growth4j.definition.Definition;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name of a user's scores.
 *
 * @param scores how users are scored
 * @param ranges how scores are named
 */
public record NamedRangeRule(RfmScoreRule scores, NamedRanges ranges) implements Rule<String>, Definition {
    @Override
    public Definition definition() {
        return this;
    }

    /** The names in the order of their ranges, then {@link NamedRanges#OTHERS} and {@link NamedRanges#NO_PURCHASE}. */
    @Override
    public List<String> outcomes() {
        Stream<String> names = ranges.ranges().stream().map(NamedRange::name);
        return Stream.concat(names, Stream.of(NamedRanges.OTHERS, NamedRanges.NO_PURCHASE))
                .distinct()
                .toList();
    }

    @Override
    public List<Feature> features() {
        return scores.features();
    }

    @Override
    public Decision<String> bind(FeatureSchema schema) {
        String[] names = new String[1000];
        for (RfmScore score : scores.outcomes()) {
            names[score.code()] = ranges.name(score);
        }
        return new Bound(scores.bind(schema), ranges, names);
    }

    private static final class Bound implements Decision<String> {
        private final Decision<RfmScore> scores;
        private final NamedRanges ranges;
        private final String[] names;

        private Bound(Decision<RfmScore> scores, NamedRanges ranges, String[] names) {
            this.scores = scores;
            this.ranges = ranges;
            this.names = names;
        }

        @Override
        public String decide(UserSnapshot user) {
            return names[scores.decide(user).code()];
        }

        @Override
        public String explain(UserSnapshot user) {
            String why = ranges.match(scores.decide(user))
                    .map(range -> "first range that holds the score is " + range)
                    .orElse("no range holds the score");
            return decide(user) + ": " + why + "; " + scores.explain(user);
        }
    }
}
