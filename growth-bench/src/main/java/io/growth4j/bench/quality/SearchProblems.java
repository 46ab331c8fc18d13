package io.growth4j.bench.quality;

import io.growth4j.models.tuning.Dimension;
import io.growth4j.models.tuning.Objective;
import io.growth4j.models.tuning.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Functions to make small: two of Dixon and Szegö (1978), and one of unlike dimensions with noise. */
final class SearchProblems {
    static final double BRANIN_LEAST = 0.397887;
    static final double HARTMANN_LEAST = -3.32237;

    private static final double NOISE = 0.03;
    private static final double[] WEIGHTS = {1, 1.2, 3, 3.2};
    private static final double[][] SLOPES = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] CENTRES = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    private final Dimension<Double> east = Dimension.uniform("x", -5, 10);
    private final Dimension<Double> north = Dimension.uniform("y", 0, 15);
    private final List<Dimension<Double>> cube = new ArrayList<>();
    private final Dimension<Double> rate = Dimension.logUniform("rate", 1e-4, 1);
    private final Dimension<Integer> depth = Dimension.integer("depth", 1, 10);
    private final Dimension<Double> loss = Dimension.choice("extra loss", 0.3, 0.0, 0.1);

    SearchProblems() {
        for (int i = 0; i < 6; i++) {
            cube.add(Dimension.uniform("x" + i, 0, 1));
        }
    }

    Dimension<?>[] braninSpace() {
        return new Dimension<?>[] {east, north};
    }

    double branin(Point point) {
        double x = point.value(east);
        double bend = point.value(north) - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    Dimension<?>[] hartmannSpace() {
        return cube.toArray(Dimension<?>[]::new);
    }

    double hartmann(Point point) {
        double sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            double far = 0;
            for (int j = 0; j < cube.size(); j++) {
                double off = point.value(cube.get(j)) - CENTRES[i][j];
                far += SLOPES[i][j] * off * off;
            }
            sum -= WEIGHTS[i] * Math.exp(-far);
        }
        return sum;
    }

    Dimension<?>[] mixedSpace() {
        return new Dimension<?>[] {rate, depth, loss};
    }

    /** 0 at rate 0.03, depth 6 and no extra loss; more elsewhere. */
    double mixed(Point point) {
        double rateOff = Math.log10(point.value(rate) / 0.03);
        double depthOff = (point.value(depth) - 6) / 5.0;
        return rateOff * rateOff / 4 + depthOff * depthOff / 2 + point.value(loss);
    }

    Objective noisy(Random random) {
        return point -> mixed(point) + NOISE * random.nextGaussian();
    }
}
