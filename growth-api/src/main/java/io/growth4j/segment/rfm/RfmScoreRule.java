package io.growth4j.segment.rfm;

import io.growth4j.definition.Definition;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of a user, by fitted bins: frequency and monetary value count their bins upwards from 1, recency downwards,
 * so that the most recent users get the highest score. A buyer whose monetary value is absent gets 1 for it. Made by
 * {@link RfmScoring}.
 *
 * @param inputs what is scored
 * @param recency its bins
 * @param frequency its bins
 * @param monetary its bins
 */
public record RfmScoreRule(RfmInputs inputs, ScoreBins recency, ScoreBins frequency, ScoreBins monetary)
        implements Rule<RfmScore>, Definition {
    @Override
    public Definition definition() {
        return this;
    }

    /** All scores from the best to the worst, then {@link RfmScore#NO_PURCHASE}. */
    @Override
    public List<RfmScore> outcomes() {
        List<RfmScore> outcomes = new ArrayList<>();
        for (int r = recency.bins(); r > 0; r--) {
            for (int f = frequency.bins(); f > 0; f--) {
                for (int m = monetary.bins(); m > 0; m--) {
                    outcomes.add(RfmScore.of(r, f, m));
                }
            }
        }
        outcomes.add(RfmScore.NO_PURCHASE);
        return outcomes;
    }

    @Override
    public List<Feature> features() {
        return inputs.features();
    }

    @Override
    public Decision<RfmScore> bind(FeatureSchema schema) {
        return new Bound(
                Readings.of(inputs, schema),
                recency.bins(),
                recency.toArray(),
                frequency.toArray(),
                monetary.toArray());
    }

    private static final class Bound implements Decision<RfmScore> {
        private final Readings readings;
        private final int best;
        private final double[] recencyCuts;
        private final double[] frequencyCuts;
        private final double[] monetaryCuts;

        private Bound(
                Readings readings, int best, double[] recencyCuts, double[] frequencyCuts, double[] monetaryCuts) {
            this.readings = readings;
            this.best = best;
            this.recencyCuts = recencyCuts;
            this.frequencyCuts = frequencyCuts;
            this.monetaryCuts = monetaryCuts;
        }

        @Override
        public RfmScore decide(UserSnapshot user) {
            double recency = readings.recency().of(user);
            double frequency = readings.frequency().of(user);
            if (!Readings.purchased(frequency, recency)) {
                return RfmScore.NO_PURCHASE;
            }
            return RfmScore.of(
                    best - ScoreBins.position(recencyCuts, recency),
                    1 + ScoreBins.position(frequencyCuts, frequency),
                    1 + ScoreBins.position(monetaryCuts, readings.monetary().of(user)));
        }

        @Override
        public String explain(UserSnapshot user) {
            RfmScore score = decide(user);
            if (score.equals(RfmScore.NO_PURCHASE)) {
                return readings.noPurchase(user);
            }
            return score + ": "
                    + inBin(readings.recency(), user, recencyCuts) + ", "
                    + inBin(readings.frequency(), user, frequencyCuts) + ", "
                    + inBin(readings.monetary(), user, monetaryCuts);
        }

        private static String inBin(Reading reading, UserSnapshot user, double[] cuts) {
            int position = ScoreBins.position(cuts, reading.of(user));
            String from = position == 0 ? "(-∞" : "[" + Reading.text(cuts[position - 1]);
            String to = position == cuts.length ? "∞" : Reading.text(cuts[position]);
            return reading.named(user) + " in " + from + ", " + to + ")";
        }
    }
}
