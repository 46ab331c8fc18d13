package io.growth4j.models.tuning;

import java.util.Random;

/** Functions whose optimum is known (Dixon and Szegö 1978), and one of mixed dimensions with noise. */
final class TestFunctions {
    static final Dimension<Double> X = Dimension.uniform("x", -5, 10);
    static final Dimension<Double> Y = Dimension.uniform("y", 0, 15);
    static final Dimension<?>[] BRANIN_SPACE = {X, Y};
    static final double BRANIN_LEAST = 0.397887;

    static final Dimension<?>[] HARTMANN_SPACE = new Dimension<?>[6];
    static final double HARTMANN_LEAST = -3.32237;

    static {
        for (int i = 0; i < 6; i++) {
            HARTMANN_SPACE[i] = Dimension.uniform("x" + i, 0, 1);
        }
    }

    static final Dimension<Double> RATE = Dimension.logUniform("rate", 1e-4, 1);
    static final Dimension<Integer> DEPTH = Dimension.integer("depth", 1, 10);
    static final Dimension<String> KIND = Dimension.choice("kind", "linear", "trees", "network");
    static final Dimension<?>[] MIXED_SPACE = {RATE, DEPTH, KIND};

    private static final double[][] A = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] P = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };
    private static final double[] ALPHA = {1, 1.2, 3, 3.2};

    private TestFunctions() {}

    static double branin(Point point) {
        double x = point.value(X);
        double y = point.value(Y);
        double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    static double hartmann(Point point) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double inner = 0;
            for (int j = 0; j < 6; j++) {
                double off = (double) point.value(HARTMANN_SPACE[j]) - P[i][j];
                inner += A[i][j] * off * off;
            }
            sum -= ALPHA[i] * Math.exp(-inner);
        }
        return sum;
    }

    /** What one would see of a model: best at rate 0.03, depth 6 and trees, where it is 1, and less with distance. */
    static double mixed(Point point) {
        double rate = Math.log10(point.value(RATE) / 0.03);
        double depth = (point.value(DEPTH) - 6) / 5.0;
        double kind = switch (point.value(KIND)) {
            case "trees" -> 0;
            case "network" -> 0.1;
            default -> 0.3;
        };
        return 1 - rate * rate / 4 - depth * depth / 2 - kind;
    }

    static Objective noisy(long seed) {
        Random random = new Random(seed);
        return point -> mixed(point) + 0.03 * random.nextGaussian();
    }
}
