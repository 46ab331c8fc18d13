package io.growth4j.features.analytics;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link FunnelBreakdown}. Immutable and thread-safe.
 *
 * @param definition what was asked
 * @param asOf only events before this instant count
 * @param groups a funnel for each value, by its name; that of users without a value under the empty text
 */
public record FunnelGroups(FunnelBreakdown definition, Instant asOf, Map<String, FunnelCounts> groups) {
    public FunnelGroups {
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    }

    /**
     * The funnels as a table.
     *
     * @return one row per value: users by step, the share that finished, and their median time
     */
    public Table toTable() {
        List<String> columns = new ArrayList<>(List.of(definition.column()));
        int steps = definition.funnel().steps().size();
        IntStream.rangeClosed(1, steps).forEach(step -> columns.add("step " + step));
        columns.addAll(List.of("conversion", "median seconds"));
        Table.Builder table = Table.of("Funnel by " + definition.column(), columns.toArray(String[]::new));
        groups.forEach((value, counts) -> {
            List<@Nullable Object> cells = new ArrayList<>(List.of(name(value)));
            cells.addAll(counts.reached());
            cells.add(known(counts.conversion()));
            cells.add(known(counts.medianSeconds()));
            table.row(cells.toArray());
        });
        return table.build();
    }

    /**
     * The funnels as a picture.
     *
     * @return the share of users that reached each step, a series per value
     */
    public Plot toPlot() {
        int steps = definition.funnel().steps().size();
        List<Plot.Series> series = new ArrayList<>();
        groups.forEach((value, counts) -> {
            List<Double> shares = counts.reached().stream()
                    .map(users -> (double) users / counts.reached(0))
                    .toList();
            series.add(new Plot.Series(name(value), shares));
        });
        List<String> names =
                IntStream.rangeClosed(1, steps).mapToObj(step -> "step " + step).toList();
        return new Plot.Bars("Funnel by " + definition.column(), "share of users", names, series, false);
    }

    private static String name(String value) {
        return value.isEmpty() ? "(none)" : value;
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
