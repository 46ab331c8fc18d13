package io.growth4j.features.analytics;

import io.growth4j.event.EventType;
import io.growth4j.report.Table;
import io.growth4j.segment.path.BehaviourKind;
import io.growth4j.segment.path.TransitionGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link GrowthPaths}. Immutable and thread-safe.
 *
 * @param definition what was asked
 * @param asOf only events before this instant count
 * @param graph which behaviour follows on which; {@link TransitionGraph#bestPath} finds the best way to a goal
 * @param kinds whether each behaviour is done once or again and again
 */
public record PathCounts(
        GrowthPaths definition, Instant asOf, TransitionGraph graph, Map<EventType, BehaviourKind> kinds) {
    public PathCounts {
        kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
    }

    /**
     * The graph as a table.
     *
     * @return per behaviour, its kind and the probability that each other directly follows
     */
    public Table toTable() {
        List<String> columns = new ArrayList<>(List.of("behaviour", "kind"));
        kinds.keySet().forEach(type -> columns.add("then " + type));
        Table.Builder table = Table.of("What follows on what (probability)", columns.toArray(String[]::new));
        kinds.forEach((type, kind) -> {
            List<@Nullable Object> cells = new ArrayList<>(List.of(type.name(), kind.name()));
            kinds.keySet().forEach(next -> cells.add(graph.probability(type.name(), next.name())));
            table.row(cells.toArray());
        });
        return table.build();
    }
}
