package io.growth4j.bench.micro;

import io.growth4j.action.CampaignPlan;
import io.growth4j.action.CampaignPlanner;
import io.growth4j.action.Candidates;
import io.growth4j.action.HoldOut;
import io.growth4j.models.experiment.Experiment;
import io.growth4j.models.experiment.ExposureLog;
import io.growth4j.models.uplift.UpliftBootstrap;
import io.growth4j.models.uplift.UpliftMeasure;
import io.growth4j.models.uplift.UpliftRanking;
import io.growth4j.user.UserKeys;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
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
 * Work on a million users: a campaign planned, a ranking judged with 200 bootstrap replications, a million exposures and
 * ten million outcomes taken in. Fixture: seeded users with random uplift, half of them treated.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=CampaignBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class CampaignBenchmark {
    private static final int USERS = 1_000_000;
    private static final int BATCH = 8192;
    private static final int ROWS = 10_000_000;

    private final double[] uplift = new double[USERS];
    private final boolean[] treated = new boolean[USERS];
    private final double[] outcomes = new double[USERS];
    private Candidates candidates = Candidates.of(UserKeys.of(1), new double[1]).build();
    private final CampaignPlanner planner = new CampaignPlanner(
            "win-back",
            2_000_000,
            List.of(new CampaignPlanner.Channel("sms", 5000, USERS)),
            0,
            HoldOut.of("win-back", 0.1));
    private final long[] ids = new long[BATCH];
    private final long[] times = new long[BATCH];
    private final double[] amounts = new double[BATCH];
    private final int[] arms = new int[BATCH];

    /** Draws the users; the plan must keep its budget and its hold-out. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        long[] users = new long[USERS];
        long[] values = new long[USERS];
        for (int i = 0; i < USERS; i++) {
            users[i] = i;
            uplift[i] = random.nextDouble() * 0.3 - 0.1;
            values[i] = random.nextLong(20, 220);
            treated[i] = random.nextBoolean();
            outcomes[i] = random.nextDouble() < 0.1 + (treated[i] ? Math.max(0, uplift[i]) : 0) ? 1 : 0;
        }
        candidates =
                Candidates.of(UserKeys.of(users), uplift).valueMinor(values).build();
        CampaignPlan plan = planner.plan(candidates);
        if (plan.costMinor() > 2_000_000 || plan.treated().length < 399_000 || plan.heldOut().length < 35_000) {
            throw new IllegalStateException(plan.toString());
        }
        Arrays.fill(times, 2);
        Arrays.fill(amounts, 1);
    }

    /**
     * Plans.
     *
     * @return a plan over all users
     */
    @Benchmark
    public CampaignPlan plan() {
        return planner.plan(candidates);
    }

    /**
     * Ranks and bootstraps.
     *
     * @return the Qini coefficient with its interval
     */
    @Benchmark
    public UpliftBootstrap.Estimate qiniWithBootstrap() {
        return UpliftBootstrap.STANDARD.estimate(
                UpliftRanking.of(uplift, treated, outcomes), UpliftMeasure.SCIKIT_QINI_AUC);
    }

    /**
     * A million exposures, then ten million outcomes of random users, named by numbers in a row: 11 million rows.
     *
     * @return the log
     */
    @Benchmark
    public ExposureLog ingest() {
        return ingest(1);
    }

    /**
     * The same, users named by numbers all over the range, as hashes of text are.
     *
     * @return the log
     */
    @Benchmark
    public ExposureLog ingestScatteredIds() {
        return ingest(0xD6E8FEB86659FD93L);
    }

    private ExposureLog ingest(long step) {
        ExposureLog log = new ExposureLog(Experiment.of("e"), USERS);
        for (int from = 0; from < USERS; from += BATCH) {
            int rows = Math.min(BATCH, USERS - from);
            for (int i = 0; i < rows; i++) {
                ids[i] = scattered(from + i, step);
                arms[i] = treated[from + i] ? 1 : 0;
            }
            log.expose(ids, arms, times, rows);
        }
        SplittableRandom random = new SplittableRandom(2);
        for (int from = 0; from < ROWS; from += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                ids[i] = scattered(((random.nextInt() & 0xFFFFFFFFL) * USERS) >>> 32, step);
            }
            log.outcomes(ids, times, amounts, BATCH);
        }
        return log;
    }

    private static long scattered(long user, long step) {
        long product = user * step;
        return product ^ (product >>> 32);
    }
}
