package io.growth4j.models.uplift;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.Definition;
import io.growth4j.models.internal.artefact.Versions;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.Trainer;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserTable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A training set taken apart by treatment, the treatment feature itself put aside. */
final class Arms {
    private final TrainingSet set;
    private final Feature.OfLong treatment;
    private final long[] treated;
    private final TrainingSet plain;
    private final int treatedRows;

    private Arms(TrainingSet set, Feature.OfLong treatment, long[] treated, int treatedRows) {
        this.set = set;
        this.treatment = treatment;
        this.treated = treated;
        this.treatedRows = treatedRows;
        UserTable users = Columns.without(set.users(), treatment);
        this.plain = new TrainingSet(users, set.label(), set.labels(), set.weights(), set.eligible());
    }

    static Arms of(TrainingSet set, Feature.OfLong treatment) {
        long[] treated = set.users().longs(treatment);
        int count = 0;
        for (int row = 0; row < treated.length; row++) {
            if (treated[row] != 0 && treated[row] != 1) {
                throw new IllegalArgumentException("row " + row + ", user "
                        + set.users().keys().text(row) + ": treatment '" + treatment.name() + "' is " + treated[row]
                        + ", it must be 0 or 1");
            }
            double label = set.labels()[row];
            if (label != 0 && label != 1) {
                throw new IllegalArgumentException("row " + row + ", user "
                        + set.users().keys().text(row) + ": label " + label
                        + "; uplift of amounts cannot be learned with a propensity, labels must be 0 or 1");
            }
            count += (int) treated[row];
        }
        if (count == 0 || count == treated.length) {
            throw new IllegalArgumentException(count + " of " + treated.length
                    + " rows are treated: uplift is a comparison and needs treated and untreated rows");
        }
        return new Arms(set, treatment, treated, count);
    }

    double treatedShare() {
        return (double) treatedRows / treated.length;
    }

    TrainingSet treated() {
        return plain.select(isTreated());
    }

    TrainingSet control() {
        return plain.select(isTreated().negate());
    }

    private IntPredicate isTreated() {
        return row -> treated[row] == 1;
    }

    /** All rows, the treatment as the last feature. */
    TrainingSet withTreatmentLast() {
        FeatureSchema schema = set.users().schema();
        UserTable users = Columns.with(plain.users(), treatment, schema.definition(schema.slot(treatment)), treated);
        return new TrainingSet(users, set.label(), set.labels(), set.weights(), set.eligible());
    }

    /** All rows, labelled 1 where treatment and response agree, each arm weighing half. */
    TrainingSet transformed() {
        double[] labels = new double[treated.length];
        double[] weights = new double[treated.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = set.labels()[row] == treated[row] ? 1 : 0;
            double share = treated[row] == 1 ? treatedShare() : 1 - treatedShare();
            weights[row] = set.weights()[row] / (2 * share);
        }
        Definition label = relabelled(set.label(), "agrees with treatment");
        return new TrainingSet(plain.users(), label, labels, weights, set.eligible());
    }

    /** A model made of parts that a trainer learned from this set. */
    LearnedUplift learned(Learner learner, Trainer<?> trainer, List<PropensityModel> parts) {
        Map<String, String> provenance = new TreeMap<>(Versions.all());
        provenance.put("learner", learner.name());
        provenance.put("trainer", nameOf(trainer));
        provenance.put("treatment", treatment.name());
        provenance.put("label", set.label().toJson());
        provenance.put("rows", Integer.toString(treated.length));
        provenance.put("treatedRows", Integer.toString(treatedRows));
        LongSummaryStatistics asOf = IntStream.range(0, set.size())
                .mapToLong(row -> set.users().asOfMillis(row))
                .summaryStatistics();
        provenance.put("asOf", Instant.ofEpochMilli(asOf.getMin()) + " to " + Instant.ofEpochMilli(asOf.getMax()));
        return new LearnedUplift(learner, parts, treatedShare(), Collections.unmodifiableMap(provenance));
    }

    /** What a trainer says of itself; nothing where that is only its address in memory. */
    private static String nameOf(Trainer<?> trainer) {
        String text = trainer.toString();
        return text.endsWith("@" + Integer.toHexString(System.identityHashCode(trainer))) ? "unnamed" : text;
    }

    static Definition relabelled(Definition label, String how) {
        return new Derived(how, label);
    }

    /** A label made of another. */
    private record Derived(String how, Definition from) implements Definition {
        @Override
        public String toJson() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("how", how);
            members.put("from", from);
            return CanonicalJson.of("DerivedLabel", members);
        }
    }
}
