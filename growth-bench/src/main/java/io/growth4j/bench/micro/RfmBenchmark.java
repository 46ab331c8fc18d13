package io.growth4j.bench.micro;

import io.growth4j.segment.rfm.ActivityTier;
import io.growth4j.segment.rfm.ActivityTierRule;
import io.growth4j.segment.rfm.NamedRanges;
import io.growth4j.segment.rfm.RfmCell;
import io.growth4j.segment.rfm.RfmCellRule;
import io.growth4j.segment.rfm.RfmScore;
import io.growth4j.segment.rfm.RfmScoreRule;
import io.growth4j.segment.rfm.RfmScoring;
import io.growth4j.segment.rule.Decision;
import io.growth4j.user.UserSnapshot;
import java.util.List;
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
 * The rules of recency, frequency and monetary value, one user at a time. Fixture: 1,024 random users of all groups; each
 * answer must be the one its explanation starts with.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=RfmBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RfmBenchmark {
    private static final RfmScoreRule SCORES = RfmScoring.given(
                    List.of(15.0, 30.0, 45.0, 60.0), List.of(2.0, 3.0, 4.0, 5.0), List.of(5e3, 1e4, 15e3, 2e4))
            .rule();

    private final UserSnapshot[] users = RandomUsers.of(1024);
    private final Decision<RfmCell> cells = RfmCellRule.standard().bind(RandomUsers.SCHEMA);
    private final Decision<ActivityTier> tiers = ActivityTierRule.standard().bind(RandomUsers.SCHEMA);
    private final Decision<RfmScore> scores = SCORES.bind(RandomUsers.SCHEMA);
    private final Decision<String> names = NamedRanges.standard().rule(SCORES).bind(RandomUsers.SCHEMA);
    private int next;

    /** Every answer must be the one that is explained. */
    @Setup
    public void check() {
        for (Decision<?> decision : List.of(cells, tiers, scores, names)) {
            for (UserSnapshot user : users) {
                if (!decision.explain(user).startsWith(decision.decide(user) + ": ")) {
                    throw new IllegalStateException(decision.decide(user) + " but " + decision.explain(user));
                }
            }
        }
    }

    /**
     * The eight cells.
     *
     * @return the cell of the next user
     */
    @Benchmark
    public RfmCell cell() {
        return cells.decide(users[next++ & 1023]);
    }

    /**
     * The activity tiers.
     *
     * @return the tier of the next user
     */
    @Benchmark
    public ActivityTier tier() {
        return tiers.decide(users[next++ & 1023]);
    }

    /**
     * Scores from 1 to 5.
     *
     * @return the scores of the next user
     */
    @Benchmark
    public RfmScore score() {
        return scores.decide(users[next++ & 1023]);
    }

    /**
     * Named ranges of scores.
     *
     * @return the name of the next user's scores
     */
    @Benchmark
    public String name() {
        return names.decide(users[next++ & 1023]);
    }
}
