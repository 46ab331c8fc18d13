package io.growth4j.features.label;

import io.growth4j.definition.Definition;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.definition.Expression;
import io.growth4j.features.definition.Expression.Aggregate;
import java.time.Duration;
import java.util.List;

/**
 * What a model is to foresee: a whole number over {@code [cut-off, cut-off + horizon)}, for users that are eligible at the
 * cut-off.
 *
 * @param name what is foreseen, one word
 * @param value a whole number, computed at the end of the horizon; its windows must not reach back beyond the cut-off
 * @param outcome how the number becomes the label
 * @param eligible whole numbers, computed at the cut-off; users for whom all are above zero are eligible
 * @param horizon how far ahead is looked
 */
public record Label(String name, Expression value, Outcome outcome, List<Expression> eligible, Duration horizon)
        implements Definition {
    /** How a number becomes a label. */
    public enum Outcome {
        /** 1 if it is above zero, else 0. */
        OCCURS,
        /** 0 if it is above zero, else 1. */
        FAILS_TO_OCCUR,
        /** The number itself. */
        AMOUNT
    }

    public Label {
        eligible = List.copyOf(eligible);
        if (eligible.isEmpty()) {
            throw new IllegalArgumentException("label '" + name + "' does not say who is eligible");
        }
        if (horizon.toMillis() < 1) {
            throw new IllegalArgumentException("horizon " + horizon + " of label '" + name + "' is not above zero");
        }
        requireWhole(name, value);
        eligible.forEach(expression -> requireWhole(name, expression));
        requireAfterCutOff(name, value, horizon);
    }

    private static void requireWhole(String name, Expression expression) {
        if (!expression.kinds().contains(Kind.LONG)) {
            throw new IllegalArgumentException("label '" + name + "' needs a whole number, not " + expression.kinds()
                    + ": " + expression.toJson());
        }
    }

    /** A label that saw what happened before the cut-off would leak it into training. */
    private static void requireAfterCutOff(String name, Expression value, Duration horizon) {
        for (Aggregate aggregate : value.aggregates()) {
            Duration reach = aggregate.window().reach();
            if (reach == null || reach.compareTo(horizon) > 0) {
                throw new IllegalArgumentException("label '" + name + "' looks back over "
                        + (reach == null ? "all of the past" : reach) + ", beyond its horizon " + horizon
                        + ": it would overlap the features");
            }
        }
    }

    /**
     * The label of a number.
     *
     * @param number what happened
     * @return 0 or 1, or the number
     */
    double of(long number) {
        return switch (outcome) {
            case OCCURS -> number > 0 ? 1 : 0;
            case FAILS_TO_OCCUR -> number > 0 ? 0 : 1;
            case AMOUNT -> number;
        };
    }
}
