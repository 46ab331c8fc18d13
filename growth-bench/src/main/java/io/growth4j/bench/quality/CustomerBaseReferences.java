package io.growth4j.bench.quality;

import io.growth4j.models.ltv.BgNbd;
import io.growth4j.models.ltv.CustomerBaseModel;
import io.growth4j.models.ltv.Fit;
import io.growth4j.models.ltv.GammaGamma;
import io.growth4j.models.ltv.MbgCnbd;
import io.growth4j.models.ltv.MbgNbd;
import io.growth4j.models.ltv.Nbd;
import io.growth4j.models.ltv.ParametricModel;
import io.growth4j.models.ltv.ParetoNbd;
import io.growth4j.models.ltv.PurchaseSummaries;
import io.growth4j.models.ltv.TimeScale;
import io.growth4j.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Fits of the CDNOW cohort, which must not be below the best log-likelihoods known; hold-out errors; and CPU time: the
 * first fit in this process and the mean of 20 after 20 of warming up, as ratios to the CPU time of the package
 * lifetimes 0.11.3 (median of three fits in one Python process, one thread).
 */
final class CustomerBaseReferences {
    /** Best log-likelihoods known: BG/NBD, MBG/NBD, Pareto/NBD, NBD; dates in whole days. */
    private static final double[] SAMPLE = {-9582.429, -9582.136, -9594.976, -9763.658};

    private static final int WARM = 20;

    /** The best known are said with two or three digits. */
    private static final double DIGITS = 6e-3;

    private static final double[] FULL = {-95368.44, -95336.96, -95415.12, -96845.34};
    /** CPU milliseconds of lifetimes: BG/NBD, MBG/NBD, Pareto/NBD; it has no NBD. */
    private static final double[] PEER_SAMPLE = {55, 51, 304, Double.NaN};

    private static final double[] PEER_FULL = {287, 281, 3330, Double.NaN};

    private final Table.Builder table = Table.of(
            "Fits of the CDNOW cohort, calibration 39 weeks; CPU ms",
            "data",
            "model",
            "status",
            "log-likelihood",
            "best known",
            "first fit",
            "warm fit",
            "lifetimes",
            "times faster, first",
            "times faster, warm",
            "hold-out expected",
            "mean abs. error");

    private CustomerBaseReferences() {}

    static Object table() throws IOException {
        String folder = System.getProperty("growth4j.data", "");
        if (folder.isEmpty()) {
            return "references: skipped, no folder in growth4j.data";
        }
        CustomerBaseReferences references = new CustomerBaseReferences();
        references.add("full", cdnow(Path.of(folder, "rfm_cdnow_full.csv")), FULL, PEER_FULL, -40763.48, 59);
        references.add("sample", cdnow(Path.of(folder, "rfm_cdnow_sample.csv")), SAMPLE, PEER_SAMPLE, -4055.923, 26);
        return references.table.build();
    }

    private void add(
            String data, PurchaseSummaries customers, double[] known, double[] peer, double spend, double spendPeer) {
        row(data, "BG/NBD", () -> BgNbd.fit(customers), known[0], peer[0], customers);
        row(data, "MBG/NBD", () -> MbgNbd.fit(customers), known[1], peer[1], customers);
        row(data, "MBG/CNBD-k", () -> MbgCnbd.fit(customers), known[1], Double.NaN, customers);
        row(data, "Pareto/NBD", () -> ParetoNbd.fit(customers), known[2], peer[2], customers);
        row(data, "NBD", () -> Nbd.fit(customers), known[3], peer[3], customers);
        PurchaseSummaries spenders = customers.where(row -> customers.meanSpend(row) > 0);
        row(data, "Gamma-Gamma", () -> GammaGamma.fit(spenders), spend, spendPeer, customers);
    }

    private void row(
            String data,
            String model,
            Supplier<? extends Fit<? extends ParametricModel>> fitter,
            double known,
            double peer,
            PurchaseSummaries customers) {
        double first = millis(fitter, 1);
        millis(fitter, WARM);
        double warm = millis(fitter, WARM);
        Fit<? extends ParametricModel> fit = fitter.get();
        if (!(fit.logLikelihood() > known - DIGITS)) {
            throw new IllegalStateException(model + " on the " + data + " cohort reached " + fit.logLikelihood()
                    + ", less than the best known " + known);
        }
        double[] holdout = fit.model() instanceof CustomerBaseModel base
                ? holdout(base, customers)
                : new double[] {Double.NaN, Double.NaN};
        table.row(
                data,
                model,
                fit.status().name(),
                fixed(fit.logLikelihood()),
                fixed(known),
                first,
                warm,
                peer,
                peer / first,
                peer / warm,
                holdout[0],
                holdout[1]);
    }

    private static double millis(Supplier<? extends Fit<?>> fitter, int fits) {
        double before = CustomerBaseQuality.cpuSeconds();
        double sum = 0;
        for (int i = 0; i < fits; i++) {
            sum += fitter.get().logLikelihood();
        }
        double millis = (CustomerBaseQuality.cpuSeconds() - before) * 1000 / fits;
        return Double.isFinite(sum) ? millis : Double.NaN;
    }

    /** The sum of expected purchases, and their mean absolute error. */
    private static double[] holdout(CustomerBaseModel model, PurchaseSummaries customers) {
        double[] expected = model.expectedPurchases(customers, customers.holdoutLength());
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            error += Math.abs(expected[i] - customers.holdout(i)) / expected.length;
        }
        return new double[] {Arrays.stream(expected).sum(), error};
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Recency and age are whole days: two digits of weeks are brought back to them. */
    private static PurchaseSummaries cdnow(Path file) throws IOException {
        List<String[]> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        return PurchaseSummaries.of(
                        TimeScale.WEEK,
                        rows.stream().mapToLong(row -> Long.parseLong(row[1])).toArray(),
                        rows.stream().mapToDouble(row -> weeks(row[2])).toArray(),
                        rows.stream().mapToDouble(row -> weeks(row[3])).toArray())
                .withMeanSpend(rows.stream()
                        .mapToDouble(row -> "0".equals(row[1]) ? Double.NaN : Double.parseDouble(row[4]))
                        .toArray())
                .withHoldout(
                        39,
                        rows.stream().mapToLong(row -> Long.parseLong(row[5])).toArray());
    }

    private static double weeks(String text) {
        return Math.rint(Double.parseDouble(text) * 7) / 7;
    }
}
