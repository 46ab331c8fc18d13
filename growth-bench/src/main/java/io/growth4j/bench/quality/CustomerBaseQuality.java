package io.growth4j.bench.quality;

import io.growth4j.models.ltv.BgNbd;
import io.growth4j.models.ltv.CustomerBaseModel;
import io.growth4j.models.ltv.Fit;
import io.growth4j.models.ltv.FitStatus;
import io.growth4j.models.ltv.GammaGamma;
import io.growth4j.models.ltv.MbgNbd;
import io.growth4j.models.ltv.Nbd;
import io.growth4j.models.ltv.ParetoNbd;
import io.growth4j.models.ltv.PurchaseSummaries;
import io.growth4j.models.ltv.Simulations;
import io.growth4j.models.ltv.TimeScale;
import io.growth4j.report.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Are customer-base models right, robust and fast: fits against published values, fits of stress sets against the truth,
 * coverage of intervals, and CPU time of a large fit.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=CustomerBaseQuality -Ddata=FOLDER}, with the arguments {@code [references] [stress] [coverage] [speed]}, all
 * without an argument. System properties: {@code growth4j.data} (folder of the published data; references are skipped
 * without it), {@code growth4j.sets} (stress sets and coverage runs; short by default), {@code growth4j.customers} (of
 * the large fit; short by default).
 */
public final class CustomerBaseQuality {
    private static final int SETS = Integer.getInteger("growth4j.sets", 20);
    private static final int CUSTOMERS = Integer.getInteger("growth4j.customers", 100_000);
    private static final BgNbd CDNOW_BG = new BgNbd(TimeScale.WEEK, 0.243, 4.414, 0.793, 2.426);
    private static final ParetoNbd CDNOW_PARETO = new ParetoNbd(TimeScale.WEEK, 0.553, 10.578, 0.606, 11.669);

    private final PrintStream out;

    private CustomerBaseQuality(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the checks.
     *
     * @param args which of references, stress, coverage, speed; all if empty
     * @throws IOException if the data cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<String> wanted = args.length == 0 ? List.of("references", "stress", "coverage", "speed") : List.of(args);
        CustomerBaseQuality quality = new CustomerBaseQuality(System.out);
        for (String one : wanted) {
            switch (one) {
                case "references" -> quality.references();
                case "stress" -> quality.stress();
                case "coverage" -> quality.coverage();
                case "speed" -> quality.speed();
                default -> throw new IllegalArgumentException("'" + one + "' is no check of customer-base models");
            }
        }
    }

    /** Fits of the published data: log-likelihood against the best known, and hold-out error. */
    private void references() throws IOException {
        String folder = System.getProperty("growth4j.data", "");
        if (folder.isEmpty()) {
            out.println("references: skipped, no folder in growth4j.data");
            return;
        }
        Table.Builder table = Table.of(
                "Fits of the CDNOW cohort, calibration 39 weeks",
                "data",
                "model",
                "status",
                "log-likelihood",
                "best known",
                "CPU ms",
                "hold-out expected",
                "mean abs. error");
        for (Map.Entry<String, double[]> data : Map.of(
                        "rfm_cdnow_sample.csv", new double[] {-9582.426, -9582.136, -9594.974, -9763.658},
                        "rfm_cdnow_full.csv", new double[] {-95368.44, -95336.96, -95415.12, -96845.34})
                .entrySet()) {
            PurchaseSummaries customers = cdnow(Path.of(folder, data.getKey()));
            double[] known = data.getValue();
            row(table, data.getKey(), "BG/NBD", () -> BgNbd.fit(customers), known[0], customers);
            row(table, data.getKey(), "MBG/NBD", () -> MbgNbd.fit(customers), known[1], customers);
            row(table, data.getKey(), "Pareto/NBD", () -> ParetoNbd.fit(customers), known[2], customers);
            row(table, data.getKey(), "NBD", () -> Nbd.fit(customers), known[3], customers);
        }
        out.println(table.build());
    }

