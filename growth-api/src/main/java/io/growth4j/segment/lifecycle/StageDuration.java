package io.growth4j.segment.lifecycle;

import io.growth4j.report.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long users stay in a stage.
 *
 * <p>A run starts at the first instant at which a user is seen in the stage and ends at the first at which the same user
 * is seen in another, so lengths are exact to the distance of the instants. Runs that were under way at the first instant
 * have no known start and runs still under way no known end: they are counted as open and are not in the quantiles,
 * which therefore lean to the short side in a short history.
 *
 * @param stage the stage
 * @param completed runs with a known start and end
 * @param open runs without one of them
 * @param p25Days a quarter of the completed runs are no longer; NaN without any
 * @param medianDays half of the completed runs are no longer; NaN without any
 * @param p75Days three quarters of the completed runs are no longer; NaN without any
 */
public record StageDuration(
        LifecycleStage stage, long completed, long open, double p25Days, double medianDays, double p75Days) {
    /**
     * Durations as a table.
     *
     * @param durations one per stage
     * @return one row per stage
     */
    public static Table toTable(List<StageDuration> durations) {
        Table.Builder table =
                Table.of("Time in a stage (days)", "stage", "completed runs", "open runs", "p25", "median", "p75");
        for (StageDuration one : durations) {
            table.row(
                    one.stage.name(),
                    one.completed,
                    one.open,
                    known(one.p25Days),
                    known(one.medianDays),
                    known(one.p75Days));
        }
        return table.build();
    }

    private static @Nullable Double known(double days) {
        return Double.isNaN(days) ? null : days;
    }
}
