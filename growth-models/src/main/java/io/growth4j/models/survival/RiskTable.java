package io.growth4j.models.survival;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** At each distinct time at which a lifetime ended: how many ended, and how many had been going on until then. */
final class RiskTable {
    final double[] times;
    final double[] ended;
    final double[] atRisk;
    /** The longest observation. */
    final double last;

    RiskTable(Lifetimes lifetimes) {
        this(lifetimes, lifetimes.byFallingDuration());
    }

    /** Of rows that have been sorted already, by falling duration. */
    RiskTable(Lifetimes lifetimes, int[] rows) {
        int n = rows.length;
        double[] time = new double[n];
        double[] ends = new double[n];
        double[] risk = new double[n];
        int distinct = 0;
        int next = 0;
        while (next < n) {
            double at = lifetimes.duration(rows[next]);
            int count = 0;
            while (next < n && lifetimes.duration(rows[next]) == at) {
                count += lifetimes.ended(rows[next++]) ? 1 : 0;
            }
            if (count > 0) {
                time[distinct] = at;
                ends[distinct] = count;
                risk[distinct++] = next;
            }
        }
        times = reversed(time, distinct);
        ended = reversed(ends, distinct);
        atRisk = reversed(risk, distinct);
        last = lifetimes.duration(rows[0]);
    }

    private static double[] reversed(double[] values, int size) {
        double[] reversed = new double[size];
        for (int i = 0; i < size; i++) {
            reversed[i] = values[size - 1 - i];
        }
        return reversed;
    }

    /** At each time the sum of what all times up to it add, a function of how many ended and how many were at risk. */
    double[] sums(DoubleBinaryOperator part) {
        double[] sums = new double[times.length];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += part.applyAsDouble(ended[i], atRisk[i]);
            sums[i] = sum;
        }
        return sums;
    }

    /** The position of the last time not after t; −1 if there is none. */
    int at(double t) {
        int found = Arrays.binarySearch(times, t);
        return found >= 0 ? found : -found - 2;
    }
}
