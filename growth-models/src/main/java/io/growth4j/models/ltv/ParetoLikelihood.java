package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GaussLegendre;
import java.util.Arrays;
import java.util.List;

/**
 * The log-likelihood of Pareto/NBD, with gradient and Hessian by ln r, ln α, ln s, ln β.
 *
 * <p>A row is a mixture over when the customer left: alive to the end, or gone at one of the nodes of {@link
 * DeathTimes}. So its gradient is the mean, and its Hessian the mean plus the variance, of the derivatives of the
 * mixture's log terms, weighted by how likely each term is.
 */
final class ParetoLikelihood extends NaturalLikelihood {
    private static final GaussLegendre RULE = DeathTimes.RULE;
    /** Positions in the sums: weight of the gone, four means, ten products, and the alive term's own. */
    private static final int SUMS = 15;

    private final GroupedRows rows;

    ParetoLikelihood(GroupedRows rows) {
        this.rows = rows;
    }

    @Override
    public List<double[]> starts() {
        double rate = rows.purchases() / rows.exposure();
        return List.of(
                new double[] {0.5, 0.35 / rate, 0.6, 0.4},
                new double[] {1, 0.5 / rate, 1, 1},
                new double[] {0.15, 0.1 / rate, 0.2, 0.02},
                new double[] {4, 3 / rate, 0.3, 0.5},
                new double[] {2, 0.5 / rate, 3, 1},
                new double[] {1, 1 / rate, 0.8, 20});
    }

    @Override
    public double[] unscaled(double[] parameters, double scale) {
        return new double[] {parameters[0], parameters[1] * scale, parameters[2], parameters[3] * scale};
    }

    @Override
    double add(double[] p, double[] gradient, double[][] hessian) {
        double sum = PurchaseRates.add(rows, p[0], p[1], gradient, hessian);
        double customers = rows.customers();
        double logBeta = Math.log(p[3]);
        sum += customers * p[2] * logBeta;
        gradient[2] += customers * logBeta;
        gradient[3] += customers * p[2] / p[3];
        hessian[3][2] += customers / p[3];
        hessian[3][3] -= customers * p[2] / (p[3] * p[3]);
        double[] sums = new double[SUMS];
        for (int row = 0; row < rows.size; row++) {
            sum += addRow(row, p, sums, gradient, hessian);
        }
        return sum;
    }

    private double addRow(int row, double[] p, double[] sums, double[] g, double[][] h) {
        double r = p[0];
        double alpha = p[1];
        double s = p[2];
        double beta = p[3];
        double shape = r + rows.repeats[rows.kind[row]];
        double last = rows.recency[row];
        double end = rows.age[row];
        double w = rows.weight[row];
        double logAlpha = Math.log(alpha + last);
        double logBeta = Math.log(beta + last);
        Arrays.fill(sums, 0);
        if (end > last) {
            gone(alpha, shape, s, beta, last, end, logAlpha, logBeta, sums);
        }
        double logAlphaEnd = Math.log(alpha + end);
        double logBetaEnd = Math.log(beta + end);
        double alive = Math.exp(-shape * (logAlphaEnd - logAlpha) - s * (logBetaEnd - logBeta) + logBeta);
        double all = alive + sums[0];
        double gone = sums[0] / all;
        double stays = alive / all;
        double e0 = -logAlphaEnd;
        double e1 = -shape / (alpha + end);
        double e2 = -logBetaEnd;
        double e3 = -s / (beta + end);
        double m0 = sums[1] / all + stays * e0;
        double m1 = sums[2] / all + stays * e1;
        double m2 = sums[3] / all + stays * e2;
        double m3 = sums[4] / all + stays * e3;
        g[0] += w * m0;
        g[1] += w * m1;
        g[2] += w * m2;
        g[3] += w * m3;
        h[0][0] += w * (sums[5] / all + stays * e0 * e0 - m0 * m0);
        h[1][0] += w * (sums[6] / all + stays * e0 * e1 - m0 * m1 + m1 / shape);
        double square1 = sums[7] / all + stays * e1 * e1;
        h[1][1] += w * (square1 - m1 * m1 + square1 / shape);
        h[2][0] += w * (sums[8] / all + stays * e2 * e0 - m2 * m0);
        h[2][1] += w * (sums[9] / all + stays * e2 * e1 - m2 * m1);
        h[2][2] += w * (sums[10] / all + stays * e2 * e2 - m2 * m2 - gone / (s * s));
        h[3][0] += w * (sums[11] / all + stays * e3 * e0 - m3 * m0);
        h[3][1] += w * (sums[12] / all + stays * e3 * e1 - m3 * m1);
        double inverseBeta = sums[4] / all / (s + 1) + stays * e3 / s;
        h[3][2] += w * (sums[13] / all + stays * e3 * e2 - m3 * m2 + inverseBeta);
        double bendBeta = sums[14] / all / (s + 1) + stays * e3 * e3 / s;
        h[3][3] += w * (sums[14] / all + stays * e3 * e3 - m3 * m3 + bendBeta);
        return w * (Math.log(all) - shape * logAlpha - (s + 1) * logBeta);
    }

