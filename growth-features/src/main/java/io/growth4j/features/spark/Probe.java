package io.growth4j.features.spark;

import io.growth4j.event.EventSchema;
import io.growth4j.features.internal.ingest.EventPlan;
import io.growth4j.features.internal.ingest.EventRows;
import io.growth4j.features.internal.ingest.SourceLog;
import io.growth4j.user.UserTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task run over no events: it finds on the driver, before anything is sent, what a task would find wrong, and which columns
 * tasks will read.
 */
final class Probe {
    private final EventPlan plan;
    private final TaskDefinition.Answer answer;
    private @Nullable EventPlan read;

    Probe(TaskDefinition definition) {
        this.plan = definition.plan();
        this.answer = definition.answer(definition.log(columns -> {
            read = columns;
            return new NoRows();
        }));
    }

    /** The columns of the events. */
    EventSchema schema() {
        return plan.schema();
    }

    /** A table without users. */
    UserTable users() {
        return answer.users();
    }

    /** Columns that features read and the events do not have. */
    Set<String> missing() {
        return answer.result().missing();
    }

    /** The Dataset's columns that tasks read, each once. */
    List<String> columns() {
        return distinct(Objects.requireNonNull(read));
    }

    static List<String> distinct(EventPlan read) {
        return List.copyOf(new LinkedHashSet<>(read.columns()));
    }

    private static final class NoRows implements SourceLog.Rows {
        @Override
        public boolean next(EventRows rows) {
            return false;
        }

        @Override
        public void close() {}
    }
}
