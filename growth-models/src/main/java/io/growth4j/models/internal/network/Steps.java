package io.growth4j.models.internal.network;

/**
 * How weights follow a gradient: AdaGrad for the wide part, whose columns are seen unequally often (Duchi, Hazan and
 * Singer 2011), and Adam for the deep part (Kingma and Ba 2015, algorithm 1). Not thread-safe.
 */
final class Steps {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double EPSILON = 1e-8;

    private final int wide;
    private final double wideRate;
    private final double deepRate;
    private final double[] squares;
    private final double[] means;
    private int taken;

    /** Weights before {@code wide} step by AdaGrad, the others by Adam. */
    Steps(int wide, int size, double wideRate, double deepRate) {
        this.wide = wide;
        this.wideRate = wideRate;
        this.deepRate = deepRate;
        this.squares = new double[size];
        this.means = new double[size];
    }

    void take(double[] gradient, double[] theta) {
        taken++;
        for (int i = 0; i < wide; i++) {
            if (gradient[i] != 0) {
                squares[i] += gradient[i] * gradient[i];
                theta[i] -= wideRate * gradient[i] / (Math.sqrt(squares[i]) + EPSILON);
            }
        }
        double meanScale = 1 / (1 - StrictMath.pow(FIRST, taken));
        double squareScale = 1 / (1 - StrictMath.pow(SECOND, taken));
        for (int i = wide; i < theta.length; i++) {
            means[i] = FIRST * means[i] + (1 - FIRST) * gradient[i];
            squares[i] = SECOND * squares[i] + (1 - SECOND) * gradient[i] * gradient[i];
            theta[i] -= deepRate * (means[i] * meanScale) / (Math.sqrt(squares[i] * squareScale) + EPSILON);
        }
    }
}
