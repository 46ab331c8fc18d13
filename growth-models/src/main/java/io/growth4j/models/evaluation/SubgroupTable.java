package io.growth4j.models.evaluation;

import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The same figures for each group of users: a model that is good on average may be poor for the long tail.
 *
 * @param groups one per group, in the order of their names
 */
public record SubgroupTable(List<Group> groups) {
    private static final double LEVEL = 0.95;
    private static final int BINS = 10;

    public SubgroupTable {
        groups = List.copyOf(groups);
    }

    /**
     * The figures of one group.
     *
     * @param name which group
     * @param users how many of its users were scored
     * @param rate the share of them who did it
     * @param meanScore their mean score
     * @param auc the area under the ROC curve; NaN if only one class is there
     * @param interval the 95 % interval of the AUC; empty if only one class is there
     * @param calibrationError the ECE in ten bins, fewer for fewer users; NaN if only one class is there
     */
    public record Group(
            String name,
            long users,
            double rate,
            double meanScore,
            double auc,
            Optional<Interval> interval,
            double calibrationError) {}

    /**
     * Evaluates each group alone.
     *
     * @param labels 1 for those who did it, 0 for the others
     * @param scores probabilities, one per label
     * @param group the name of the group of a row
     * @return the table
     */
    public static SubgroupTable of(double[] labels, double[] scores, IntFunction<String> group) {
        TreeMap<String, List<Integer>> members = new TreeMap<>();
        for (int row = 0; row < labels.length; row++) {
            members.computeIfAbsent(group.apply(row), name -> new ArrayList<>()).add(row);
        }
        List<Group> groups = new ArrayList<>();
        members.forEach((name, rows) -> groups.add(evaluate(name, pick(labels, rows), pick(scores, rows))));
        return new SubgroupTable(groups);
    }

    private static double[] pick(double[] values, List<Integer> rows) {
        return rows.stream().mapToDouble(row -> values[row]).toArray();
    }

    private static Group evaluate(String name, double[] labels, double[] scores) {
        double rate = mean(labels);
        double meanScore = mean(scores);
        if (rate == 0 || rate == 1) {
            return new Group(name, labels.length, rate, meanScore, Double.NaN, Optional.empty(), Double.NaN);
        }
        BinaryEvaluation evaluation = BinaryEvaluation.of(labels, scores);
        double error = evaluation.calibration(Math.min(BINS, labels.length)).expectedError();
        return new Group(
                name,
                labels.length,
                rate,
                meanScore,
                evaluation.auc(),
                Optional.of(evaluation.aucInterval(LEVEL)),
                error);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * The table to print.
     *
     * @return one row per group; what is not known is left out
     */
    public Table toTable() {
        Table.Builder table =
                Table.of("By group", "group", "users", "rate", "mean score", "AUC", "AUC low", "AUC high", "ECE");
        for (Group group : groups) {
            table.row(
                    group.name(),
                    group.users(),
                    group.rate(),
                    group.meanScore(),
                    group.interval().isPresent() ? (Double) group.auc() : null,
                    group.interval().map(Interval::low).orElse(null),
                    group.interval().map(Interval::high).orElse(null),
                    group.interval().isPresent() ? (Double) group.calibrationError() : null);
        }
        return table.build();
    }
}
