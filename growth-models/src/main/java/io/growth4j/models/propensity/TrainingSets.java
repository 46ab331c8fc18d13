package io.growth4j.models.propensity;

import io.growth4j.definition.UnknownName;
import io.growth4j.user.Feature;
import io.growth4j.user.TrainingSet;
import java.util.Set;

/** What must hold of a training set before anything can be learned from it. */
final class TrainingSets {
    /** Fewer of a class than this say nothing. */
    static final int LEAST = 10;

    private TrainingSets() {}

    static void requireBothClasses(String name, TrainingSet set) {
        long positives = 0;
        for (int row = 0; row < set.size(); row++) {
            double label = set.labels()[row];
            if (label != 0 && label != 1) {
                throw new IllegalArgumentException("row " + row + " of " + name + ", user "
                        + set.users().keys().text(row) + ", has label " + label + ": a propensity needs 0 or 1");
            }
            positives += label == 1 ? 1 : 0;
        }
        if (positives < LEAST || set.size() - positives < LEAST) {
            throw new IllegalArgumentException(name + " has " + positives + " users who did it and "
                    + (set.size() - positives) + " who did not: needs at least " + LEAST + " of each");
        }
    }

    static void requireIgnoredExist(TrainingSet set, Set<String> ignored) {
        for (String name : ignored) {
            if (set.users().schema().find(name).isEmpty()) {
                throw UnknownName.of(
                        "feature",
                        name,
                        set.users().schema().features().stream()
                                .map(Feature::name)
                                .toList());
            }
        }
    }
}
