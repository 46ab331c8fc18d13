package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The log-likelihood of Gamma-Gamma (Fader and Hardie 2013, eq. 1a), with gradient and Hessian by ln p, ln q, ln γ.
 *
 * <p>With n purchases of mean m a row is ln Γ(pn + q)/Γ(q) − ln Γ(pn) + q ln γ + pn ln n + (pn − 1) ln m − (pn + q) ln(γ +
 * nm). Gamma functions depend on n alone and are computed once per distinct n. Money is divided by the mean amount.
 */
final class SpendLikelihood extends NaturalLikelihood {
    private final double scale;
    private final double[] counts;
    private final double[] totals;
    private final double[] weights;
    private final double[] distinct;
    private final double[] distinctWeight;
    private double sumLogs;
    private double logTotals;
    private double customers;
    private double purchases;

    private SpendLikelihood(PurchaseSummaries all, double scale, int[] rows) {
        this.scale = scale;
        counts = Arrays.stream(rows).mapToDouble(all::repeats).toArray();
        weights = Arrays.stream(rows).mapToDouble(all::weight).toArray();
        totals = new double[rows.length];
        distinct = Arrays.stream(counts).sorted().distinct().toArray();
        distinctWeight = new double[distinct.length];
        for (int i = 0; i < rows.length; i++) {
            double mean = all.meanSpend(rows[i]) / scale;
            totals[i] = counts[i] * mean;
            sumLogs -= weights[i] * Math.log(mean);
            logTotals += weights[i] * counts[i] * Math.log(totals[i]);
            customers += weights[i];
            purchases += weights[i] * counts[i];
            distinctWeight[Arrays.binarySearch(distinct, counts[i])] += weights[i];
        }
    }

    static Problem problem(PurchaseSummaries all) {
        int[] rows = IntStream.range(0, all.size())
                .filter(row -> all.repeats(row) > 0)
                .peek(row -> requireSpend(all, row))
                .toArray();
        double customers = Arrays.stream(rows).mapToDouble(all::weight).sum();
        if (customers < 2) {
            throw new IllegalArgumentException(
                    "Gamma-Gamma cannot be fitted: " + customers + " customers have bought again, it needs at least 2");
        }
        double scale = Arrays.stream(rows)
                        .mapToDouble(row -> all.weight(row) * all.meanSpend(row))
                        .sum()
                / customers;
        SpendLikelihood full = new SpendLikelihood(all, scale, rows);
        Problem.Data data = new Problem.Data(
                all.unit(),
                customers,
                full.purchases,
                rows.length,
                all.definition(),
                scale,
                -customers * Math.log(scale));
        SpendLikelihood rough = rows.length <= Problem.SAMPLE ? full : full.sample(all, rows);
        return new Problem(full, rough, data);
    }

    private SpendLikelihood sample(PurchaseSummaries all, int[] rows) {
        int step = rows.length / Problem.SAMPLE;
        return new SpendLikelihood(
                all,
                scale,
                IntStream.range(0, rows.length)
                        .filter(i -> i % step == 0)
                        .map(i -> rows[i])
                        .toArray());
    }

    private static void requireSpend(PurchaseSummaries all, int row) {
        double spend = all.meanSpend(row);
        if (!(spend > 0 && spend < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("row " + row + ": mean spend " + spend + " of " + all.repeats(row)
                    + " repeat purchases must be above 0 for Gamma-Gamma");
        }
    }

    @Override
    public List<double[]> starts() {
        return List.of(
                new double[] {4, 3, 0.5},
                new double[] {1, 5, 4},
                new double[] {20, 20, 1},
                new double[] {0.5, 2, 2},
                new double[] {0.1, 1.1, 3});
    }

    @Override
    public double[] unscaled(double[] parameters, double scale) {
        return new double[] {parameters[0], parameters[1], parameters[2] * scale};
    }

    @Override
    double add(double[] v, double[] gradient, double[][] hessian) {
        return perCount(v, gradient, hessian) + perRow(v, gradient, hessian);
    }

    private double perCount(double[] v, double[] g, double[][] h) {
        double p = v[0];
        double q = v[1];
        double gamma = v[2];
        double sum = sumLogs + p * logTotals + customers * q * Math.log(gamma);
        g[0] += logTotals;
        g[1] += customers * Math.log(gamma);
        g[2] += customers * q / gamma;
        h[2][1] += customers / gamma;
        h[2][2] -= customers * q / (gamma * gamma);
        for (int i = 0; i < distinct.length; i++) {
            double n = distinct[i];
            double w = distinctWeight[i];
            double shape = p * n;
            sum += w * (GammaFunctions.logRising(q, shape) - GammaFunctions.logGamma(shape));
            double both = GammaFunctions.digamma(shape + q);
            double bothBend = GammaFunctions.trigamma(shape + q);
            g[0] += w * n * GammaFunctions.digammaRising(shape, q);
            g[1] += w * (both - GammaFunctions.digamma(q));
            h[0][0] += w * n * n * GammaFunctions.trigammaRising(shape, q);
            h[1][0] += w * n * bothBend;
            h[1][1] += w * (bothBend - GammaFunctions.trigamma(q));
        }
        return sum;
    }

    private double perRow(double[] v, double[] g, double[][] h) {
        double p = v[0];
        double q = v[1];
        double gamma = v[2];
        double sum = 0;
        double gp = 0;
        double gq = 0;
        double gg = 0;
        double hpg = 0;
        double hqg = 0;
        double hgg = 0;
        for (int i = 0; i < counts.length; i++) {
            double w = weights[i];
            double n = counts[i];
            double shape = p * n + q;
            double all = gamma + totals[i];
            double log = Math.log(all);
            double per = 1 / all;
            sum -= w * shape * log;
            gp -= w * n * log;
            gq -= w * log;
            gg -= w * shape * per;
            hpg -= w * n * per;
            hqg -= w * per;
            hgg += w * shape * per * per;
        }
        g[0] += gp;
        g[1] += gq;
        g[2] += gg;
        h[2][0] += hpg;
        h[2][1] += hqg;
        h[2][2] += hgg;
        return sum;
    }
}
