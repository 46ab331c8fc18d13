package io.growth4j.features.internal.kernel;

import io.growth4j.features.aggregate.Foldable;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.aggregate.States;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.internal.kernel.FoldPlan.Part;
import java.util.Arrays;
import java.util.List;

/** Computes aggregates of users whose past was folded: a copy of their state takes up the recent events. */
final class Pasts implements Evaluator.Aggregating {
    private final RootNode root;
    private final Rows rows;
    private final FoldPlan folds;
    private final List<States> current;
    private final long[] versions;
    private List<States> pasts = List.of();
    private int only;

    Pasts(Workbench bench, FoldPlan folds) {
        this.root = bench.root();
        this.rows = bench.rows();
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
        Node runs = root.where(aggregate.filter());
        if (part < 0) {
            aggregate.aggregation().compute(runs.last(aggregate.window()), out);
        } else {
            ((Foldable) aggregate.aggregation()).finish(runs, upToDate(part, runs), out);
        }
    }

    private States upToDate(int part, Node runs) {
        States states = current.get(part);
        if (versions[part] != root.version()) {
            versions[part] = root.version();
            states.restart(rows.count);
            States past = pasts.get(part);
            for (int row = 0; row < rows.count; row++) {
                int user = only < 0 ? rows.users[row] : only;
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
