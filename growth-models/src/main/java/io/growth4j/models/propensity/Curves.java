package io.growth4j.models.propensity;

import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.report.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What is drawn of the test rows: the ROC curve, and how many of each class have which score, in tenths. */
record Curves(
        List<Double> falsePositiveRates,
        List<Double> truePositiveRates,
        List<Double> positives,
        List<Double> negatives) {
    private static final int POINTS = 100;
    private static final int TENTHS = 10;

    static Curves of(double[] labels, double[] scores) {
        Plot.Lines roc = (Plot.Lines) BinaryEvaluation.of(labels, scores).rocCurve(POINTS);
        double[][] counts = new double[2][TENTHS];
        for (int row = 0; row < scores.length; row++) {
            counts[(int) labels[row]][Math.min(TENTHS - 1, (int) (scores[row] * TENTHS))]++;
        }
        return new Curves(roc.x(), roc.series().get(0).values(), boxed(counts[1]), boxed(counts[0]));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    Plot roc() {
        return new Plot.Lines(
                "ROC curve",
                "false positive rate",
                "true positive rate",
                falsePositiveRates,
                List.of(
                        new Plot.Series("model", truePositiveRates),
                        new Plot.Series("random order", falsePositiveRates)));
    }

    Plot scores() {
        List<String> tenths = new ArrayList<>(IntStream.range(0, TENTHS)
                .mapToObj(i -> (i / (double) TENTHS) + " to " + ((i + 1) / (double) TENTHS))
                .toList());
        return new Plot.Bars(
                "Scores",
                "test users",
                tenths,
                List.of(new Plot.Series("did not", negatives), new Plot.Series("did", positives)),
                true);
    }
}
