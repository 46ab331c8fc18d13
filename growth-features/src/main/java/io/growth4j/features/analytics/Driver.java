package io.growth4j.features.analytics;

import io.growth4j.event.EventType;
import io.growth4j.stat.Normal;

/**
 * How a behaviour in the first period goes with a return. An association, not a cause.
 *
 * @param type the behaviour
 * @param exposed users who did it
 * @param exposedReturned those of them who returned
 * @param others users who did not
 * @param othersReturned those of them who returned
 * @param adjustedP the p-value of the association after Benjamini and Hochberg's correction over all behaviours
 */
public record Driver(
        EventType type, long exposed, long exposedReturned, long others, long othersReturned, double adjustedP) {
    /**
     * How many times as likely users who did it return.
     *
     * @return the ratio of the rates; NaN if a rate is unknown or nobody else returned
     */
    public double lift() {
        double rate = (double) exposedReturned / exposed;
        return exposed == 0 || others == 0 || othersReturned == 0
                ? Double.NaN
                : rate / ((double) othersReturned / others);
    }

    /**
     * The φ coefficient of the table of four: the correlation of doing it and returning.
     *
     * @return −1 to 1; NaN if a row or a column of the table is empty
     */
    public double phi() {
        double returned = (double) exposedReturned + othersReturned;
        double left = (double) exposed + others - returned;
        double product = (double) exposed * others * returned * left;
        double cross = (double) exposedReturned * (others - othersReturned)
                - (double) othersReturned * (exposed - exposedReturned);
        return product == 0 ? Double.NaN : cross / Math.sqrt(product);
    }

    /** The p-value of Pearson's χ² test with one degree of freedom, without continuity correction. */
    double pValue() {
        double chiSquare = ((double) exposed + others) * phi() * phi();
        return 2 * Normal.cumulative(-Math.sqrt(chiSquare));
    }

    Driver withAdjustedP(double adjusted) {
        return new Driver(type, exposed, exposedReturned, others, othersReturned, adjusted);
    }
}
