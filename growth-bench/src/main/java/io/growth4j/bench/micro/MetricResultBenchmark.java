package io.growth4j.bench.micro;

import io.growth4j.models.experiment.AbTest;
import io.growth4j.models.experiment.Alternative;
import io.growth4j.models.experiment.BayesianTest;
import io.growth4j.models.experiment.BetaBinomial;
import io.growth4j.models.experiment.GroupSequential;
import io.growth4j.models.experiment.Inference;
import io.growth4j.models.experiment.MixtureTest;
import io.growth4j.models.experiment.Sample;
import io.growth4j.models.experiment.SampleRatio;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A result from sums, of every kind, warnings included. Fixture: two arms of a few thousand units with an effect of one to
 * two standard errors, 500 units with ratios before and during.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=MetricResultBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class MetricResultBenchmark {
    private static final AbTest RELATIVE = AbTest.of("revenue", EffectKind.RELATIVE);
    private static final AbTest ABSOLUTE = AbTest.of("came back", EffectKind.ABSOLUTE);
    private static final AbTest SEQUENCE = AbTest.sequential("revenue", EffectKind.RELATIVE);
    private static final AbTest ONE_SIDED_SEQUENCE = SEQUENCE.with(Alternative.GREATER);
    private static final AbTest SPRT = ABSOLUTE.with(new Inference.MixtureSprt(1e-4));
    private static final AbTest POOLED = ABSOLUTE.with(new Inference.PooledZ());
    private static final AbTest NOT_WORSE = RELATIVE.with(Alternative.GREATER).withMargin(0.02);
    private static final AbTest GROUP_LOOK =
            RELATIVE.with(new Inference.GroupLook(GroupSequential.of(0.05), List.of(0.25, 0.5, 0.75)));
    private static final BayesianTest BAYESIAN =
            BayesianTest.of("revenue", EffectKind.RELATIVE).with(new BayesianTest.Prior(EffectKind.RELATIVE, 0, 0.3));
    private static final MixtureTest MIXTURE = MixtureTest.of(1e-4);
    private static final SampleRatio HALVES = SampleRatio.of(0.5, 0.5);

    private static final Sample.Mean CONTROL = new Sample.Mean(3407, 1396.87, 52377.9767);
    private static final Sample.Mean TREATMENT = new Sample.Mean(3461, 2422.7, 134698.29);
    private static final Sample.Proportion FEW = new Sample.Proportion(1000, 120);
    private static final Sample.Proportion MORE = new Sample.Proportion(1000, 150);
    private static final Sample.Proportion MILLIONS = new Sample.Proportion(10_000_000, 300_000);
    private static final Sample.Proportion MORE_MILLIONS = new Sample.Proportion(10_000_000, 300_900);
    private static final Sample.CupedRatio RATIO_CONTROL = ratio(2);
    private static final Sample.CupedRatio RATIO_TREATMENT = ratio(3);
    private static final Sample.Quantile MEDIAN = new Sample.Quantile(2000, 2000, 0.5, 10, 9.5, 10.6);
    private static final Sample.Quantile HIGHER_MEDIAN = new Sample.Quantile(2100, 2100, 0.5, 11, 10.4, 11.5);

    /** What is asked. */
    public enum Kind {
        WELCH {
            @Override
            Object result() {
                return RELATIVE.compare(CONTROL, TREATMENT);
            }
        },
        POOLED_SHARES {
            @Override
            Object result() {
                return POOLED.compare(FEW, MORE);
            }
        },
        WELCH_FEW_UNITS {
            @Override
            Object result() {
                return ABSOLUTE.compare(new Sample.Mean(9, 30, 130), new Sample.Mean(8, 40, 230));
            }
        },
        RATIO {
            @Override
            Object result() {
                return RELATIVE.compare(RATIO_CONTROL.outcome(), RATIO_TREATMENT.outcome());
            }
        },
        CUPED_RATIO {
            @Override
            Object result() {
                return RELATIVE.compare(RATIO_CONTROL, RATIO_TREATMENT);
            }
        },
        QUANTILE {
            @Override
            Object result() {
                return ABSOLUTE.compare(MEDIAN, HIGHER_MEDIAN);
            }
        },
        NOT_WORSE_THAN_MARGIN {
            @Override
            Object result() {
                return NOT_WORSE.compare(CONTROL, TREATMENT);
            }
        },
        SEQUENCE_TWO_SIDED {
            @Override
            Object result() {
                return SEQUENCE.compare(CONTROL, TREATMENT);
            }
        },
        SEQUENCE_ONE_SIDED {
            @Override
            Object result() {
                return ONE_SIDED_SEQUENCE.compare(CONTROL, TREATMENT);
            }
        },
        MIXTURE_SPRT {
            @Override
            Object result() {
                return SPRT.compare(FEW, MORE);
            }
        },
        MIXTURE_LOOK {
            @Override
            Object result() {
                return MIXTURE.look(0.01, 0.005);
            }
        },
        GROUP_LOOK_OF_SOLVED_PLAN {
            @Override
            Object result() {
                return GROUP_LOOK.compare(CONTROL, TREATMENT);
            }
        },
        BAYESIAN_NORMAL {
            @Override
            Object result() {
                return BAYESIAN.compare(CONTROL, TREATMENT).interval();
            }
        },
        BETA_BINOMIAL {
            @Override
            Object result() {
                return BetaBinomial.UNIFORM.compare(FEW, MORE);
            }
        },
        BETA_BINOMIAL_PRIOR_ALONE {
            @Override
            Object result() {
                return BetaBinomial.JEFFREYS.compare(new Sample.Proportion(0, 0), new Sample.Proportion(0, 0));
            }
        },
        BETA_BINOMIAL_MILLIONS {
            @Override
            Object result() {
                return BetaBinomial.UNIFORM.compare(MILLIONS, MORE_MILLIONS);
            }
        },
        BETA_BINOMIAL_UNLIKE_ARMS {
            @Override
            Object result() {
                return BetaBinomial.UNIFORM.compare(FEW, MILLIONS);
            }
        },
        BETA_INTERVAL {
            @Override
            Object result() {
                return BetaBinomial.UNIFORM.interval(FEW, 0.95);
            }
        },
        SAMPLE_RATIO {
            @Override
            Object result() {
                return HALVES.test(50_210, 49_790);
            }
        };

        abstract Object result();
    }

    /** What is asked. */
    @Param
    private Kind kind;

    private static Sample.CupedRatio ratio(int seed) {
        Random random = new Random(seed);
        double[][] columns = new double[4][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = random.doubles(500, 1, 9).toArray();
        }
        return Sample.CupedRatio.of(columns[0], columns[1], columns[2], columns[3]);
    }

    /** One of the results must be the published one, another the exact one. */
    @Setup
    public void check() {
        if (Math.abs(RELATIVE.compare(CONTROL, TREATMENT).pValue() - 0.06191) > 5e-6) {
            throw new IllegalStateException(RELATIVE.compare(CONTROL, TREATMENT).toString());
        }
        if (Math.abs(BetaBinomial.UNIFORM.compare(FEW, MORE).chanceToWin() - 0.9750678368121428) > 1e-10) {
            throw new IllegalStateException(
                    BetaBinomial.UNIFORM.compare(FEW, MORE).toString());
        }
    }

    /**
     * A result.
     *
     * @return the result
     */
    @Benchmark
    public Object result() {
        return kind.result();
    }
}
