package io.growth4j.loyalty.points.budget;

import io.growth4j.definition.Definition;
import java.util.List;

/**
 * A draw that costs points.
 *
 * @param prizes what can be drawn; the probabilities sum to 1, so blanks are prizes of cost 0
 * @param pricePoints what a draw costs in points, 0 or above
 * @param pointsPerUnit R, points per unit of currency, above 0
 */
public record Lottery(List<Prize> prizes, long pricePoints, double pointsPerUnit) implements Definition {
    private static final double TOLERANCE = 1e-9;

    /**
     * A prize.
     *
     * @param probability how likely it is drawn, 0 to 1
     * @param cost what it costs the programme, in units of currency, 0 or above
     */
    public record Prize(double probability, double cost) {
        public Prize {
            if (!(probability >= 0 && probability <= 1) || !(cost >= 0)) {
                throw new IllegalArgumentException(
                        "probability " + probability + " must be within 0..1, cost " + cost + " 0 or above");
            }
        }
    }

    public Lottery {
        prizes = List.copyOf(prizes);
        double sum = prizes.stream().mapToDouble(Prize::probability).sum();
        if (!(Math.abs(sum - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException(
                    "probabilities sum to " + sum + ", not 1: add the blank as a prize of cost 0");
        }
        if (pricePoints < 0 || !(pointsPerUnit > 0)) {
            throw new IllegalArgumentException(
                    "pricePoints " + pricePoints + " must be 0 or above, pointsPerUnit " + pointsPerUnit + " above 0");
        }
    }

    /**
     * What a draw costs on average.
     *
     * @return Σ p·cost in units of currency
     */
    public double expectedCost() {
        return prizes.stream()
                .mapToDouble(prize -> prize.probability() * prize.cost())
                .sum();
    }

    /**
     * What the points of a draw stand for.
     *
     * @return price/R in units of currency
     */
    public double revenue() {
        return pricePoints / pointsPerUnit;
    }

    /**
     * What is left of a draw on average.
     *
     * @return revenue − expected cost
     */
    public double margin() {
        return revenue() - expectedCost();
    }

    /**
     * Whether the draw keeps a margin.
     *
     * @param margin the share of the revenue that must be left, 0 to 1
     * @return true if expected cost ≤ (1 − margin)·revenue
     */
    public boolean keeps(double margin) {
        return expectedCost() <= (1 - margin) * revenue();
    }
}
