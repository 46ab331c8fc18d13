package io.growth4j.models.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
    /** The twin: the textbook's formulae with an inverse and a determinant. */
    @Property(seed = "81", tries = 30)
    void forecastAndLikelihood_equalTheTextbook(
            @ForAll @IntRange(min = 1, max = 8) int n, @ForAll @IntRange(max = 10_000) int seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(n).toArray();
        double[] y = random.doubles(n, -1, 1).toArray();
        double length = 0.2 + random.nextDouble();
        double noise = 0.01 + random.nextDouble();
        double[][] kernel = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                kernel[i][j] = matern(x[i] - x[j], length) + (i == j ? noise : 0);
            }
        }
        RealMatrix inverse = MatrixUtils.inverse(new Array2DRowRealMatrix(kernel));
        ArrayRealVector scores = new ArrayRealVector(y);
        double variance = scores.dotProduct(inverse.operate(scores)) / n;
        double at = random.nextDouble();
        ArrayRealVector k = new ArrayRealVector(
                Arrays.stream(x).map(one -> matern(at - one, length)).toArray());

        GaussianProcess process = process(x, y, length, noise);
        GaussianProcess.Forecast forecast = process.forecast(new double[][] {{at}});
        assertThat(forecast.mean()).isCloseTo(k.dotProduct(inverse.operate(scores)), within(1e-9));
        double left = variance * (1 - k.dotProduct(inverse.operate(k)));
        assertThat(forecast.deviation() * forecast.deviation()).isCloseTo(left, within(1e-9));
        double logDeterminant = Math.log(new LUDecomposition(new Array2DRowRealMatrix(kernel)).getDeterminant());
        assertThat(process.logLikelihood()).isCloseTo(-n / 2.0 * Math.log(variance) - logDeterminant / 2, within(1e-9));
    }

    private static double matern(double distance, double length) {
        double far = Math.sqrt(5) * Math.abs(distance) / length;
        return (1 + far + far * far / 3) * Math.exp(-far);
    }

    private static GaussianProcess process(double[] x, double[] y, double length, double noise) {
        double[][][] points =
                Arrays.stream(x).mapToObj(one -> new double[][] {{one}}).toArray(double[][][]::new);
        return new GaussianProcess(points, y, new double[] {length}, noise);
    }

    @Test
    void fit_findsTheDimensionThatCounts() {
        Random random = new Random(5);
        double[][][] points = new double[40][][];
        double[] scores = new double[40];
        for (int i = 0; i < 40; i++) {
            points[i] = new double[][] {{random.nextDouble()}, {random.nextDouble()}};
            scores[i] = Math.sin(6 * points[i][0][0]);
        }
        double[] parameters = ProcessFit.of(points, scores, ProcessFit.start(2)).parameters();
        assertThat(Math.exp(parameters[0])).isBetween(0.1, 1.5);
        assertThat(parameters[1]).as("log length of what does not count").isGreaterThan(parameters[0] + 1);
        assertThat(Math.exp(parameters[2])).as("noise").isLessThan(1e-3);
    }

    /** The twin: the improvement over many draws. */
    @Test
    void improvement_isThatOfManyDraws() {
        Random random = new Random(6);
        for (double mean : new double[] {-1, 0, 0.7}) {
            double sum = 0;
            int draws = 400_000;
            for (int i = 0; i < draws; i++) {
                sum += Math.max(0, mean + 0.8 * random.nextGaussian() - 0.2);
            }
            double log = Improvement.log(new GaussianProcess.Forecast(mean, 0.8), 0.2);
            assertThat(Math.exp(log)).isCloseTo(sum / draws, within(2e-3));
        }
    }

    @Test
    void improvement_isSmoothWhereItsFormulaChanges_andFiniteFarBelow() {
        double above = Improvement.log(new GaussianProcess.Forecast(-10 + 1e-9, 1), 0);
        double below = Improvement.log(new GaussianProcess.Forecast(-10 - 1e-9, 1), 0);
        assertThat(below).isCloseTo(above, within(1e-3));
        double far = Improvement.log(new GaussianProcess.Forecast(-1000, 1), 0);
        double farther = Improvement.log(new GaussianProcess.Forecast(-1001, 1), 0);
        assertThat(farther).isFinite().isLessThan(far);
    }
}
