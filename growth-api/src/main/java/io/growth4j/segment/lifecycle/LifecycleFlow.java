package io.growth4j.segment.lifecycle;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many users went from which stage to which between two instants. A user who was not known at the earlier instant
 * comes from PROSPECT; one who is not known at the later one is not counted. Immutable.
 *
 * @param from the earlier instant
 * @param to the later instant
 * @param counts users per transition; transitions that nobody made are left out
 */
public record LifecycleFlow(Instant from, Instant to, Map<LifecycleTransition, Long> counts) {
    public LifecycleFlow {
        counts = Map.copyOf(counts);
    }

    /**
     * How many users made a transition.
     *
     * @param from the earlier stage
     * @param to the later stage
     * @return users, 0 or more
     */
    public long count(LifecycleStage from, LifecycleStage to) {
        return counts.getOrDefault(new LifecycleTransition(from, to), 0L);
    }

    /**
     * How many users there were in a stage at the earlier instant, as far as they are known at the later one.
     *
     * @param stage the stage
     * @return users
     */
    public long before(LifecycleStage stage) {
        return sum(counts.keySet().stream().filter(transition -> transition.from() == stage));
    }

    /**
     * How many users there are in a stage at the later instant.
     *
     * @param stage the stage
     * @return users
     */
    public long after(LifecycleStage stage) {
        return sum(counts.keySet().stream().filter(transition -> transition.to() == stage));
    }

    /**
     * How many silent users came back.
     *
     * @return users
     */
    public long reactivated() {
        return sum(counts.keySet().stream().filter(LifecycleTransition::isReactivated));
    }

    private long sum(Stream<LifecycleTransition> transitions) {
        return transitions
                .mapToLong(transition -> count(transition.from(), transition.to()))
                .sum();
    }

    /**
     * The share of a stage's users that went to another.
     *
     * @param from the earlier stage
     * @param to the later stage
     * @return 0 to 1; NaN if nobody was in the earlier stage
     */
    public double share(LifecycleStage from, LifecycleStage to) {
        long before = before(from);
        return before == 0 ? Double.NaN : (double) count(from, to) / before;
    }

    /**
     * The matrix of counts.
     *
     * @return earlier stages down, later stages across
     */
    public Table toTable() {
        String[] columns = Stream.concat(Stream.of("from"), names()).toArray(String[]::new);
        Table.Builder table = Table.of("Lifecycle transitions (users)", columns);
        for (LifecycleStage earlier : LifecycleStage.values()) {
            List<Object> cells = new ArrayList<>(List.of(earlier.name()));
            for (LifecycleStage later : LifecycleStage.values()) {
                cells.add(count(earlier, later));
            }
            table.row(cells.toArray());
        }
        return table.build();
    }

    /**
     * The matrix of shares as a picture.
     *
     * @return per earlier stage that held users, the share of them in each later stage
     */
    public Plot toPlot() {
        List<LifecycleStage> held = Stream.of(LifecycleStage.values())
                .filter(stage -> before(stage) > 0)
                .toList();
        return new Plot.HeatMap(
                "Lifecycle transitions (share of users)",
                "from",
                "to",
                held.stream().map(LifecycleStage::name).toList(),
                names().toList(),
                held.stream().map(this::shares).toList());
    }

    private List<@Nullable Double> shares(LifecycleStage earlier) {
        List<@Nullable Double> shares = new ArrayList<>();
        for (LifecycleStage later : LifecycleStage.values()) {
            shares.add(share(earlier, later));
        }
        return shares;
    }

    private static Stream<String> names() {
        return Stream.of(LifecycleStage.values()).map(LifecycleStage::name);
    }
}
