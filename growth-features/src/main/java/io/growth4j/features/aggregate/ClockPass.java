package io.growth4j.features.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many events of each row fall into the hours of up to eight aggregations: one walk for all of them. An aggregation is
 * given its lane when it first asks, so that the walk is done anew a few times in the first partition only.
 */
final class ClockPass extends Pass {
    private record Key(int group) {
        private static final Key FIRST = new Key(0);
    }

    private final List<WallClock> asked = new ArrayList<>();
    private final long[] contributions = new long[WallClock.WEEK_HOURS];
    private final LaneSums sums = new LaneSums();
    private int[] counts = {};

    /** The numbers of an aggregation, by row; lent until somebody else asks. */
    static int[] counts(Runs runs, WallClock clock) {
        for (int group = 0; ; group++) {
            ClockPass pass = runs.pass(group == 0 ? Key.FIRST : new Key(group), ClockPass::new);
            int lane = pass.asked.indexOf(clock);
            if (lane < 0 && pass.asked.size() < LaneSums.LANES) {
                lane = pass.add(clock);
                pass.run(runs);
            }
            if (lane >= 0) {
                return pass.counts(lane, runs.rows());
            }
        }
    }

    private int[] counts(int lane, int rows) {
        counts = counts.length < rows ? new int[rows + (rows >> 2)] : counts;
        Arrays.fill(counts, 0, rows, 0);
        sums.count(lane, counts);
        return counts;
    }

    private int add(WallClock clock) {
        int lane = asked.size();
        asked.add(clock);
        byte[] accepted = clock.table();
        for (int hour = 0; hour < accepted.length; hour++) {
            contributions[hour] += accepted[hour] * LaneSums.one(lane);
        }
        return lane;
    }

    @Override
    public void run(Runs runs) {
        sums.take(runs, contributions, runs.weekHours(), 0);
    }
}