    private static void row(
            Table.Builder table,
            String data,
            String model,
            Supplier<? extends Fit<? extends CustomerBaseModel>> fitter,
            double known,
            PurchaseSummaries customers) {
        Fit<? extends CustomerBaseModel> fit = fitter.get();
        double[] millis = new double[5];
        for (int i = 0; i < millis.length; i++) {
            double before = cpuSeconds();
            fit = fitter.get();
            millis[i] = (cpuSeconds() - before) * 1000;
        }
        Arrays.sort(millis);
        double[] expected = fit.model().expectedPurchases(customers, customers.holdoutLength());
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            error += Math.abs(expected[i] - customers.holdout(i)) / expected.length;
        }
        table.row(
                data,
                model,
                fit.status().name(),
                fixed(fit.logLikelihood()),
                fixed(known),
                millis[2],
                Arrays.stream(expected).sum(),
                error);
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static PurchaseSummaries cdnow(Path file) throws IOException {
        List<String[]> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        return PurchaseSummaries.of(
                        TimeScale.WEEK,
                        rows.stream().mapToLong(row -> Long.parseLong(row[1])).toArray(),
                        rows.stream()
                                .mapToDouble(row -> Double.parseDouble(row[2]))
                                .toArray(),
                        rows.stream()
                                .mapToDouble(row -> Double.parseDouble(row[3]))
                                .toArray())
                .withHoldout(
                        39,
                        rows.stream().mapToLong(row -> Long.parseLong(row[5])).toArray());
    }

    /** Fits of simulated sets over a wide box of parameters, units and sizes, against the climb from the truth. */
    private void stress() {
        Table.Builder table = Table.of(
                SETS + " stress sets per model: fits against the true parameters",
                "model",
                "converged",
                "weak",
                "not converged",
                "refused",
                "below the truth",
                "worst shortfall",
                "not finite",
                "CPU s");
        stress(table, "BG/NBD", p -> new BgNbd(p.unit(), p.r(), p.alpha(), p.out(), p.outScale()), BgNbd::fit);
        stress(table, "MBG/NBD", p -> new MbgNbd(p.unit(), p.r(), p.alpha(), p.out(), p.outScale()), MbgNbd::fit);
        stress(
                table,
                "Pareto/NBD",
                p -> new ParetoNbd(p.unit(), p.r(), p.alpha(), p.out(), p.outScale() * p.age() / 2),
                ParetoNbd::fit);
        out.println(table.build());
    }

    private void stress(
            Table.Builder table,
            String name,
            Function<StressSet, CustomerBaseModel> maker,
            Function<PurchaseSummaries, Fit<? extends CustomerBaseModel>> fitter) {
        Map<FitStatus, Long> statuses = new EnumMap<>(FitStatus.class);
        int refused = 0;
        int below = 0;
        int notFinite = 0;
        double worst = 0;
        double seconds = 0;
        for (int set = 0; set < SETS; set++) {
            StressSet stress = StressSet.of(set);
            CustomerBaseModel truth = maker.apply(stress);
            PurchaseSummaries customers = stress.customers(truth);
            double before = cpuSeconds();
            Fit<? extends CustomerBaseModel> fit;
            try {
                fit = fitter.apply(customers);
            } catch (IllegalArgumentException e) {
                refused++;
                out.println(name + " set " + set + ": " + e.getMessage());
                continue;
            }
            seconds += cpuSeconds() - before;
            statuses.merge(fit.status(), 1L, Long::sum);
            double shortfall = truth.logLikelihood(customers) - fit.logLikelihood();
            boolean finite = Double.isFinite(fit.logLikelihood())
                    && Arrays.stream(fit.model().expectedPurchases(customers, stress.age()))
                            .allMatch(Double::isFinite);
            notFinite += finite ? 0 : 1;
            below += shortfall > 0.01 ? 1 : 0;
            worst = Math.max(worst, shortfall);
            if (shortfall > 0.01 || !finite || fit.status() == FitStatus.NOT_CONVERGED) {
                out.println(name + " set " + set + " " + truth + " " + customers + ": short by " + shortfall + "; "
                        + fit.model() + " " + fit.summary());
            }
        }
        table.row(
                name,
                statuses.getOrDefault(FitStatus.CONVERGED, 0L),
                statuses.getOrDefault(FitStatus.WEAKLY_IDENTIFIED, 0L),
                statuses.getOrDefault(FitStatus.NOT_CONVERGED, 0L),
                (long) refused,
                (long) below,
                worst,
                (long) notFinite,
                seconds);
    }

