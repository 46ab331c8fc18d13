package io.growth4j.features.internal.state;

import io.growth4j.event.Absent;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.compute.Evaluator;
import io.growth4j.features.internal.engine.Workbench;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.time.Instant;
import java.util.Objects;

/** What partitions tell about their users: a table computes one after the other as the engine does, a snapshot one user. */
final class Answers {
    private final FeatureSet features;
    private final FeatureSchema schema;
    private final UserNumbers numbers;
    private final Partitions partitions;
    private final Workbench bench;
    private final Pasts pasts;
    private final Evaluator evaluator;

    Answers(FeatureSet features, FoldPlan folds, UserNumbers numbers, Partitions partitions, Workbench bench) {
        this.features = features;
        this.schema = features.schema();
        this.numbers = numbers;
        this.partitions = partitions;
        this.bench = bench;
        this.pasts = new Pasts(bench, folds);
        this.evaluator = bench.evaluator(pasts);
    }

    FeatureSchema schema() {
        return schema;
    }

    /** The features of all users of whom an event before an instant is known. */
    UserTable table(long instant) {
        TableColumns columns = new TableColumns(features);
        for (int index = 0; index < UserStates.PARTITIONS; index++) {
            UserStates partition = partitions.get(index);
            partitions.foldIfWorth(index);
            partition.recent.selectAll(bench.entries());
            bench.load(partition.recent, bench.entries(), partitions.users(index));
            bench.rowsAt(partition.hasPast, instant);
            pasts.of(partition.pasts);
            columns.append(bench, index, evaluator);
        }
        return columns.table(schema, numbers, instant);
    }

    /** The features of one user, known or not. */
    UserSnapshot snapshot(String userId, Instant asOf) {
        int number = numbers.find(userId);
        int index = UserStates.partition(Math.max(0, number));
        UserStates partition = partitions.get(index);
        int user = number < 0 ? Integer.MAX_VALUE : UserStates.row(number);
        partition.select(user, partitions.users(index), bench.entries());
        bench.load(partition.recent, bench.entries());
        bench.rowAt(asOf.toEpochMilli());
        pasts.of(partition.pasts, user);
        UserSnapshots.Builder snapshot = UserSnapshots.of(schema, userId, asOf);
        for (FeatureDefinition definition : features.features()) {
            Feature feature = definition.feature();
            put(snapshot, feature, evaluator.evaluate(definition.expression(), Kind.of(feature)));
        }
        return snapshot.build();
    }

    private static void put(UserSnapshots.Builder snapshot, Feature feature, Output output) {
        if (feature instanceof Feature.OfLong whole) {
            snapshot.with(whole, output.longs()[0]);
        } else if (feature instanceof Feature.OfDouble real) {
            snapshot.with(real, output.doubles()[0]);
        } else if (feature instanceof Feature.OfInstant instant && output.longs()[0] != Absent.LONG) {
            snapshot.with(instant, Instant.ofEpochMilli(output.longs()[0]));
        } else if (feature instanceof Feature.OfCategory category && output.codes()[0] != Absent.CODE) {
            snapshot.with(category, Objects.requireNonNull(output.dictionary()).text(output.codes()[0]));
        }
    }
}
