package io.growth4j.features.definition;

import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.Expression.DaysSince;
import io.growth4j.features.definition.Expression.FirstKnown;
import io.growth4j.features.definition.Expression.Ratio;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.filter.EventFilter.Between;
import io.growth4j.features.filter.EventFilter.Condition;
import io.growth4j.features.filter.EventFilter.NoneOf;
import io.growth4j.features.filter.EventFilter.OneOf;
import io.growth4j.features.window.Window;
import java.time.Duration;
import java.util.stream.Collectors;

/** Expressions in words. */
final class Wording {
    private Wording() {}

    static String of(Expression expression) {
        if (expression instanceof Aggregate aggregate) {
            return aggregate.aggregation() + of(aggregate.filter()) + of(aggregate.window());
        }
        if (expression instanceof Ratio ratio) {
            return "(" + of(ratio.numerator()) + ") / (" + of(ratio.denominator()) + ")";
        }
        if (expression instanceof FirstKnown first) {
            return first.instants().stream().map(Wording::of).collect(Collectors.joining(", else "));
        }
        return expression instanceof DaysSince days ? "days since " + of(days.instant()) : expression.toJson();
    }

    private static String of(EventFilter filter) {
        return filter.conditions().isEmpty()
                ? ""
                : filter.conditions().stream().map(Wording::of).collect(Collectors.joining(" and ", " where ", ""));
    }

    private static String of(Condition condition) {
        if (condition instanceof OneOf some) {
            return some.column() + " in " + some.values();
        }
        if (condition instanceof NoneOf none) {
            return none.column() + " not in " + none.values();
        }
        return condition instanceof Between range
                ? range.column() + " in [" + range.min() + ", " + range.max() + ")"
                : condition.toString();
    }

    private static String of(Window window) {
        Duration length = window.length();
        Duration hop = window.hop();
        return length == null
                ? ""
                : " in the last " + text(length) + (hop == null ? "" : ", from a multiple of " + text(hop));
    }

    private static String text(Duration duration) {
        boolean isDays = duration.equals(Duration.ofDays(duration.toDays()));
        return isDays ? duration.toDays() + " d" : duration.toString().substring(2);
    }
}
