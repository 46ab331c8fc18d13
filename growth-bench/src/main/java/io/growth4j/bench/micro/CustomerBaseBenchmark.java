package io.growth4j.bench.micro;

import io.growth4j.models.ltv.BgNbd;
import io.growth4j.models.ltv.CustomerValue;
import io.growth4j.models.ltv.CustomerValueScorer;
import io.growth4j.models.ltv.GammaGamma;
import io.growth4j.models.ltv.ParetoNbd;
import io.growth4j.models.ltv.PurchaseSummaries;
import io.growth4j.models.ltv.Simulations;
import io.growth4j.models.ltv.TimeScale;
import io.growth4j.models.ltv.ValueTerms;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
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
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=CustomerBaseBenchmark}. Fixture:
 * 100,000 customers simulated from the published CDNOW parameters, ages of 27 to 39 weeks in whole days, purchases at any
 * time; as columns, and as a table of users. In one more table customers came at any millisecond, so that no two have the
 * same age and nothing can be remembered. One by one must allocate nothing.
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
    private PurchaseSummaries distinct;
    private UserTable users;
    private UserTable anyTime;
    private CustomerValueScorer scorer;
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
        users = users(0);
        anyTime = users(TimeScale.DAY.millis());
        distinct = PurchaseSummaries.of(anyTime, TimeScale.WEEK);
        scorer = value.scorer(users.schema());
        double published = new BgNbd(TimeScale.WEEK, 0.2425982, 4.4136842, 0.7929899, 2.4261667)
                .expectedPurchases(26, 30.857, 31, HORIZON);
        double[] expected = model.expectedPurchases(customers, HORIZON);
        double single = model.expectedPurchases(customers.customer(7), HORIZON);
        if (Math.abs(published - 25.75659) > 1e-3 || Math.abs(expected[7] / single - 1) > 1e-11) {
            throw new IllegalStateException("scores are wrong: " + published + ", " + expected[7] + ", " + single);
        }
        double paretoPublished = new ParetoNbd(TimeScale.WEEK, 0.5534, 10.578, 0.6060, 11.656).alive(26, 30.857, 31);
        if (Math.abs(paretoPublished - 0.9979) > 1e-3) {
            throw new IllegalStateException("P(alive) of Pareto/NBD is wrong: " + paretoPublished);
        }
        double worth = value.of(customers)[7];
        // Users hold revenue in whole minor units.
        if (Math.abs(scorer.score(users)[7] / worth - 1) > 1e-4) {
            throw new IllegalStateException("values are wrong: " + scorer.score(users)[7] + ", " + worth);
        }
    }

    /** The customers as users, who came up to so many milliseconds earlier; spend without the first order. */
    private UserTable users(long spread) {
        SplittableRandom random = new SplittableRandom(3);
        long now = 1_700_000_000_000L;
        String[] names = new String[CUSTOMERS];
        long[] orders = new long[CUSTOMERS];
        long[] first = new long[CUSTOMERS];
        long[] last = new long[CUSTOMERS];
        long[] revenue = new long[CUSTOMERS];
        for (int row = 0; row < CUSTOMERS; row++) {
            names[row] = "u" + row;
            long earlier = spread == 0 ? 0 : random.nextLong(spread);
            first[row] = now - Math.round(customers.age(row) * TimeScale.WEEK.millis()) - earlier;
            last[row] = first[row] + (long) Math.ceil(customers.recency(row) * TimeScale.WEEK.millis());
            orders[row] = customers.repeats(row) + 1;
            revenue[row] = orders[row] == 1 ? 0 : Math.round(orders[row] * customers.meanSpend(row));
        }
        FeatureSchema schema = FeatureSchema.of(
                StandardFeatures.ORDERS,
                StandardFeatures.orderAt(1),
                StandardFeatures.LAST_ORDER_AT,
                StandardFeatures.REVENUE_MINOR);
        return UserTable.of(schema, UserKeys.of(names), now)
                .column(StandardFeatures.ORDERS, orders)
                .column(StandardFeatures.orderAt(1), first)
                .column(StandardFeatures.LAST_ORDER_AT, last)
                .column(StandardFeatures.REVENUE_MINOR, revenue)
                .build();
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

    /** Expected purchases of one customer in 52 weeks, Pareto/NBD. */
    @Benchmark
    public double paretoExpectedOne() {
        int row = row();
        return pareto.expectedPurchases(customers.repeats(row), customers.recency(row), customers.age(row), HORIZON);
    }

    /** P(alive) of all customers, Pareto/NBD, no two of the same age, per customer. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public void paretoAliveAnyTime(Blackhole sink) {
        sink.consume(pareto.alive(distinct));
    }

    /** Expected purchases of all customers in 52 weeks, Pareto/NBD, no two of the same age, per customer. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public void paretoExpectedAnyTime(Blackhole sink) {
        sink.consume(pareto.expectedPurchases(distinct, HORIZON));
    }

    /** Expected purchases of all customers in 52 weeks, BG/NBD, no two of the same age, per customer. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public void expectedAnyTime(Blackhole sink) {
        sink.consume(model.expectedPurchases(distinct, HORIZON));
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

    /** P(alive) of all users of a table, per user. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public void aliveTable(Blackhole sink) {
        sink.consume(model.alive(PurchaseSummaries.of(users, TimeScale.WEEK)));
    }

    /** Expected purchases of all users of a table in 52 weeks, per user. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public void expectedTable(Blackhole sink) {
        sink.consume(model.expectedPurchases(PurchaseSummaries.of(users, TimeScale.WEEK), HORIZON));
    }

    /** Value of all users of a table over 12 months, per user. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public void valueTable(Blackhole sink) {
        sink.consume(scorer.score(users));
    }

    /** Value of all users of a table over 12 months, no two of the same age, per user. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public void valueTableAnyTime(Blackhole sink) {
        sink.consume(scorer.score(anyTime));
    }
}
