package io.growth4j.segment.lifecycle;

import io.growth4j.user.UserKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The stages of users at several instants, one after the other: how they flow, and how long they last.
 *
 * <p>Instants are added in time order, for example one per day. Memory is O(users). Not thread-safe.
 */
public final class LifecycleHistory {
    private final Map<String, Integer> index = new HashMap<>();
    private final List<LifecycleFlow> flows = new ArrayList<>();
    private final StageRuns runs = new StageRuns();
    private LifecycleStage[] stages = {};
    private Instant now = Instant.MIN;

    /** An empty history. */
    public LifecycleHistory() {}

    /**
     * Adds the stages at an instant.
     *
     * @param asOf the instant, after all added before
     * @param users who stands in which row, each user once
     * @param stageOfRow the stage of a row
     * @return this history
     * @throws IllegalArgumentException if the instant is not after the one added before
     */
    public LifecycleHistory add(Instant asOf, UserKeys users, IntFunction<LifecycleStage> stageOfRow) {
        if (!asOf.isAfter(now)) {
            throw new IllegalArgumentException("instant " + asOf + " is not after " + now + ", which was added before");
        }
        boolean first = now.equals(Instant.MIN);
        Map<LifecycleTransition, Long> counts = new HashMap<>();
        for (int row = 0; row < users.size(); row++) {
            LifecycleStage stage = stageOfRow.apply(row);
            int user = indexOf(users.text(row));
            counts.merge(new LifecycleTransition(stages[user], stage), 1L, Long::sum);
            runs.observe(user, stage, asOf);
            stages[user] = stage;
        }
        if (!first) {
            flows.add(new LifecycleFlow(now, asOf, counts));
        }
        now = asOf;
        return this;
    }

    private int indexOf(String user) {
        Integer known = index.putIfAbsent(user, index.size());
        if (known != null) {
            return known;
        }
        int added = index.size() - 1;
        if (added == stages.length) {
            stages = Arrays.copyOf(stages, Math.max(16, added * 2));
        }
        stages[added] = LifecycleStage.PROSPECT;
        return added;
    }

    /**
     * The transitions between each instant and the next.
     *
     * @return one flow less than there are instants, in time order
     */
    public List<LifecycleFlow> flows() {
        return List.copyOf(flows);
    }

    /**
     * How long stages last, as far as the history saw both their beginning and their end.
     *
     * @return one distribution per stage, in the order of the stages
     */
    public List<StageDuration> durations() {
        return runs.durations();
    }
}
