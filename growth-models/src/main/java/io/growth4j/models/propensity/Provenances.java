package io.growth4j.models.propensity;

import io.growth4j.models.internal.artefact.Versions;
import io.growth4j.user.TrainingSet;
import java.util.stream.LongStream;

/** Writes down where a model comes from. Holds no time of day: the same data and settings give the same text. */
final class Provenances {
    private Provenances() {}

    static Provenance of(Goal<?> goal, TrainingSet set, Parts parts, PropensityTrainer.Settings settings) {
        return new Provenance(
                goal.name(),
                goal.horizon().toMillis(),
                set.label().toJson(),
                settings.toJson(),
                cutOffs(parts.learning()).min().orElseThrow(),
                cutOffs(parts.test()).max().orElseThrow(),
                parts.learning().size(),
                parts.validation().size(),
                parts.test().size(),
                parts.byTime(),
                set.eligible(),
                settings.seed(),
                Versions.all());
    }

    private static LongStream cutOffs(TrainingSet set) {
        return LongStream.range(0, set.size()).map(row -> set.users().asOfMillis((int) row));
    }
}
