package io.growth4j.features.internal.compute;

import io.growth4j.features.aggregate.LaneSums;
import io.growth4j.features.aggregate.Pass;
import io.growth4j.features.aggregate.Runs;
import org.jspecify.annotations.Nullable;

/** How often each text of a column of few texts stands in each row: one walk for all filters by that column. */
abstract class CodeCounts extends Pass {
    private record Key(String column, boolean isLanes) {}

    /** Finds the counts of a column of texts; as texts come, another kind takes over. */
    static final class Source {
        private final Key lanes;
        private final Key table;

        Source(String column) {
            lanes = new Key(column, true);
            table = new Key(column, false);
        }

        /** The counts, or null if the texts are not few. */
        @Nullable
        CodeCounts counts(Runs runs) {
            int texts = runs.dictionary(lanes.column).size();
            if (texts > CodeTable.MAX_TEXTS) {
                return null;
            }
            Key key = texts <= LaneSums.LANES ? lanes : table;
            CodeCounts known = runs.known(key, CodeCounts.class);
            return known == null ? runs.pass(key, () -> create(key)) : known;
        }

        private static CodeCounts create(Key key) {
            return key.isLanes ? new CodeLanes(key.column) : new CodeTable(key.column);
        }
    }

    /**
     * Adds up, by row, the numbers of the codes that are accepted.
     *
     * @param accepted by code + 1, so that entry 0 stands for an absent value: 1 where it is accepted
     */
    abstract void sum(byte[] accepted, Runs runs, int[] sums);
}
