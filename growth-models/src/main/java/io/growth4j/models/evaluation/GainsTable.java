package io.growth4j.models.evaluation;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Users sorted from the highest score to the lowest and cut into bins of equal count: who is found in each.
 *
 * <p>The first {@code users % bins} bins hold one user more (the rule of NumPy's {@code array_split}); users of equal
 * score keep their order.
 *
 * @param bins the bins, highest scores first
 * @param ks the Kolmogorov-Smirnov distance between the scores of positives and negatives, over all thresholds
 */
public record GainsTable(List<Bin> bins, double ks) {
    public GainsTable {
        bins = List.copyOf(bins);
    }

    /**
     * One bin, and all before it.
     *
     * @param users how many users are in the bin
     * @param positives how many of them did it
     * @param meanScore their mean score
     * @param cumulative what is found in this bin and all before
     */
    public record Bin(long users, long positives, double meanScore, CumulativeLift cumulative) {
        /**
         * The share of the bin's users who did it.
         *
         * @return 0 to 1
         */
        public double rate() {
            return (double) positives / users;
        }
    }

    /**
     * The table, one row per bin.
     *
     * @return shares as fractions of 1
     */
    public Table toTable() {
        Table.Builder table = Table.of(
                "Gains and lift", "bin", "users", "positives", "rate", "mean score", "depth", "capture", "lift");
        for (int i = 0; i < bins.size(); i++) {
            Bin bin = bins.get(i);
            CumulativeLift sum = bin.cumulative();
            table.row(
                    (long) i + 1,
                    bin.users(),
                    bin.positives(),
                    bin.rate(),
                    bin.meanScore(),
                    sum.depth(),
                    sum.capture(),
                    sum.lift());
        }
        return table.build();
    }

    /**
     * The gains curve beside that of a random order.
     *
     * @return a plot of capture over depth, from the origin
     */
    public Plot toPlot() {
        List<Double> depth = new ArrayList<>(List.of(0.0));
        List<Double> capture = new ArrayList<>(List.of(0.0));
        for (Bin bin : bins) {
            depth.add(bin.cumulative().depth());
            capture.add(bin.cumulative().capture());
        }
        return new Plot.Lines(
                "Gains",
                "share of users, highest score first",
                "share of positives found",
                depth,
                List.of(new Plot.Series("model", capture), new Plot.Series("random order", depth)));
    }
}
