package io.growth4j.models.survival;

import io.growth4j.models.internal.math.SmoothFunction;
import java.util.Arrays;

/**
 * Cox's partial log-likelihood with Efron's correction for ties (Efron, The Efficiency of Cox's Likelihood Function for
 * Censored Data, JASA 72, 1977), with gradient and Hessian, over standardised covariates.
 *
 * <p>One pass over the rows by falling duration, in which the sums over those at risk only grow.
 */
final class PartialLikelihood implements SmoothFunction {
    private final Lifetimes lifetimes;
    private final int[] order;
    private final double[][] values;
    private final int p;

    PartialLikelihood(Lifetimes lifetimes, int[] order, double[][] standardised) {
        this.lifetimes = lifetimes;
        this.order = order;
        this.values = standardised;
        this.p = standardised[0].length;
    }

    @Override
    public double evaluate(double[] at, double[] gradient, double[][] hessian) {
        Arrays.fill(gradient, 0);
        for (double[] line : hessian) {
            Arrays.fill(line, 0);
        }
        Sums risk = new Sums(p);
        Sums ties = new Sums(p);
        double[] mean = new double[p];
        double sum = 0;
        int next = 0;
        while (next < order.length) {
            double time = lifetimes.duration(order[next]);
            ties.clear();
            int deaths = 0;
            for (; next < order.length && lifetimes.duration(order[next]) == time; next++) {
                int row = order[next];
                double score = dot(at, values[row]);
                double weight = Math.exp(score);
                risk.add(weight, values[row]);
                if (lifetimes.ended(row)) {
                    deaths++;
                    ties.add(weight, values[row]);
                    sum += score;
                    for (int i = 0; i < p; i++) {
                        gradient[i] += values[row][i];
                    }
                }
            }
            for (int death = 0; death < deaths; death++) {
                sum -= risk.take(ties, (double) death / deaths, mean, gradient, hessian);
            }
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                hessian[j][i] = hessian[i][j];
            }
        }
        return sum;
    }

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Sums of weights, of weighted covariates, and of their products. */
    private static final class Sums {
        private final double[] first;
        private final double[][] second;
        private double zero;

        Sums(int p) {
            first = new double[p];
            second = new double[p][p];
        }

        void clear() {
            zero = 0;
            Arrays.fill(first, 0);
            for (double[] line : second) {
                Arrays.fill(line, 0);
            }
        }

        void add(double weight, double[] x) {
            zero += weight;
            for (int i = 0; i < x.length; i++) {
                double wx = weight * x[i];
                first[i] += wx;
                for (int j = 0; j <= i; j++) {
                    second[i][j] += wx * x[j];
                }
            }
        }

        /** One death's part, with a share of the tied dead no longer at risk; returns the logarithm of the risk. */
        double take(Sums ties, double share, double[] mean, double[] gradient, double[][] hessian) {
            double all = zero - share * ties.zero;
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (first[i] - share * ties.first[i]) / all;
                gradient[i] -= mean[i];
                for (int j = 0; j <= i; j++) {
                    hessian[i][j] -= (second[i][j] - share * ties.second[i][j]) / all - mean[i] * mean[j];
                }
            }
            return Math.log(all);
        }
    }
}