    /** One simulated population: parameters, unit, size and ages, all from the set's number. */
    private record StressSet(
            TimeScale unit, double r, double alpha, double out, double outScale, double age, int size, long seed) {
        static StressSet of(int set) {
            SplittableRandom random = new SplittableRandom(7919L * set + 13);
            TimeScale[] units = {TimeScale.MONTH, TimeScale.WEEK, TimeScale.DAY, TimeScale.HOUR};
            TimeScale unit = units[set % units.length];
            double age = unit.of(0.3 + 2 * random.nextDouble(), TimeScale.YEAR);
            double r = exp(random, 0.03, 10);
            double perAge = exp(random, 0.05, set % 10 == 9 ? 400 : 20);
            double leave = exp(random, 0.02, 0.8);
            double firmness = exp(random, 0.3, 20);
            int size = (int) exp(random, 50, Math.min(100_000, set % 5 == 4 ? 100_000 : 5000));
            return new StressSet(unit, r, r * age / perAge, leave * firmness, (1 - leave) * firmness, age, size, set);
        }

        private static double exp(SplittableRandom random, double low, double high) {
            return low * Math.pow(high / low, random.nextDouble());
        }

        PurchaseSummaries customers(CustomerBaseModel truth) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] ages = new double[size];
            Arrays.setAll(ages, i -> age * (0.3 + 0.7 * random.nextDouble()));
            return Simulations.customers(truth, ages, seed);
        }
    }

    /** How often 95 % intervals hold the truth. */
    private void coverage() {
        Table.Builder table = Table.of(
                SETS + " simulations: share of 95 % intervals that hold the truth",
                "model",
                "customers",
                "parameter",
                "coverage");
        coverage(table, "BG/NBD", CDNOW_BG, BgNbd::fit);
        coverage(table, "Pareto/NBD", CDNOW_PARETO, ParetoNbd::fit);
        out.println(table.build());
    }

    private static void coverage(
            Table.Builder table,
            String name,
            CustomerBaseModel truth,
            Function<PurchaseSummaries, Fit<? extends CustomerBaseModel>> fitter) {
        for (int size : new int[] {2357, 23_570}) {
            int[] held = new int[truth.parameterNames().size()];
            for (int set = 0; set < SETS; set++) {
                Fit<?> fit = fitter.apply(Simulations.customers(truth, wholeDays(size, set), set));
                for (int i = 0; i < held.length; i++) {
                    boolean holds = fit.status() == FitStatus.CONVERGED
                            && fit.interval(truth.parameterNames().get(i), 0.95)
                                    .contains(truth.parameters().get(i));
                    held[i] += holds ? 1 : 0;
                }
            }
            for (int i = 0; i < held.length; i++) {
                table.row(name, (long) size, truth.parameterNames().get(i), (double) held[i] / SETS);
            }
        }
    }

    /** Ages of 27 to 39 weeks in whole days. */
    private static double[] wholeDays(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ages = new double[size];
        Arrays.setAll(ages, i -> (189 + random.nextInt(85)) / 7.0);
        return ages;
    }

    /** CPU time of fits of many customers, with standard errors, and of scoring them. */
    private void speed() {
        PurchaseSummaries base = Simulations.customers(CDNOW_BG, wholeDays(CUSTOMERS, 1), 1);
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
        out.println(table.build());
    }

    private static void measure(Table.Builder table, String what, Supplier<Fit<?>> job) {
        double[] seconds = new double[4];
        Fit<?> last = null;
        for (int i = 0; i < seconds.length; i++) {
            double before = cpuSeconds();
            last = job.get();
            seconds[i] = cpuSeconds() - before;
        }
        double first = seconds[0];
        Arrays.sort(seconds, 1, 4);
        table.row(what, first, seconds[2], String.valueOf(last));
    }

    /** CPU time of the whole process: compiler and collector threads count too. */
    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }
}
