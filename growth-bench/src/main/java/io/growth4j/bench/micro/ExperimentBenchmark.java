package io.growth4j.bench.micro;

import io.growth4j.action.HoldOut;
import io.growth4j.models.experiment.AbTest;
import io.growth4j.models.experiment.Assignment;
import io.growth4j.models.experiment.EffectResult;
import io.growth4j.models.experiment.Experiment;
import io.growth4j.models.experiment.GroupSequential;
import io.growth4j.models.experiment.Inference;
import io.growth4j.models.experiment.Layer;
import io.growth4j.models.experiment.Sample;
import io.growth4j.stat.EffectKind;
import java.util.List;
import java.util.Random;
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
 * The two hot paths of experiments: the arm of a user, and a result from sums. Fixture: 1,024 users by number and by
 * text of 24 or 25 characters, in a layer with a hold-out; two arms of a mean, a ratio adjusted by an earlier ratio among
 * them.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=ExperimentBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ExperimentBenchmark {
    private static final int USERS = 1024;

    private final Assignment assignment = Layer.of("checkout")
            .with(HoldOut.of("2026", 0.05))
            .with(Experiment.of("button"), 0.8)
            .assignment("button");
    private final long[] numbers = new Random(1).longs(USERS).toArray();
    private final String[] texts = new String[USERS];
    private final AbTest welch = AbTest.of("revenue", EffectKind.RELATIVE);
    private final AbTest sequence = AbTest.sequential("revenue", EffectKind.RELATIVE);
    private final AbTest groupLook =
            welch.with(new Inference.GroupLook(GroupSequential.of(0.05), List.of(0.25, 0.5, 0.75)));
    private final Sample.Mean control = new Sample.Mean(3407, 1396.87, 52377.9767);
    private final Sample.Mean treatment = new Sample.Mean(3461, 2422.7, 134698.29);
    private final Sample.CupedRatio ratioControl = ratio(2);
    private final Sample.CupedRatio ratioTreatment = ratio(3);
    private int next;

    private static Sample.CupedRatio ratio(int seed) {
        Random random = new Random(seed);
        double[][] columns = new double[4][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = random.doubles(500, 1, 9).toArray();
        }
        return Sample.CupedRatio.of(columns[0], columns[1], columns[2], columns[3]);
    }

    /** The shares must be those of the definition, and the result the published one. */
    @Setup
    public void check() {
        int treated = 0;
        int assigned = 0;
        for (int user = 0; user < 100_000; user++) {
            int arm = assignment.arm(user);
            assigned += arm == Assignment.NOT_ASSIGNED ? 0 : 1;
            treated += arm == 1 ? 1 : 0;
        }
        if (Math.abs(assigned - 76_000) > 700 || Math.abs(treated - 38_000) > 700) {
            throw new IllegalStateException(treated + " of " + assigned + " users are treated");
        }
        if (Math.abs(welch.compare(control, treatment).pValue() - 0.06191) > 5e-6) {
            throw new IllegalStateException(welch.compare(control, treatment).toString());
        }
        for (int i = 0; i < USERS; i++) {
            texts[i] = "user-" + numbers[i];
        }
    }

    /**
     * By number.
     *
     * @return the arm of the next user
     */
    @Benchmark
    public int assignByNumber() {
        return assignment.arm(numbers[next++ & (USERS - 1)]);
    }

    /**
     * By text.
     *
     * @return the arm of the next user
     */
    @Benchmark
    public int assignByText() {
        return assignment.arm(texts[next++ & (USERS - 1)]);
    }

    /**
     * Welch's test of a relative effect, warnings included.
     *
     * @return the result
     */
    @Benchmark
    public EffectResult welch() {
        return welch.compare(control, treatment);
    }

    /**
     * A confidence sequence of a relative effect.
     *
     * @return the result
     */
    @Benchmark
    public EffectResult sequence() {
        return sequence.compare(control, treatment);
    }

    /**
     * A look of a group-sequential plan that was solved before.
     *
     * @return the result
     */
    @Benchmark
    public EffectResult groupLook() {
        return groupLook.compare(control, treatment);
    }

    /**
     * Welch's test of a ratio adjusted by an earlier ratio, the check of the earlier period included.
     *
     * @return the result
     */
    @Benchmark
    public EffectResult cupedRatio() {
        return welch.compare(ratioControl, ratioTreatment);
    }
}
