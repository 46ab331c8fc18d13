package io.growth4j.loyalty.growthvalue;

import io.growth4j.report.Table;
import java.util.List;

/**
 * A user's growth value over time, with the ledger of each day.
 *
 * @param formula what it was computed by
 * @param lines one per day
 * @param state the state at the end
 */
public record GrowthHistory(GrowthValueFormula formula, List<GrowthLine> lines, GrowthValue state) {
    public GrowthHistory {
        lines = List.copyOf(lines);
    }

    /**
     * Every day in words.
     *
     * @return one line per day
     */
    public List<String> explain() {
        return lines.stream().map(GrowthLine::explain).toList();
    }

    /**
     * Every day in numbers.
     *
     * @return one row per day
     */
    public Table table() {
        Table.Builder table = Table.of(
                "Growth value by day",
                "day",
                "plan",
                "start",
                "daily",
                "tasks",
                "openings",
                "refunded",
                "decline",
                "clamped",
                "end",
                "level");
        for (GrowthLine line : lines) {
            table.row(
                    line.date().toString(),
                    line.plan(),
                    line.opening(),
                    line.daily(),
                    line.tasks(),
                    line.openings(),
                    line.refunded(),
                    line.decline(),
                    line.clamped(),
                    line.closing(),
                    (long) line.effectiveLevel());
        }
        return table.build();
    }
}
