package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import java.util.List;

/**
 * The log-likelihood of MBG/CNBD-k, with gradient and Hessian by ln r, ln α, ln a, ln b.
 *
 * <p>A row is a mixture: gone after the last purchase, or alive with 0 to k − 1 steps taken since (Platzer and Reutterer
 * 2016, integrated over λ and p). Its gradient is the mean, and its Hessian the mean plus the variance, of the
 * derivatives of the terms' logarithms.
 */
final class RegularLikelihood extends NaturalLikelihood {
    private final GroupedRows rows;
    private final int k;

    RegularLikelihood(GroupedRows rows, int k) {
        this.rows = rows;
        this.k = k;
    }

    /** ln of the density of t_x under gaps of k steps, relative to that of purchases at random; the rates' part apart. */
    static double logEvenness(int k, double x, double recency) {
        return k == 1 || x == 0
                ? 0
                : (k - 1) * x * Math.log(recency) + GammaFunctions.logGamma(x) - GammaFunctions.logGamma(k * x);
    }

    @Override
    public List<double[]> starts() {
        return GeometricLikelihood.starts(k * rows.purchases() / rows.exposure());
    }

    @Override
    public double[] unscaled(double[] parameters, double scale) {
        return GeometricLikelihood.inRealTime(parameters, scale);
    }

    @Override
    double add(double[] p, double[] gradient, double[][] hessian) {
        double sum = perRepeats(p, gradient, hessian);
        Row row = new Row(p);
        for (int i = 0; i < rows.size; i++) {
            sum += row.add(i, gradient, hessian);
        }
        return sum;
    }

    /** What depends on the number of repeats alone, and on the parameters alone. */
    private double perRepeats(double[] p, double[] g, double[][] h) {
        return PurchaseRates.add(rows, k, p[0], p[1], g, h) + GeometricLikelihood.addChances(rows, 1, p[2], p[3], g, h);
    }

    /** One row's mixture. */
    private final class Row {
        private final double r;
        private final double alpha;
        private final double a;
        private final double b;
        private double alive;
        private double byShape;
        private double byShapeTwice;
        private double steps;
        private double stepsSquared;
        private double stepsByShape;

        Row(double[] p) {
            r = p[0];
            alpha = p[1];
            a = p[2];
            b = p[3];
        }

        double add(int row, double[] g, double[][] h) {
            double x = rows.repeats[rows.kind[row]];
            double w = rows.weight[row];
            double shape = r + k * x;
            double perEnd = 1 / (alpha + rows.age[row]);
            double perLast = 1 / (alpha + rows.recency[row]);
            takeSteps(shape, (rows.age[row] - rows.recency[row]) * perEnd);
            double ratio = Math.log(perLast / perEnd);
            double logLeft = Math.log(a / (b + x)) + shape * ratio;
            double logAlive = Math.log(alive);
            double small = Math.exp(-Math.abs(logLeft - logAlive));
            double left = (logLeft > logAlive ? 1 : small) / (1 + small);
            double share = (logLeft > logAlive ? small : 1) / (1 + small) / alive;
            double gap = perEnd - perLast;
            double leftAlpha = shape * gap;
            double perA = 1 / a;
            double perStay = -1 / (b + x);
            double mr = share * byShape + left * ratio;
            double mAlpha = -share * steps * perEnd + left * leftAlpha;
            double ma = left * perA;
            double mb = left * perStay;
            g[0] += w * (mr + Math.log(perEnd));
            g[1] += w * (mAlpha - shape * perEnd);
            g[2] += w * ma;
            g[3] += w * mb;
            h[0][0] += w * (share * byShapeTwice + left * ratio * ratio - mr * mr);
            h[1][0] += w * (-share * stepsByShape * perEnd + left * (ratio * leftAlpha + gap) - mr * mAlpha - perEnd);
            h[2][0] += w * (left * ratio * perA - mr * ma);
            h[3][0] += w * (left * ratio * perStay - mr * mb);
            double bend = share * (stepsSquared + steps) * perEnd * perEnd
                    + left * (leftAlpha * leftAlpha - leftAlpha * (perEnd + perLast));
            h[1][1] += w * (bend - mAlpha * mAlpha + shape * perEnd * perEnd);
            h[2][1] += w * (left * leftAlpha * perA - mAlpha * ma);
            h[3][1] += w * (left * leftAlpha * perStay - mAlpha * mb);
            h[2][2] -= w * ma * ma;
            h[3][2] += w * (left * perA * perStay - ma * mb);
            h[3][3] += w * (2 * left * perStay * perStay - mb * mb);
            double high = Math.max(logLeft, logAlive);
            return w * (logEvenness(k, x, rows.recency[row]) + shape * Math.log(perEnd) + high + Math.log1p(small));
        }

        /** Sums over the steps taken since the last purchase: weights, and their derivatives by the shape. */
        private void takeSteps(double shape, double since) {
            alive = 1;
            byShape = 0;
            byShapeTwice = 0;
            steps = 0;
            stepsSquared = 0;
            stepsByShape = 0;
            double weight = 1;
            double slope = 0;
            double bend = 0;
            for (int step = 1; step < k; step++) {
                double at = shape + step - 1;
                weight *= at / step * since;
                slope += 1 / at;
                bend -= 1 / (at * at);
                alive += weight;
                byShape += weight * slope;
                byShapeTwice += weight * (slope * slope + bend);
                steps += weight * step;
                stepsSquared += weight * step * step;
                stepsByShape += weight * step * slope;
            }
        }
    }
}
