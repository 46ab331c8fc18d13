package io.growth4j.models.uplift;

import io.growth4j.report.Plot;
import java.util.List;

/**
 * A measure against the number of users treated, best first: straight between its points.
 *
 * @param name what is measured
 * @param users how many users, rising, from 0
 * @param values the measure at each
 */
public record Curve(String name, List<Double> users, List<Double> values) {
    public Curve {
        users = List.copyOf(users);
        values = List.copyOf(values);
        if (users.size() != values.size()) {
            throw new IllegalArgumentException(users.size() + " positions for " + values.size() + " values");
        }
    }

    /**
     * The area below, by the trapezoid rule.
     *
     * @return the area
     */
    public double area() {
        double area = 0;
        for (int i = 1; i < users.size(); i++) {
            area += (users.get(i) - users.get(i - 1)) * (values.get(i) + values.get(i - 1)) / 2;
        }
        return area;
    }

    /**
     * The value at the end, where everybody is treated.
     *
     * @return the last value
     */
    public double end() {
        return values.get(values.size() - 1);
    }

    /**
     * The curve as a picture, beside what treating at random gives.
     *
     * @return two lines
     */
    public Plot plot() {
        double all = users.get(users.size() - 1);
        List<Double> random = users.stream().map(x -> x / all * end()).toList();
        return new Plot.Lines(
                name,
                "users treated",
                name,
                users,
                List.of(new Plot.Series("by predicted uplift", values), new Plot.Series("at random", random)));
    }
}
