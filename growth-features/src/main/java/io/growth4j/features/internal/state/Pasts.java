package io.growth4j.features.internal.state;

import io.growth4j.features.aggregate.Foldable;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.aggregate.Runs;
import io.growth4j.features.aggregate.States;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.internal.compute.Aggregating;
import io.growth4j.features.internal.engine.Workbench;
import io.growth4j.features.internal.state.FoldPlan.Part;
import java.util.Arrays;
import java.util.List;

/** Computes aggregates of users whose past was folded: a copy of their state takes up the recent events. */
final class Pasts implements Aggregating {
    private final Workbench bench;
    private final FoldPlan folds;
    private final List<States> current;
    private final long[] versions;
    private List<States> pasts = List.of();
    private int only;

    Pasts(Workbench bench, FoldPlan folds) {
        this.bench = bench;
        this.folds = folds;
        this.current =
                folds.parts().stream().map(part -> new States(part.fold())).toList();
        this.versions = new long[current.size()];
        Arrays.fill(versions, -1);
    }

    /** The rows that come are of these users, each numbered as there. */
    void of(List<States> states) {
        pasts = states;
        only = -1;
    }

    /** The only row that comes is of this user. */
    void of(List<States> states, int user) {
        pasts = states;
        only = user;
    }

    @Override
    public void compute(Aggregate aggregate, Output out) {
        int part = folds.part(aggregate);
        if (part < 0) {
            aggregate.aggregation().compute(bench.last(aggregate.filter(), aggregate.window()), out);
        } else {
            Runs runs = bench.where(aggregate.filter());
            ((Foldable) aggregate.aggregation()).finish(runs, upToDate(part, runs), out);
        }
    }

    private States upToDate(int part, Runs runs) {
        States states = current.get(part);
        if (versions[part] != bench.version()) {
            versions[part] = bench.version();
            states.restart(bench.rows());
            States past = pasts.get(part);
            for (int row = 0; row < bench.rows(); row++) {
                int user = only < 0 ? bench.user(row) : only;
                if (user < past.rows()) {
                    states.copy(past, user, row);
                }
            }
            Part described = folds.parts().get(part);
            described.fold().add(runs, states);
        }
        return states;
    }
}
