package io.growth4j.features.internal.kernel;

import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.aggregate.LaneSums;
import io.growth4j.features.aggregate.Pass;
import io.growth4j.features.aggregate.Runs;
import io.growth4j.features.filter.EventFilter.Condition;
import io.growth4j.features.filter.EventFilter.NoneOf;
import io.growth4j.features.filter.EventFilter.OneOf;
import org.jspecify.annotations.Nullable;

/** How often each text of a column of few texts stands in each row: one walk for all filters by that column. */
abstract class CodeCounts extends Pass {
    /** Those of the condition's column, or null if it is not of few texts. */
    static @Nullable CodeCounts of(Condition condition, Runs runs) {
        String column = condition.column();
        boolean isListed = condition instanceof OneOf || condition instanceof NoneOf;
        if (!isListed || runs.type(column) != ColumnType.TEXT) {
            return null;
        }
        int texts = runs.dictionary(column).size();
        if (texts <= LaneSums.LANES) {
            return CodeLanes.of(column, runs);
        }
        return texts <= CodeTable.MAX_TEXTS ? CodeTable.of(column, runs) : null;
    }

    /** Adds up, by row, the numbers of the codes that a condition accepts. */
    abstract void sum(Condition condition, Runs runs, int[] sums);
}
