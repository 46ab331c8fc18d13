package io.growth4j.models.internal.math;

import java.util.Arrays;

/**
 * Gauss collocation on 0 to 1: the antiderivative, at the nodes themselves, of a function known at the nodes of Gauss and
 * Legendre. Chains of integrals (an integral of a function times the integral of another) come out at the order 2n of the
 * nodes (Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I, 1993, II.7). Immutable.
 */
public final class GaussCollocation {
    private final GaussLegendre rule;
    private final double[][] columns;

    private GaussCollocation(GaussLegendre rule, double[][] columns) {
        this.rule = rule;
        this.columns = columns;
    }

    /** The rule of n nodes. */
    public static GaussCollocation of(int n) {
        GaussLegendre rule = GaussLegendre.of(n);
        double[][] polynomials = new double[n][];
        for (int i = 0; i < n; i++) {
            polynomials[i] = legendre(2 * rule.node(i) - 1, n);
        }
        double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                columns[j][i] = rule.weight(j) * partialIntegral(polynomials[i], polynomials[j]);
            }
        }
        return new GaussCollocation(rule, columns);
    }

    /** The Legendre polynomials of degree 0 to n at x, by their recurrence. */
    private static double[] legendre(double x, int n) {
        double[] values = new double[n + 1];
        values[0] = 1;
        values[1] = x;
        for (int k = 2; k <= n; k++) {
            values[k] = ((2 * k - 1) * x * values[k - 1] - (k - 1) * values[k - 2]) / k;
        }
        return values;
    }

    /** Lagrange's polynomial of one node, written in Legendre's and over the node's weight, integrated up to another node. */
    private static double partialIntegral(double[] upTo, double[] node) {
        double sum = upTo[1] + 1;
        for (int k = 1; k < upTo.length - 1; k++) {
            sum += node[k] * (upTo[k + 1] - upTo[k - 1]);
        }
        return sum / 2;
    }

    /** How many nodes there are. */
    public int size() {
        return columns.length;
    }

    /** Node i, between 0 and 1, ascending. */
    public double node(int i) {
        return rule.node(i);
    }

    /** Writes to each node the start plus the integral of the rates from 0 to there. */
    public void accumulate(double start, double[] rates, double[] values) {
        Arrays.fill(values, start);
        for (int j = 0; j < columns.length; j++) {
            double rate = rates[j];
            double[] column = columns[j];
            for (int i = 0; i < column.length; i++) {
                values[i] += column[i] * rate;
            }
        }
    }

    /** The integral of a function from 0 to 1. */
    public double integral(double[] values) {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sum += rule.weight(i) * values[i];
        }
        return sum;
    }

    /** The integral of the product of two functions from 0 to 1. */
    public double integralOfProduct(double[] first, double[] second) {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sum += rule.weight(i) * first[i] * second[i];
        }
        return sum;
    }
}
