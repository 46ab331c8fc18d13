package io.growth4j.bench.micro;

import io.growth4j.models.ltv.BgNbd;
import io.growth4j.models.ltv.CustomerValue;
import io.growth4j.models.ltv.GammaGamma;
import io.growth4j.models.ltv.ParetoNbd;
import io.growth4j.models.ltv.PurchaseSummaries;
import io.growth4j.models.ltv.Simulations;
import io.growth4j.models.ltv.TimeScale;
import io.growth4j.models.ltv.ValueTerms;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Scoring by customer-base models: nanoseconds per customer, one by one and in batches.
 *
 * <p>Run: {@code java -cp growth-bench/target/classes:… org.openjdk.jmh.Main CustomerBaseBenchmark -prof gc}. Fixture:
 * 100,000 customers simulated from the published CDNOW parameters, ages of 27 to 39 weeks in whole days, purchases at any
 * time. One by one must allocate nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CustomerBaseBenchmark {
    private static final int CUSTOMERS = 100_000;
    private static final double HORIZON = 52;

    private final BgNbd model = new BgNbd(TimeScale.WEEK, 0.243, 4.414, 0.793, 2.426);
    private final ParetoNbd pareto = new ParetoNbd(TimeScale.WEEK, 0.553, 10.578, 0.606, 11.669);
    private final CustomerValue value =
            new CustomerValue(model, new GammaGamma(6.25, 3.74, 1544), ValueTerms.months(12, 0.01, 0.3));
    private PurchaseSummaries customers;
    private int next;

    /** Makes the customers, and checks one score against a published value and batches against singles. */
    @Setup
    public void setUp() {
        SplittableRandom random = new SplittableRandom(1);
        double[] ages = new double[CUSTOMERS];
        Arrays.setAll(ages, i -> (189 + random.nextInt(85)) / 7.0);
        PurchaseSummaries bare = Simulations.customers(model, ages, 1);
        long[] repeats = new long[CUSTOMERS];
        Arrays.setAll(repeats, bare::repeats);
        customers = bare.withMeanSpend(value.spend().simulate(repeats, 2));
        double published = new BgNbd(TimeScale.WEEK, 0.2425982, 4.4136842, 0.7929899, 2.4261667)
                .expectedPurchases(26, 30.857, 31, HORIZON);
        double[] expected = model.expectedPurchases(customers, HORIZON);
        double single = model.expectedPurchases(customers.customer(7), HORIZON);
        if (Math.abs(published - 25.75659) > 1e-3 || expected[7] != single) {
            throw new IllegalStateException("scores are wrong: " + published + ", " + expected[7] + ", " + single);
        }
    }

    private int row() {
        next = next + 1 == CUSTOMERS ? 0 : next + 1;
        return next;
    }

    /** P(alive) of one customer, BG/NBD. */
    @Benchmark
    public double aliveOne() {
        int row = row();
        return model.alive(customers.repeats(row), customers.recency(row), customers.age(row));
    }

    /** Expected purchases of one customer in 52 weeks, BG/NBD. */
    @Benchmark
    public double expectedOne() {
        int row = row();
        return model.expectedPurchases(customers.repeats(row), customers.recency(row), customers.age(row), HORIZON);
    }

    /** P(alive) of one customer, Pareto/NBD. */
    @Benchmark
    public double paretoAliveOne() {
        int row = row();
        return pareto.alive(customers.repeats(row), customers.recency(row), customers.age(row));
    }

    /** P(alive) of all customers, per customer. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public void aliveBatch(Blackhole sink) {
        sink.consume(model.alive(customers));
    }

    /** Expected purchases of all customers in 52 weeks, per customer. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public void expectedBatch(Blackhole sink) {
        sink.consume(model.expectedPurchases(customers, HORIZON));
    }

    /** Value of all customers over 12 months, per customer. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public void valueBatch(Blackhole sink) {
        sink.consume(value.of(customers));
    }
}
