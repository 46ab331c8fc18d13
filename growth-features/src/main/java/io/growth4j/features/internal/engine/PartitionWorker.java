package io.growth4j.features.internal.engine;

import io.growth4j.event.Dictionary;
import io.growth4j.features.internal.compute.Evaluator;
import io.growth4j.features.internal.compute.RootNode;
import io.growth4j.features.internal.engine.Engine.Column;
import io.growth4j.features.internal.engine.Engine.Question;
import io.growth4j.features.internal.group.GroupedEvents;
import io.growth4j.features.internal.group.Rows;
import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.pack.EventStore;
import io.growth4j.features.internal.pack.UserRange;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups and computes partitions one after the other, in the same arrays. One per thread. */
final class PartitionWorker {
    private final EventStore store;
    private final List<Question> questions;
    private final long[] instants;
    private final GroupedEvents events;
    private final Rows rows = new Rows();
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(Question question, Rows rows, RootNode root, Evaluator evaluator) {}

    PartitionWorker(EventStore store, ColumnPlan plan, List<Question> questions, ZoneId zone, long[] instants) {
        this.store = store;
        this.questions = questions;
        this.instants = instants;
        @Nullable
        Dictionary[] dictionaries = new @Nullable Dictionary[plan.columns().size()];
        for (int column = 0; column < dictionaries.length; column++) {
            dictionaries[column] = store.dictionary(column);
        }
        this.events = new GroupedEvents(plan, dictionaries, store.partBits());
        for (Question question : questions) {
            Rows own = question.laterMillis() == 0 ? rows : new Rows();
            RootNode root = new RootNode(events, own, zone);
            asked.add(new Asked(question, own, root, new Evaluator(root)));
        }
    }

    /** Computes neighbouring partitions. */
    List<ResultStripe> compute(List<UserRange> parts) {
        return parts.stream().map(this::compute).toList();
    }

    private ResultStripe compute(UserRange part) {
        events.load(store, part);
        rows.at(events, instants);
        ResultStripe stripe = new ResultStripe(rows, events.userIds(), instants.length == 1, questions);
        for (int number = 0; number < asked.size(); number++) {
            Asked each = asked.get(number);
            if (each.rows != rows) {
                each.rows.later(events, rows, each.question.laterMillis());
            }
            each.root.refresh(part.from());
            List<Column> columns = each.question.columns();
            for (int column = 0; column < columns.size(); column++) {
                Column wanted = columns.get(column);
                stripe.take(number, column, each.evaluator.evaluate(wanted.expression(), wanted.kind()));
            }
        }
        return stripe;
    }
}
