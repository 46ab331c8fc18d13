package io.growth4j.segment.rfm;

import io.growth4j.definition.Definition;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import java.util.List;

/**
 * The cell of a user, by three cut points: recent if {@code recency ≤ recencyCut}, frequent if {@code frequency ≥
 * frequencyCut}, valuable if {@code monetary ≥ monetaryCut}. An absent monetary value is not valuable.
 *
 * @param inputs what is read
 * @param recencyCut in the unit of the recency feature, finite
 * @param frequencyCut in the unit of the frequency feature, finite
 * @param monetaryCut in the unit of the monetary feature (minor units, as a rule), finite
 */
public record RfmCellRule(RfmInputs inputs, double recencyCut, double frequencyCut, double monetaryCut)
        implements Rule<RfmCell>, Definition {
    private static final List<RfmCell> OUTCOMES = List.of(RfmCell.values());
    private static final RfmCellRule STANDARD = new RfmCellRule(RfmInputs.standard(), 30, 3, 10_000);

    public RfmCellRule {
        if (!Double.isFinite(recencyCut) || !Double.isFinite(frequencyCut) || !Double.isFinite(monetaryCut)) {
            throw new IllegalArgumentException("cut points must be finite: recency " + recencyCut + ", frequency "
                    + frequencyCut + ", monetary " + monetaryCut);
        }
    }

    /**
     * An order within 30 days, at least 3 orders, at least 10,000 minor units: this project's choice, for users of whom
     * no population is known. Fit {@link RfmCells} to draw the lines where your users are.
     *
     * @return the rule of constants
     */
    public static RfmCellRule standard() {
        return STANDARD;
    }

    @Override
    public Definition definition() {
        return this;
    }

    @Override
    public List<RfmCell> outcomes() {
        return OUTCOMES;
    }

    @Override
    public List<Feature> features() {
        return inputs.features();
    }

    @Override
    public Decision<RfmCell> bind(FeatureSchema schema) {
        return new Bound(Readings.of(inputs, schema), recencyCut, frequencyCut, monetaryCut);
    }

    private record Bound(Readings readings, double recencyCut, double frequencyCut, double monetaryCut)
            implements Decision<RfmCell> {
        @Override
        public RfmCell decide(UserSnapshot user) {
            double recency = readings.recency().of(user);
            double frequency = readings.frequency().of(user);
            if (!Readings.purchased(frequency, recency)) {
                return RfmCell.NO_PURCHASE;
            }
            double monetary = readings.monetary().of(user);
            return RfmCell.of(recency <= recencyCut, frequency >= frequencyCut, monetary >= monetaryCut);
        }

        @Override
        public String explain(UserSnapshot user) {
            RfmCell cell = decide(user);
            if (cell == RfmCell.NO_PURCHASE) {
                return readings.noPurchase(user);
            }
            return cell + ": " + readings.recency().atMost(user, recencyCut) + ", "
                    + readings.frequency().atLeast(user, frequencyCut) + ", "
                    + readings.monetary().atLeast(user, monetaryCut);
        }
    }
}
