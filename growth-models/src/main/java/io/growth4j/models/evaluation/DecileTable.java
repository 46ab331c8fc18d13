package io.growth4j.models.evaluation;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Predicted and actual amounts of users sorted from the highest prediction to the lowest and cut into ten groups of equal
 * count.
 *
 * @param groups the groups, highest predictions first; fewer than ten where there are fewer users
 */
public record DecileTable(List<Group> groups) {
    public DecileTable {
        groups = List.copyOf(groups);
    }

    /**
     * One tenth of the users.
     *
     * @param users how many
     * @param predicted their mean prediction
     * @param actual what they turned out to be worth, on average
     */
    public record Group(long users, double predicted, double actual) {}

    /**
     * What was predicted for all.
     *
     * @return the sum over the users
     */
    public double totalPredicted() {
        return total(Group::predicted);
    }

    /**
     * What all turned out to be worth.
     *
     * @return the sum over the users
     */
    public double totalActual() {
        return total(Group::actual);
    }

    private double total(ToDoubleFunction<Group> mean) {
        return groups.stream()
                .mapToDouble(group -> group.users() * mean.applyAsDouble(group))
                .sum();
    }

    /**
     * The table, one row per group.
     *
     * @return means in the unit of the amounts
     */
    public Table toTable() {
        Table.Builder table = Table.of("Predicted and actual by decile", "decile", "users", "predicted", "actual");
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            table.row((long) i + 1, group.users(), group.predicted(), group.actual());
        }
        return table.build();
    }

    /**
     * Predicted beside actual means.
     *
     * @return a plot with two bars a group
     */
    public Plot toPlot() {
        return new Plot.Bars(
                "Predicted and actual by decile",
                "mean amount of a user",
                IntStream.rangeClosed(1, groups.size())
                        .mapToObj(Integer::toString)
                        .toList(),
                List.of(series("predicted", Group::predicted), series("actual", Group::actual)),
                false);
    }

    private Plot.Series series(String name, ToDoubleFunction<Group> mean) {
        return new Plot.Series(name, groups.stream().mapToDouble(mean).boxed().toList());
    }
}
