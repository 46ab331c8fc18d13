package io.growth4j.features.spark;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.EventLog;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.engine.Engine;
import io.growth4j.features.internal.engine.EngineResult;
import io.growth4j.features.internal.ingest.EventPlan;
import io.growth4j.features.internal.ingest.SourceLog;
import io.growth4j.features.source.EventMapping;
import io.growth4j.user.UserTable;
import java.io.Serializable;
import java.util.List;

/**
 * What every task does, in texts and numbers: nothing of the library's definitions is serialised by Java.
 *
 * @param features what to compute
 * @param mapping the text form of the mapping
 * @param columns the columns that it names
 * @param instants the instants of the rows, ascending
 * @param memory bytes that the packed events of a task may take; 0 for the standard share of the heap it runs in
 */
record TaskDefinition(TravellingSet features, String mapping, EventColumns columns, List<Long> instants, long memory)
        implements Serializable {
    /** What messages call the events. */
    static final String SOURCE = "the Dataset";

    /** A log of the events that a task is given. */
    EventLog log(SourceLog.Opener opener) {
        return new SourceLog(SOURCE, plan(), opener);
    }

    /** The columns of the events, as the mapping says. */
    EventPlan plan() {
        EventMapping parsed = EventMapping.parse(mapping);
        EventPlan.Rules rules = new EventPlan.Rules(
                parsed.columns(),
                parsed.formats(),
                parsed.constantType(),
                parsed.zone(),
                parsed.negativeAmounts(),
                parsed.failFast());
        return EventPlan.of(SOURCE, rules, columns.types());
    }

    /** Computes the features of a log's users on this thread. */
    Answer answer(EventLog log) {
        FeatureSet set = features.features();
        long bytes = memory > 0 ? memory : Engine.standardMemory();
        long[] millis = instants.stream().mapToLong(Long::longValue).toArray();
        EngineResult result =
                new Engine(set.zone(), 1, bytes, Engine.Question.of(set)).run(log, millis, ProgressListener.NONE);
        return new Answer(result, result.table(set));
    }

    /**
     * What came out.
     *
     * @param result with the counts
     * @param users the table
     */
    record Answer(EngineResult result, UserTable users) {}
}
