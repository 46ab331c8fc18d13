package io.growth4j.models.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Scores read as probabilities: how near they are to what happened. */
final class Forecast {
    /** Probabilities are kept this far from 0 and 1 in the log loss, so that one wrong certainty is not infinite. */
    private static final double SURE = 1e-15;

    private final Ranking rows;

    /**
     * Reads scores as probabilities.
     *
     * @throws IllegalArgumentException if one is below 0 or above 1
     */
    Forecast(Ranking rows) {
        double highest = rows.score(0);
        double lowest = rows.score(rows.size() - 1);
        if (highest > 1 || lowest < 0) {
            throw new IllegalArgumentException(
                    "scores from " + lowest + " to " + highest + " are no probabilities: calibrate them first");
        }
        this.rows = rows;
    }

    double logLoss() {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            double p = Math.max(SURE, Math.min(1 - SURE, rows.score(i)));
            sum -= Math.log(rows.label(i) ? p : 1 - p);
        }
        return sum / rows.size();
    }

    double brierScore() {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            double error = rows.score(i) - (rows.label(i) ? 1 : 0);
            sum += error * error;
        }
        return sum / rows.size();
    }

    /** Equal-count bins, each drawn on to the end of its last tie: equal forecasts are judged together. */
    CalibrationCurve calibration(int bins) {
        List<CalibrationCurve.Bin> curve = new ArrayList<>();
        int start = 0;
        for (int even : rows.binEnds(bins)) {
            int end = even <= start ? start : rows.endOfTie(even - 1);
            if (end > start) {
                double observed = (double) rows.positivesIn(start, end) / (end - start);
                curve.add(0, new CalibrationCurve.Bin(end - start, rows.meanScore(start, end), observed));
                start = end;
            }
        }
        return new CalibrationCurve(curve);
    }
}
