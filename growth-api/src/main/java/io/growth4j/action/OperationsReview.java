package io.growth4j.action;

import io.growth4j.definition.Definition;
import io.growth4j.report.Table;
import java.util.List;

/**
 * Whether a plan is fit to run.
 *
 * @param plan what was reviewed
 * @param coverage users with a class, divided by users to divide; NaN if there are none to divide
 * @param exclusivity the share of users with exactly one class; NaN if there are no users
 * @param stability the share of users who kept their class, among those in both divisions; NaN if there are none
 * @param actionability the share of classes that have a strategy
 * @param idleClasses the classes that have none
 * @param demandedStability how many users should keep their class, 0 to 1
 * @param fields how many data fields decide the class
 */
public record OperationsReview(
        Definition plan,
        double coverage,
        double exclusivity,
        double stability,
        double actionability,
        List<String> idleClasses,
        double demandedStability,
        int fields) {
    public OperationsReview {
        idleClasses = List.copyOf(idleClasses);
    }

    /** What makes a segmentation workable. */
    public enum Principle {
        /** Every class can be told from data fields or tags, without ambiguity. */
        IDENTIFIABLE,
        /** Every class has an explicit strategy, and users stay in it long enough to get it. */
        EXPLICIT_AND_STABLE,
        /** Nobody has to decide by hand: every class of the plan is reached by a rule. */
        AUTOMATED
    }

    /**
     * Whether a principle is kept.
     *
     * @param principle the principle
     * @return true if it is; false too where there are no users to show it
     */
    public boolean keeps(Principle principle) {
        return switch (principle) {
            case IDENTIFIABLE -> fields > 0 && exclusivity == 1;
            case EXPLICIT_AND_STABLE -> actionability == 1 && stability >= demandedStability;
            case AUTOMATED -> idleClasses.isEmpty() && coverage > 0;
        };
    }

    /**
     * The review as a table.
     *
     * @return one row per check: what, value, demand, kept or not
     */
    public Table toTable() {
        return Table.of("operations plan", "check", "value", "demand", "kept")
                .row("coverage", coverage, "above 0", coverage > 0)
                .row("exclusivity", exclusivity, "1", exclusivity == 1)
                .row("stability", stability, "at least " + demandedStability, stability >= demandedStability)
                .row("actionability", actionability, "1, idle: " + idleClasses, actionability == 1)
                .row("identifiable", (long) fields, "fields, one class", keeps(Principle.IDENTIFIABLE))
                .row("explicit and stable", null, "both", keeps(Principle.EXPLICIT_AND_STABLE))
                .row("automated", null, "every class by rule", keeps(Principle.AUTOMATED))
                .build();
    }
}
