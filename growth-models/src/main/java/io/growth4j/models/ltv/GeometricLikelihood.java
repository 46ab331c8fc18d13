package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import java.util.List;

/**
 * The log-likelihood of BG/NBD (no chance to leave at the first purchase) and MBG/NBD (one chance), with gradient and
 * Hessian by ln r, ln α, ln a, ln b.
 *
 * <p>With n = x + chances and D the log-odds of having left, a row is ln Γ(r + x)/Γ(r) + r ln α − (r + x) ln(α + T) + ln
 * Γ(b + n)/Γ(b) − ln Γ(a + b + n)/Γ(a + b) + ln(1 + e^D) (Fader, Hardie and Lee 2005, eq. 6, rearranged). Gamma
 * functions depend on x alone and are computed once per distinct x; what is left per row is three logarithms and one
 * exponential.
 */
final class GeometricLikelihood extends NaturalLikelihood {
    private final GroupedRows rows;
    private final int chances;

    GeometricLikelihood(GroupedRows rows, int chances) {
        this.rows = rows;
        this.chances = chances;
    }

    @Override
    public List<double[]> starts() {
        return starts(rows.purchases() / rows.exposure());
    }

    /** Starts for customers who buy, or take steps towards buying, at a mean rate while they are watched. */
    static List<double[]> starts(double rate) {
        return List.of(
                new double[] {0.5, 0.5 / (1.5 * rate), 0.8, 2.5},
                new double[] {0.2, 0.05 / rate, 1, 1.5},
                new double[] {0.07, 0.02 / rate, 1.2, 5},
                new double[] {2, 2 / rate, 0.1, 1},
                new double[] {5, 1.5 / rate, 2, 4},
                new double[] {50, 20 / rate, 3, 2});
    }

    @Override
    public double[] unscaled(double[] parameters, double scale) {
        return inRealTime(parameters, scale);
    }

    /** Only α is a time. */
    static double[] inRealTime(double[] parameters, double scale) {
        return new double[] {parameters[0], parameters[1] * scale, parameters[2], parameters[3]};
    }

    @Override
    double add(double[] p, double[] gradient, double[][] hessian) {
        return perRepeats(p, gradient, hessian) + perRow(p, gradient, hessian);
    }

    /** What depends on the number of repeats alone, and on the parameters alone. */
    private double perRepeats(double[] p, double[] g, double[][] h) {
        return PurchaseRates.add(rows, p[0], p[1], g, h) + addChances(rows, chances, p[2], p[3], g, h);
    }

    /** Adds Σ ln (b)_n/(a + b)_n, n the chances to leave, with derivatives by a (position 2) and b (position 3). */
    static double addChances(GroupedRows rows, int chances, double a, double b, double[] g, double[][] h) {
        double sum = 0;
        for (int i = 0; i < rows.repeats.length; i++) {
            double n = rows.repeats[i] + chances;
            double w = rows.kindWeight[i];
            sum += w * (GammaFunctions.logRising(b, n) - GammaFunctions.logRising(a + b, n));
            double both = w * GammaFunctions.digammaRising(a + b, n);
            double bothBend = w * GammaFunctions.trigammaRising(a + b, n);
            g[2] -= both;
            g[3] += w * GammaFunctions.digammaRising(b, n) - both;
            h[2][2] -= bothBend;
            h[3][2] -= bothBend;
            h[3][3] += w * GammaFunctions.trigammaRising(b, n) - bothBend;
        }
        return sum;
    }

    private double perRow(double[] p, double[] g, double[][] h) {
        double r = p[0];
        double alpha = p[1];
        double a = p[2];
        double b = p[3];
        int kinds = rows.repeats.length;
        double[] logChance = new double[kinds];
        double[] perStay = new double[kinds];
        for (int i = 0; i < kinds; i++) {
            double stay = b + rows.repeats[i] + chances - 1;
            logChance[i] = Math.log(a / stay);
            perStay[i] = 1 / stay;
        }
        double perA = 1 / a;
        double sum = 0;
        double gr = 0;
        double gAlpha = 0;
        double ga = 0;
        double gb = 0;
        double rr = 0;
        double rAlpha = 0;
        double ra = 0;
        double rb = 0;
        double alphaAlpha = 0;
        double alphaA = 0;
        double alphaB = 0;
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int row = 0; row < rows.size; row++) {
            int kind = rows.kind[row];
            double w = rows.weight[row];
            double shape = r + rows.repeats[kind];
            double end = alpha + rows.age[row];
            double perEnd = 1 / end;
            double logEnd = Math.log(end);
            sum -= w * shape * logEnd;
            gr -= w * logEnd;
            gAlpha -= w * shape * perEnd;
            rAlpha -= w * perEnd;
            alphaAlpha += w * shape * perEnd * perEnd;
            if (rows.repeats[kind] + chances == 0) {
                continue;
            }
            double perLast = 1 / (alpha + rows.recency[row]);
            double ratio = Math.log(end * perLast);
            double odds = logChance[kind] + shape * ratio;
            double small = Math.exp(-Math.abs(odds));
            double left = odds > 0 ? 1 / (1 + small) : small / (1 + small);
            double bend = w * left * (1 - left);
            left *= w;
            double gap = perEnd - perLast;
            double dAlpha = shape * gap;
            double dB = -perStay[kind];
            sum += w * (Math.max(odds, 0) + Math.log(1 + small));
            gr += left * ratio;
            gAlpha += left * dAlpha;
            ga += left * perA;
            gb += left * dB;
            rr += bend * ratio * ratio;
            rAlpha += bend * ratio * dAlpha + left * gap;
            ra += bend * ratio * perA;
            rb += bend * ratio * dB;
            alphaAlpha += bend * dAlpha * dAlpha - left * dAlpha * (perEnd + perLast);
            alphaA += bend * dAlpha * perA;
            alphaB += bend * dAlpha * dB;
            aa += (bend - left) * perA * perA;
            ab += bend * perA * dB;
            bb += (bend + left) * dB * dB;
        }
        g[0] += gr;
        g[1] += gAlpha;
        g[2] += ga;
        g[3] += gb;
        h[0][0] += rr;
        h[1][0] += rAlpha;
        h[2][0] += ra;
        h[3][0] += rb;
        h[1][1] += alphaAlpha;
        h[2][1] += alphaA;
        h[3][1] += alphaB;
        h[2][2] += aa;
        h[3][2] += ab;
        h[3][3] += bb;
        return sum;
    }
}
