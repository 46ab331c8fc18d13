package io.growth4j.models.ltv.regression;

import io.growth4j.models.evaluation.DecileTable;
import io.growth4j.models.evaluation.RegressionEvaluation;
import io.growth4j.models.evaluation.ValueGains;
import io.growth4j.report.Plot;

/** What is drawn of the test rows. */
record ValueCurves(DecileTable deciles, ValueGains gains, Plot.HeatMap outcomes) {
    private static final int POINTS = 100;

    static ValueCurves of(RegressionEvaluation evaluation) {
        return new ValueCurves(evaluation.deciles(), evaluation.gains(POINTS), evaluation.outcomes());
    }
}
