package io.growth4j.features.internal.compute;

import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Absent;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.definition.Expression;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.Expression.DaysSince;
import io.growth4j.features.definition.Expression.FirstKnown;
import io.growth4j.features.definition.Expression.Ratio;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Computes expressions over the rows of a partition, each at most once. */
public final class Evaluator {
    private record Key(Expression expression, Kind kind) {}

    private static final class Result {
        private final Output output;
        private long version = -1;

        private Result(Kind kind) {
            this.output = new Output(kind);
        }
    }

    private final RootNode root;
    private final Aggregating aggregating;
    private final Map<Key, Result> results = new HashMap<>();
    /** By identity: a look at the whole definition costs more than what it computes for one user. */
    private final IdentityHashMap<Expression, Result> known = new IdentityHashMap<>();

    public Evaluator(RootNode root) {
        this.root = root;
        this.aggregating = (aggregate, out) ->
                aggregate.aggregation().compute(root.where(aggregate.filter()).last(aggregate.window()), out);
    }

    public Evaluator(RootNode root, Aggregating aggregating) {
        this.root = root;
        this.aggregating = aggregating;
    }

    /** The values of an expression, one for each row; lent until rows change. */
    public Output evaluate(Expression expression, Kind kind) {
        Result result = known.get(expression);
        if (result == null || result.output.kind() != kind) {
            result = results.computeIfAbsent(new Key(expression, kind), key -> new Result(kind));
            known.put(expression, result);
        }
        if (result.version != root.version()) {
            compute(expression, result.output.ensure(root.rows()));
            result.version = root.version();
        }
        return result.output;
    }

    private void compute(Expression expression, Output out) {
        if (expression instanceof Aggregate aggregate) {
            aggregating.compute(aggregate, out);
        } else if (expression instanceof Ratio ratio) {
            divide(number(ratio.numerator()), number(ratio.denominator()), out.doubles());
        } else if (expression instanceof FirstKnown first) {
            firstKnown(first, out.longs());
        } else if (expression instanceof DaysSince days) {
            daysSince(evaluate(days.instant(), Kind.INSTANT).longs(), out.longs());
        }
    }

    private Output number(Expression part) {
        return evaluate(part, part.kinds().contains(Kind.LONG) ? Kind.LONG : Kind.DOUBLE);
    }

    private void divide(Output numerator, Output denominator, double[] out) {
        for (int row = 0; row < root.rows(); row++) {
            double below = number(denominator, row);
            out[row] = below == 0 ? Double.NaN : number(numerator, row) / below;
        }
    }

    private static double number(Output output, int row) {
        if (output.kind() == Kind.DOUBLE) {
            return output.doubles()[row];
        }
        long value = output.longs()[row];
        return value == Absent.LONG ? Double.NaN : value;
    }

    private void firstKnown(FirstKnown first, long[] out) {
        int rows = root.rows();
        Arrays.fill(out, 0, rows, Absent.LONG);
        for (Expression part : first.instants()) {
            long[] instants = evaluate(part, Kind.INSTANT).longs();
            for (int row = 0; row < rows; row++) {
                out[row] = out[row] == Absent.LONG ? instants[row] : out[row];
            }
        }
    }

    private void daysSince(long[] instants, long[] out) {
        PeriodCalendar calendar = root.calendar();
        for (int row = 0; row < root.rows(); row++) {
            out[row] = instants[row] == Absent.LONG
                    ? Absent.LONG
                    : calendar.day(root.instants()[row]) - calendar.day(instants[row]);
        }
    }
}
