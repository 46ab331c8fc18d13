package io.growth4j.segment.rfm;

import io.growth4j.definition.Definition;
import io.growth4j.segment.threshold.Threshold;
import io.growth4j.segment.threshold.ThresholdStrategy;
import io.growth4j.user.UserTable;
import java.util.List;

/**
 * How the three cut points of an {@link RfmCellRule} are to be found in a population. Only users who have bought count.
 *
 * @param inputs what is read
 * @param recency how recent is told from old
 * @param frequency how often is told from seldom
 * @param monetary how much is told from little
 */
public record RfmCells(
        RfmInputs inputs, ThresholdStrategy recency, ThresholdStrategy frequency, ThresholdStrategy monetary)
        implements Definition {
    private static final RfmCells STANDARD = new RfmCells(
            RfmInputs.standard(), ThresholdStrategy.mean(), ThresholdStrategy.mean(), ThresholdStrategy.mean());

    /**
     * The means of the standard inputs. Means, not medians: where most users have bought once, the median frequency is 1
     * and every user would count as frequent.
     *
     * @return the standard way
     */
    public static RfmCells standard() {
        return STANDARD;
    }

    /**
     * Draws the lines.
     *
     * @param users the population
     * @return the rule with its three cut points
     * @throws IllegalArgumentException if nobody has bought, a buyer has no monetary value, or a strategy finds no line
     * @throws IllegalStateException if a strategy does not give exactly one cut point
     */
    public RfmCellRule fit(UserTable users) {
        List<Threshold> cuts = thresholds(users);
        return new RfmCellRule(
                inputs, cuts.get(0).cut(), cuts.get(1).cut(), cuts.get(2).cut());
    }

    /**
     * The lines with their evidence and warnings.
     *
     * @param users the population
     * @return the thresholds of recency, frequency and monetary value, in this order
     * @throws IllegalArgumentException as {@link #fit}
     */
    public List<Threshold> thresholds(UserTable users) {
        Buyers buyers = Buyers.of(inputs, users);
        return List.of(
                recency.fit(buyers.recency()), frequency.fit(buyers.frequency()), monetary.fit(buyers.monetary()));
    }
}
