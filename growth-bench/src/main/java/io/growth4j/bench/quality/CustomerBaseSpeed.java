package io.growth4j.bench.quality;

import io.growth4j.models.ltv.BgNbd;
import io.growth4j.models.ltv.Fit;
import io.growth4j.models.ltv.GammaGamma;
import io.growth4j.models.ltv.MbgNbd;
import io.growth4j.models.ltv.ParetoNbd;
import io.growth4j.models.ltv.PurchaseSummaries;
import io.growth4j.models.ltv.Simulations;
import io.growth4j.models.ltv.TimeScale;
import io.growth4j.report.Table;
import java.util.Arrays;
import java.util.function.Supplier;

/** CPU time of fits of many simulated customers, with standard errors. */
final class CustomerBaseSpeed {
    private static final int CUSTOMERS = Integer.getInteger("growth4j.customers", 100_000);

    private CustomerBaseSpeed() {}

    static Table table() {
        BgNbd truth = new BgNbd(TimeScale.WEEK, 0.243, 4.414, 0.793, 2.426);
        PurchaseSummaries base = Simulations.customers(truth, CustomerBaseCoverage.wholeDays(CUSTOMERS, 1), 1);
        long[] repeats = new long[CUSTOMERS];
        Arrays.setAll(repeats, base::repeats);
        PurchaseSummaries customers = base.withMeanSpend(new GammaGamma(6.25, 3.74, 15.44).simulate(repeats, 2));
        Table.Builder table = Table.of(
                CUSTOMERS
                        + " simulated customers: CPU seconds, first run in this process, and the median of three more",
                "what",
                "first",
                "median",
                "result");
        measure(table, "fit BG/NBD", () -> BgNbd.fit(customers));
        measure(table, "fit MBG/NBD", () -> MbgNbd.fit(customers));
        measure(table, "fit Pareto/NBD", () -> ParetoNbd.fit(customers));
        measure(table, "fit Gamma-Gamma", () -> GammaGamma.fit(customers));
        return table.build();
    }

    private static void measure(Table.Builder table, String what, Supplier<Fit<?>> job) {
        double first = seconds(job);
        double[] more = new double[3];
        for (int i = 0; i < more.length; i++) {
            more[i] = seconds(job);
        }
        table.row(what, first, CustomerBaseQuality.median(more), String.valueOf(job.get()));
    }

    private static double seconds(Supplier<Fit<?>> job) {
        double before = CustomerBaseQuality.cpuSeconds();
        boolean done = Double.isFinite(job.get().logLikelihood());
        return done ? CustomerBaseQuality.cpuSeconds() - before : Double.NaN;
    }
}
