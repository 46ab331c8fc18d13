package io.growth4j.features.internal.compute;

import io.growth4j.features.aggregate.LaneSums;
import io.growth4j.features.aggregate.Runs;
import java.util.Arrays;

/** Of a column of at most eight texts: each has a lane of running sums. */
final class CodeLanes extends CodeCounts {
    private final String column;
    private final LaneSums sums = new LaneSums();

    CodeLanes(String column) {
        this.column = column;
    }

    @Override
    public void run(Runs runs) {
        sums.take(runs, runs.codes(column));
    }

    /** Where absent codes are accepted, all events count but those that are not accepted. */
    @Override
    void sum(byte[] accepted, Runs runs, int[] counts) {
        boolean isInverse = accepted[0] != 0;
        Arrays.fill(counts, 0, runs.rows(), 0);
        for (int code = 0; code < accepted.length - 1; code++) {
            if (accepted[code + 1] != 0 != isInverse) {
                sums.count(code, counts);
            }
        }
        if (isInverse) {
            int[] all = runs.counts();
            for (int row = 0, rows = runs.rows(); row < rows; row++) {
                counts[row] = all[row] - counts[row];
            }
        }
    }
}
