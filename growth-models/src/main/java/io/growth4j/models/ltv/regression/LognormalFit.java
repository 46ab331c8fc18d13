package io.growth4j.models.ltv.regression;

import io.growth4j.models.internal.design.Design;
import io.growth4j.user.TrainingSet;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Maximum likelihood of ln(amount) ~ N(μ, σ²) with μ and ln σ linear in the columns.
 *
 * <p>Fisher scoring by turns (Harvey 1976): given σ, μ is weighted least squares with weights 1/σ²; given μ, ln σ moves by
 * the solution of (2·XᵀX + λ)δ = Xᵀ(r²/σ² − 1) − λv, halved until the objective falls.
 */
final class LognormalFit {
    private static final int MAX_TURNS = 200;
    private static final double DONE = 1e-9;

    private final double[][] rows;
    private final double[] logs;
    private final double[] weights;
    private final double penalty;
    private final int size;

    /** Weights of μ and of ln σ, the constant last. */
    private final double[] mean;

    private final double[] logSpread;

    private LognormalFit(double[][] rows, double[] logs, double[] weights, double penalty) {
        this.rows = rows;
        this.logs = logs;
        this.weights = weights;
        this.penalty = penalty;
        this.size = rows[0].length;
        this.mean = new double[size];
        this.logSpread = new double[size];
    }

    static LognormalFit of(Design design, TrainingSet payers, double penalty, boolean spreadByFeatures) {
        Design.Reader reader = design.reader(payers.users());
        double[][] rows = new double[payers.size()][design.width() + 1];
        double[] logs = new double[payers.size()];
        for (int row = 0; row < rows.length; row++) {
            reader.encode(row, rows[row]);
            rows[row][design.width()] = 1;
            logs[row] = Math.log(payers.labels()[row]);
        }
        LognormalFit fit = new LognormalFit(rows, logs, payers.weights(), penalty);
        fit.iterate(spreadByFeatures);
        return fit;
    }

    Amounts amounts(Design design) {
        return new Amounts(design.spec(), boxed(mean), boxed(logSpread), range(mean), range(logSpread));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** The least and greatest value of a head over the payers. */
    private List<Double> range(double[] head) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double[] row : rows) {
            double value = dot(head, row);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return List.of(least, greatest);
    }

    private void iterate(boolean spreadByFeatures) {
        fitMean();
        fitOneSpread();
        double before = objective();
        for (int turn = 0; spreadByFeatures && turn < MAX_TURNS; turn++) {
            fitMean();
            fitSpread();
            double after = objective();
            if (before - after < DONE * Math.abs(before)) {
                return;
            }
            before = after;
        }
    }

    private void fitMean() {
        double[][] normal = new double[size][size];
        double[] right = new double[size];
        for (int i = 0; i < rows.length; i++) {
            double weight = weights[i] * Math.exp(-2 * dot(logSpread, rows[i]));
            add(normal, rows[i], weight);
            for (int j = 0; j < size; j++) {
                right[j] += weight * logs[i] * rows[i][j];
            }
        }
        System.arraycopy(solve(normal, right), 0, mean, 0, size);
    }

    private void fitOneSpread() {
        double squares = 0;
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            double residual = logs[i] - dot(mean, rows[i]);
            squares += weights[i] * residual * residual;
            total += weights[i];
        }
        logSpread[size - 1] = Math.log(Math.max(squares / total, 1e-12)) / 2;
    }

    private void fitSpread() {
        double[][] normal = new double[size][size];
        double[] right = new double[size];
        for (int i = 0; i < rows.length; i++) {
            double scaled = (logs[i] - dot(mean, rows[i])) * Math.exp(-dot(logSpread, rows[i]));
            add(normal, rows[i], 2 * weights[i]);
            for (int j = 0; j < size; j++) {
                right[j] += weights[i] * (scaled * scaled - 1) * rows[i][j];
            }
        }
        for (int j = 0; j < size - 1; j++) {
            right[j] -= penalty * logSpread[j];
        }
        double[] move = solve(normal, right);
        double[] from = logSpread.clone();
        double before = objective();
        for (double length = 1; length > 1e-4; length /= 2) {
            for (int j = 0; j < size; j++) {
                logSpread[j] = from[j] + length * move[j];
            }
            if (objective() <= before) {
                return;
            }
        }
        System.arraycopy(from, 0, logSpread, 0, size);
    }

    private double objective() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double spread = dot(logSpread, rows[i]);
            double scaled = (logs[i] - dot(mean, rows[i])) * Math.exp(-spread);
            sum += weights[i] * (spread + scaled * scaled / 2);
        }
        for (int j = 0; j < size - 1; j++) {
            sum += penalty / 2 * (mean[j] * mean[j] + logSpread[j] * logSpread[j]);
        }
        return sum;
    }

    private static void add(double[][] normal, double[] row, double weight) {
        for (int i = 0; i < row.length; i++) {
            double factor = weight * row[i];
            for (int j = 0; factor != 0 && j <= i; j++) {
                normal[i][j] += factor * row[j];
            }
        }
    }

    /** Solves with the penalty on all but the constant. */
    private double[] solve(double[][] normal, double[] right) {
        for (int i = 0; i < size; i++) {
            normal[i][i] += i == size - 1 ? 1e-12 : penalty;
            for (int j = 0; j < i; j++) {
                normal[j][i] = normal[i][j];
            }
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    static double dot(double[] head, double[] row) {
        double sum = 0;
        for (int i = 0; i < head.length; i++) {
            sum += head[i] * row[i];
        }
        return sum;
    }
}
