package io.growth4j.models.survival;

import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Proportions;
import java.util.Arrays;

/**
 * The chance of leaving in each period of a customer's life, from rows of one customer in one period (a life table;
 * Allison, Discrete-Time Methods for the Analysis of Event Histories, 1982). What moves it: {@link HazardRegression}.
 * Immutable, thread-safe.
 */
public final class DiscreteHazard {
    private final long[] atRisk;
    private final long[] ended;

    private DiscreteHazard(long[] atRisk, long[] ended) {
        this.atRisk = atRisk;
        this.ended = ended;
    }

    /**
     * The hazard from one row per customer and period in which the customer was there.
     *
     * @param periods the period of the customer's life, from 1
     * @param ended whether the customer left in it
     * @return the hazard of every period up to the largest
     * @throws IllegalArgumentException if a period is below 1, or the lengths differ; the message names the row
     */
    public static DiscreteHazard of(int[] periods, boolean[] ended) {
        if (periods.length != ended.length || periods.length == 0) {
            throw new IllegalArgumentException(
                    periods.length + " periods and " + ended.length + " ends: needs equally many, at least one");
        }
        int largest = Arrays.stream(periods).max().orElse(0);
        long[] there = new long[largest + 1];
        long[] left = new long[largest + 1];
        for (int row = 0; row < periods.length; row++) {
            if (periods[row] < 1) {
                throw new IllegalArgumentException("row " + row + ": period " + periods[row] + " must be at least 1");
            }
            there[periods[row]]++;
            left[periods[row]] += ended[row] ? 1 : 0;
        }
        return new DiscreteHazard(there, left);
    }

    /**
     * How many periods are known.
     *
     * @return the largest period
     */
    public int periods() {
        return atRisk.length - 1;
    }

    /**
     * The chance of leaving in a period, of those who are there.
     *
     * @param period from 1 to {@link #periods()}
     * @return the hazard; NaN if nobody was there
     */
    public double hazard(int period) {
        return (double) ended[period] / atRisk[period];
    }

    /**
     * An interval for a hazard.
     *
     * @param period from 1 to {@link #periods()}
     * @param level 0 to 1, for example 0.95
     * @return Wilson's interval
     */
    public Interval interval(int period, double level) {
        return Proportions.wilson(ended[period], atRisk[period], level);
    }

    /**
     * The share that survives some periods.
     *
     * @param period from 0 to {@link #periods()}
     * @return the product of one less each hazard; NaN from the first period in which nobody was there
     */
    public double survival(int period) {
        double share = 1;
        for (int i = 1; i <= period; i++) {
            share *= 1 - hazard(i);
        }
        return share;
    }

    /**
     * The life table.
     *
     * @return a table: period, at risk, ended, hazard, survival
     */
    public Table table() {
        Table.Builder table = Table.of("Life table", "period", "at risk", "ended", "hazard", "survival");
        for (int period = 1; period <= periods(); period++) {
            boolean known = atRisk[period] > 0;
            table.row(
                    (long) period,
                    atRisk[period],
                    ended[period],
                    known ? hazard(period) : null,
                    known ? survival(period) : null);
        }
        return table.build();
    }
}
