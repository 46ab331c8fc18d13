package io.growth4j.bench.micro;

import io.growth4j.segment.Segmenter;
import io.growth4j.segment.Segmenters;
import io.growth4j.segment.UserSegments;
import io.growth4j.user.UserSnapshot;
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
 * Segmenting one user: lifecycle, AARRR, RFM and tier, beside the same rules in Easy Rules. Fixture: 1,024 random users
 * of all groups; both must agree on every one.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=SegmentBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SegmentBenchmark {
    private final UserSnapshot[] users = RandomUsers.of(1024);
    private final Segmenter<UserSegments> segmenter = Segmenters.standard();
    private final EasyRulesSegments easyRules = new EasyRulesSegments();
    private int next;

    /** Both ways must agree on every user. */
    @Setup
    public void check() {
        for (UserSnapshot user : users) {
            if (!segmenter.segment(user).equals(easyRules.segment(user))) {
                throw new IllegalStateException(
                        segmenter.explain(user) + " but Easy Rules says " + easyRules.segment(user));
            }
        }
    }

    /**
     * The segmenter.
     *
     * @return the segments of the next user
     */
    @Benchmark
    public UserSegments segment() {
        return segmenter.segment(users[next++ & 1023]);
    }

    /**
     * Easy Rules.
     *
     * @return the segments of the next user
     */
    @Benchmark
    public UserSegments easyRules() {
        return easyRules.segment(users[next++ & 1023]);
    }
}
