package io.growth4j.segment.rfm;

import io.growth4j.definition.Definition;
import io.growth4j.segment.threshold.OptimalClusters;
import io.growth4j.stat.Quantiles;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How scores are to be made for a population; only users who have bought count. Fitting gives a rule for single users and
 * tables, whose definition holds the cut points. Scores by rank exist for tables only: see {@link RfmRanking}.
 */
public sealed interface RfmScoring extends Definition {
    /**
     * What is scored.
     *
     * @return the three inputs
     */
    RfmInputs inputs();

    /**
     * Finds the cut points.
     *
     * @param users the population
     * @return the rule; O(n log n) for n users
     * @throws IllegalArgumentException if nobody has bought, or a buyer has no monetary value
     */
    RfmScoreRule fit(UserTable users);

    /**
     * Scores by quantiles of the standard inputs.
     *
     * @param bins the highest score, 2 to 9; 5 is usual
     * @return the scoring
     */
    static Quantile quantile(int bins) {
        return new Quantile(RfmInputs.standard(), bins);
    }

    /**
     * Scores by natural groups of the standard inputs.
     *
     * @param bins the highest score, 2 to 9
     * @return the scoring
     */
    static KMeans kMeans(int bins) {
        return new KMeans(RfmInputs.standard(), bins);
    }

    /**
     * Scores of the standard inputs by cut points that the business has set.
     *
     * @param recency in days, strictly ascending, 1 to 8 of them
     * @param frequency in orders, strictly ascending, 1 to 8 of them
     * @param monetary in minor units, strictly ascending, 1 to 8 of them
     * @return the scoring
     */
    static Given given(List<Double> recency, List<Double> frequency, List<Double> monetary) {
        return new Given(RfmInputs.standard(), recency, frequency, monetary);
    }

    /**
     * Scores by quantiles, as the R package rfm makes them (Hebbali 2019): with k bins, the cut points are the type-7
     * quantiles at 1/k, …, (k − 1)/k, plus one day, one order and one (major) monetary unit. Users with equal values share
     * a score, so that scores are not equally frequent.
     *
     * @param inputs what is scored
     * @param bins the highest score, 2 to 9
     */
    record Quantile(RfmInputs inputs, int bins) implements RfmScoring {
        public Quantile {
            ScoreBins.requireBins(bins);
        }

        @Override
        public RfmScoreRule fit(UserTable users) {
            Buyers buyers = Buyers.of(inputs, users);
            return new RfmScoreRule(
                    inputs,
                    bins(buyers.recency(), 1),
                    bins(buyers.frequency(), 1),
                    bins(buyers.monetary(), inputs.monetaryUnit()));
        }

        private ScoreBins bins(double[] values, double unit) {
            Arrays.sort(values);
            List<Double> cuts = new ArrayList<>();
            for (int i = 1; i < bins; i++) {
                cuts.add(Quantiles.of(values, (double) i / bins) + unit);
            }
            double end = values[values.length - 1] + unit;
            long lines = cuts.stream().distinct().filter(cut -> cut < end).count();
            return new ScoreBins(cuts, bins, (int) lines + 1);
        }
    }

    /**
     * Scores by natural groups: the cut points are the midpoints between the centres of {@link OptimalClusters}. With
     * fewer distinct values than bins, the top scores of frequency and monetary value and the bottom ones of recency are
     * not given.
     *
     * @param inputs what is scored
     * @param bins the highest score, 2 to 9
     */
    record KMeans(RfmInputs inputs, int bins) implements RfmScoring {
        public KMeans {
            ScoreBins.requireBins(bins);
        }

        @Override
        public RfmScoreRule fit(UserTable users) {
            Buyers buyers = Buyers.of(inputs, users);
            return new RfmScoreRule(inputs, bins(buyers.recency()), bins(buyers.frequency()), bins(buyers.monetary()));
        }

        private ScoreBins bins(double[] values) {
            OptimalClusters clusters = OptimalClusters.of(values, bins);
            return new ScoreBins(clusters.cuts(), bins, clusters.centres().size());
        }
    }

    /**
     * Scores by cut points that the business has set; a value at a cut point belongs to the bin above.
     *
     * @param inputs what is scored
     * @param recency strictly ascending, 1 to 8 of them
     * @param frequency strictly ascending, 1 to 8 of them
     * @param monetary strictly ascending, 1 to 8 of them
     */
    record Given(RfmInputs inputs, List<Double> recency, List<Double> frequency, List<Double> monetary)
            implements RfmScoring {
        public Given {
            recency = ScoreBins.given("recency", recency).cuts();
            frequency = ScoreBins.given("frequency", frequency).cuts();
            monetary = ScoreBins.given("monetary", monetary).cuts();
        }

        @Override
        public RfmScoreRule fit(UserTable users) {
            return rule();
        }

        /**
         * The rule, which needs no population.
         *
         * @return the rule of these cut points
         */
        public RfmScoreRule rule() {
            return new RfmScoreRule(
                    inputs,
                    ScoreBins.given("recency", recency),
                    ScoreBins.given("frequency", frequency),
                    ScoreBins.given("monetary", monetary));
        }
    }
}
