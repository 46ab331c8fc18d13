package io.growth4j.features;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.RejectedRows;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter.Condition;
import io.growth4j.features.filter.EventFilter.NoneOf;
import io.growth4j.features.filter.EventFilter.OneOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A log that remembers which types of event it had, to find those that filters probably misspell. */
final class UnseenTypes implements EventLog {
    /** A log of more types than this has texts of another sort there: their neighbourhoods would say nothing. */
    private static final int MOST_TYPES = 1000;

    private final EventLog log;
    private @Nullable Dictionary types;

    UnseenTypes(EventLog log) {
        this.log = log;
    }

    /** The types that no event has but that are near to one that some event has, each with those. */
    Map<String, List<String>> of(FeatureSet features) {
        Set<String> seen = seen();
        Map<String, List<String>> unseen = new TreeMap<>();
        for (String type : named(features)) {
            List<String> near = seen.contains(type) ? List.of() : UnknownName.nearest(type, seen);
            if (!near.isEmpty()) {
                unseen.put(type, near);
            }
        }
        return unseen;
    }

    private Set<String> seen() {
        Set<String> seen = new TreeSet<>();
        Dictionary texts = types;
        for (int code = 0; texts != null && texts.size() <= MOST_TYPES && code < texts.size(); code++) {
            seen.add(texts.text(code));
        }
        return seen;
    }

    private static Set<String> named(FeatureSet features) {
        List<Condition> conditions = new ArrayList<>();
        for (FeatureDefinition definition : features.features()) {
            definition
                    .expression()
                    .aggregates()
                    .forEach(part -> conditions.addAll(part.filter().conditions()));
        }
        Set<String> named = new TreeSet<>();
        for (Condition condition : conditions) {
            if (condition.column().equals(EventSchema.TYPE)) {
                named.addAll(condition instanceof OneOf some ? some.values() : Set.of());
                named.addAll(condition instanceof NoneOf none ? none.values() : Set.of());
            }
        }
        return named;
    }

    @Override
    public EventSchema schema() {
        return log.schema();
    }

    @Override
    public OptionalLong size() {
        return log.size();
    }

    @Override
    public RejectedRows rejectedRows() {
        return log.rejectedRows();
    }

    @Override
    public EventCursor read() {
        return watched(log.read());
    }

    @Override
    public EventCursor read(Set<String> columns) {
        return watched(log.read(columns));
    }

    private EventCursor watched(EventCursor cursor) {
        return new EventCursor() {
            @Override
            public @Nullable EventBatch next() {
                EventBatch batch = cursor.next();
                types = batch == null ? types : batch.dictionary(EventSchema.TYPE_SLOT);
                return batch;
            }

            @Override
            public boolean isLasting() {
                return cursor.isLasting();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }
}