    /** Sums over the nodes: the weight of each, times the derivatives of its logarithm, times their products. */
    private static void gone(
            double alpha,
            double shape,
            double s,
            double beta,
            double last,
            double end,
            double logAlpha,
            double logBeta,
            double[] sums) {
        double c = Math.min(alpha, beta);
        double farAlpha = alpha - c;
        double farBeta = beta - c;
        double base = c + last;
        double logBase = Math.log(base);
        double tail = s + 1;
        double perS = 1 / s;
        double length = Math.log1p((end - last) / base);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s00 = 0;
        double s01 = 0;
        double s11 = 0;
        double s02 = 0;
        double s12 = 0;
        double s22 = 0;
        double s03 = 0;
        double s13 = 0;
        double s23 = 0;
        double s33 = 0;
        double v = 0;
        while (v < length) {
            double width = DeathTimes.width(v, length, base, farAlpha, farBeta, shape, tail);
            double lastDensity = 0;
            double lastAt = base;
            for (int i = 0; i < RULE.size(); i++) {
                double move = v + width * RULE.node(i);
                double at = base * Math.exp(move);
                double toAlpha = at + farAlpha;
                double toBeta = at + farBeta;
                double g0 = -(farAlpha == 0 ? logBase + move : Math.log(toAlpha));
                double lb = farBeta == 0 ? logBase + move : Math.log(toBeta);
                double density = at * Math.exp(shape * (g0 + logAlpha) - tail * (lb - logBeta));
                double q = s * width * RULE.weight(i) * density;
                double g1 = -shape / toAlpha;
                double g2 = perS - lb;
                double g3 = -tail / toBeta;
                s0 += q;
                s1 += q * g0;
                s2 += q * g1;
                s3 += q * g2;
                s4 += q * g3;
                s00 += q * g0 * g0;
                s01 += q * g0 * g1;
                s11 += q * g1 * g1;
                s02 += q * g0 * g2;
                s12 += q * g1 * g2;
                s22 += q * g2 * g2;
                s03 += q * g0 * g3;
                s13 += q * g1 * g3;
                s23 += q * g2 * g3;
                s33 += q * g3 * g3;
                lastDensity = density;
                lastAt = at;
            }
            v += width;
            double steep = DeathTimes.steepness(lastAt, farAlpha, farBeta, shape, tail);
            if (DeathTimes.isNegligible(s * lastDensity, steep, s0)) {
                break;
            }
        }
        sums[0] = s0;
        sums[1] = s1;
        sums[2] = s2;
        sums[3] = s3;
        sums[4] = s4;
        sums[5] = s00;
        sums[6] = s01;
        sums[7] = s11;
        sums[8] = s02;
        sums[9] = s12;
        sums[10] = s22;
        sums[11] = s03;
        sums[12] = s13;
        sums[13] = s23;
        sums[14] = s33;
    }
}
