package io.growth4j.bench.micro;

import io.growth4j.segment.Segmentation;
import io.growth4j.segment.Segmenter;
import io.growth4j.segment.Segmenters;
import io.growth4j.segment.UserSegments;
import io.growth4j.user.UserTable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Segmenting a table of a million users on one thread, by the four standard rules. Fixture: random users of all groups;
 * every row must have the group that the user alone has.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=SegmentTableBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SegmentTableBenchmark {
    private final UserTable users = RandomUsers.table(1_000_000);
    private final Segmenter<UserSegments> segmenter = Segmenters.standard();

    /** A row must have the group that its user alone has. */
    @Setup
    public void check() {
        Segmentation<UserSegments> all = segmenter.segment(users);
        for (int row = 0; row < users.size(); row += 997) {
            if (!all.of(row).equals(segmenter.segment(users.row(row)))) {
                throw new IllegalStateException(
                        "row " + row + " is " + all.of(row) + ", alone it is " + segmenter.segment(users.row(row)));
            }
        }
    }

    /**
     * The table.
     *
     * @return the segments of a million users
     */
    @Benchmark
    public Segmentation<UserSegments> segmentMillion() {
        return segmenter.segment(users);
    }
}
