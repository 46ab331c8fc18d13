package io.growth4j.models.evaluation;

import io.growth4j.report.Plot;
import java.util.List;

/**
 * How much of the total is found among the users with the highest predictions (the Lorenz curve from above). The normalised Gini
 * coefficient is the area between the model and the random order over that between the perfect and the random order.
 *
 * @param depth shares of users taken, from 0 to 1
 * @param captured the share of the total that those hold whom the model ranks first
 * @param perfect the share that the most valuable hold
 */
public record ValueGains(List<Double> depth, List<Double> captured, List<Double> perfect) {
    public ValueGains {
        depth = List.copyOf(depth);
        captured = List.copyOf(captured);
        perfect = List.copyOf(perfect);
    }

    /**
     * The curve between that of a perfect and of a random order.
     *
     * @return a plot of the captured share over depth, from the origin
     */
    public Plot toPlot() {
        return new Plot.Lines(
                "Gains",
                "share of users, highest prediction first",
                "share of the total found",
                depth,
                List.of(
                        new Plot.Series("model", captured),
                        new Plot.Series("perfect order", perfect),
                        new Plot.Series("random order", depth)));
    }
}
