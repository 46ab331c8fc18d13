package io.growth4j.features.analytics;

import io.growth4j.event.EventType;
import io.growth4j.segment.path.BehaviourKind;
import io.growth4j.segment.path.TransitionGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The question of growth paths: which behaviour follows on which, and which are done once or again and again?
 *
 * <p>Events of one instant follow each other in the order of the names of their types.
 *
 * @param behaviours the events that are steps; others are not seen
 * @param within how soon an event must come after the one before to follow on it, above zero
 */
public record GrowthPaths(EventSelection behaviours, Duration within) implements HistoryQuestion<PathCounts> {
    public GrowthPaths {
        if (within.toMillis() < 1) {
            throw new IllegalArgumentException("within " + within + " is not above zero");
        }
    }

    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the graph, from which best paths are read, and the kinds; O(events + users · types)
     */
    @Override
    public PathCounts compute(UserHistories histories, Instant asOf) {
        List<EventType> types = histories.types();
        boolean[] mask = behaviours.mask(types);
        int users = histories.users().size();
        long[] done = new long[types.size()];
        long[][] followed = new long[types.size()][types.size()];
        long[][] perUser = new long[types.size()][users];
        for (int user = 0; user < users; user++) {
            int before = -1;
            long beforeMillis = 0;
            for (int i = histories.start(user); i < histories.end(user, asOf.toEpochMilli()); i++) {
                int type = UserHistories.type(histories.packed(i));
                long millis = UserHistories.millis(histories.packed(i));
                if (!mask[type]) {
                    continue;
                }
                done[type]++;
                perUser[type][user]++;
                if (before >= 0 && millis - beforeMillis <= within.toMillis()) {
                    followed[before][type]++;
                }
                before = type;
                beforeMillis = millis;
            }
        }
        List<String> names = types.stream().map(EventType::name).toList();
        return new PathCounts(this, asOf, TransitionGraph.ofCounts(names, done, followed), kinds(types, perUser));
    }

    @Override
    public Tally<PathCounts> tally(Instant end) {
        return new Tally<>(this, new HistoryCounting<>(this::compute, behaviours), end);
    }

    private static Map<EventType, BehaviourKind> kinds(List<EventType> types, long[][] perUser) {
        Map<EventType, BehaviourKind> kinds = new TreeMap<>();
        for (int type = 0; type < perUser.length; type++) {
            if (Arrays.stream(perUser[type]).anyMatch(count -> count > 0)) {
                kinds.put(types.get(type), BehaviourKind.of(perUser[type]));
            }
        }
        return kinds;
    }
}
