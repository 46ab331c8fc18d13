package io.growth4j.models.evaluation;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.util.List;

/**
 * Whether a probability means what it says: predicted against observed, in bins of equal count. Equal scores stay in one
 * bin, so bins may differ in count, and there may be fewer than asked for.
 *
 * @param bins the bins, lowest scores first
 */
public record CalibrationCurve(List<Bin> bins) {
    public CalibrationCurve {
        bins = List.copyOf(bins);
    }

    /**
     * One bin.
     *
     * @param users how many users are in it
     * @param predicted their mean score
     * @param observed the share of them who did it
     */
    public record Bin(long users, double predicted, double observed) {
        /**
         * How far the bin is from the truth.
         *
         * @return |predicted − observed|
         */
        public double error() {
            return Math.abs(predicted - observed);
        }
    }

    /**
     * The expected calibration error (Naeini, Cooper and Hauskrecht 2015).
     *
     * @return the mean of the bins' errors, weighted by their users; 0 is perfect
     */
    public double expectedError() {
        double sum = 0;
        long users = 0;
        for (Bin bin : bins) {
            sum += bin.users() * bin.error();
            users += bin.users();
        }
        return sum / users;
    }

    /**
     * The worst bin.
     *
     * @return the greatest error of a bin
     */
    public double maximumError() {
        return bins.stream().mapToDouble(Bin::error).max().orElse(Double.NaN);
    }

    /**
     * The table, one row per bin.
     *
     * @return predicted and observed rates
     */
    public Table toTable() {
        Table.Builder table = Table.of("Calibration", "users", "predicted", "observed", "error");
        bins.forEach(bin -> table.row(bin.users(), bin.predicted(), bin.observed(), bin.error()));
        return table.build();
    }

    /**
     * The curve beside the diagonal of a perfect model.
     *
     * @return observed over predicted
     */
    public Plot toPlot() {
        List<Double> predicted = bins.stream().map(Bin::predicted).toList();
        List<Double> observed = bins.stream().map(Bin::observed).toList();
        return new Plot.Lines(
                "Calibration",
                "predicted probability",
                "observed share",
                predicted,
                List.of(new Plot.Series("model", observed), new Plot.Series("perfect", predicted)));
    }
}
