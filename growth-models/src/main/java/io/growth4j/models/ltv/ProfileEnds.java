package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.NewtonMaximizer.Peak;
import java.util.Arrays;
import java.util.Objects;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.RealVector;
import org.jspecify.annotations.Nullable;

/**
 * Where the profile of a log-likelihood, its maximum over all other parameters, has fallen to the edge of a 95 % interval.
 *
 * <p>On few customers the profile is lopsided, and its curvature at the top, being estimated too, is large where the
 * estimate is small by chance: symmetric intervals then miss too often, while the profile's ends hold their level. Both
 * conditions, the fall and the flat gradient by the others, are met by Newton's method (Venzon and Moolgavkar, A Method for
 * Computing Profile-Likelihood-Based Confidence Intervals, Applied Statistics 37, 1988): three to four evaluations an end.
 */
final class ProfileEnds {
    /** The standard normal's 97.5 % point, and half of its square: how far the log-likelihood falls. */
    static final double REACH = 1.959963984540054;

    private static final double FALL = REACH * REACH / 2;
    /** Places that have fallen so many times as far say little of where the end is. */
    private static final double FAR = 3;

    /** An end that is farther away than so many symmetric ones is open. */
    private static final double LONGEST = 5;

    /** The last step that need not be checked by another one: Newton's method squares its error. */
    private static final double SMALL = 0.02;

    private static final int MAX_EVALUATIONS = 30;

    private final LogLikelihood function;
    private final Peak top;
    private final double[] errors;
    private final double edge;
    private final double[] gradient;
    private final double[][] hessian;

    /**
     * Ends around a top.
     *
     * @param top a converged peak of the function with a curved top
     * @param errors standard errors by the curvature there
     * @param edge how far from 0 parameters may go
     */
    ProfileEnds(LogLikelihood function, Peak top, double[] errors, double edge) {
        this.function = function;
        this.top = top;
        this.errors = errors;
        this.edge = edge;
        gradient = new double[errors.length];
        hessian = new double[errors.length][errors.length];
    }

    /** How far the ends are from the top, in multiples of {@link #REACH} standard errors, below and above: infinite if open, 1 if not found. */
    double[] stretches(int parameter) {
        return new double[] {stretch(parameter, -1), stretch(parameter, 1)};
    }

    private double stretch(int i, int side) {
        double stretch = side * (end(i, side) - top.at()[i]) / (REACH * errors[i]);
        return stretch > 0 ? stretch : 1;
    }

    /** The end's place; infinite if it is open, NaN if it is not found. */
    private double end(int i, int side) {
        double[] safe = top.at();
        double[] at = safe.clone();
        Ridge start = Objects.requireNonNull(ridge(top.hessian(), i));
        move(at, i, side * REACH * errors[i], new ArrayRealVector(at.length - 1), start);
        for (int evaluation = 0; evaluation < MAX_EVALUATIONS; evaluation++) {
            if (Math.abs(at[i] - top.at()[i]) > LONGEST * REACH * errors[i] || Math.abs(at[i]) >= edge) {
                return side * Double.POSITIVE_INFINITY;
            }
            double value = function.evaluate(at, gradient, hessian);
            @Nullable Ridge ridge = value > top.value() - FAR * FALL ? ridge(hessian, i) : null;
            if (ridge == null) {
                goHalfBack(at, safe);
                continue;
            }
            RealVector slope = new ArrayRealVector(without(gradient, i));
            RealVector back = ridge.solver.solve(slope);
            double gain = slope.dotProduct(back) / 2;
            double step = step(value + gain - top.value() + FALL, ridge.slope(gradient[i], slope), ridge, i, side);
            safe = at.clone();
            move(at, i, step, back, ridge);
            if (Math.abs(step) < SMALL * errors[i] && gain < SMALL) {
                return at[i];
            }
        }
        return Double.NaN;
    }

    /** How far the end is by the profile's slope and curvature here, where it is so far above the end. */
    private double step(double above, double slope, Ridge ridge, int i, int side) {
        double farthest = REACH * errors[i];
        double falling = slope * slope - 2 * ridge.bend * above;
        if (!(falling > 0)) {
            return side * farthest;
        }
        double step = 2 * above / (side * Math.sqrt(falling) - slope);
        return Math.max(-farthest, Math.min(farthest, step));
    }

    /* How the other parameters follow one along the top of the profile, and how that bends; the solver is of −H of these. */
    private record Ridge(DecompositionSolver solver, RealVector follow, double bend) {
        double slope(double own, RealVector others) {
            return own + others.dotProduct(follow);
        }
    }

    /** The ridge through a point; null where the others are not at the foot of a curved top. */
    private static @Nullable Ridge ridge(double[][] hessian, int i) {
        int n = hessian.length - 1;
        double[][] negative = new double[n][];
        for (int row = 0; row < n; row++) {
            negative[row] = without(hessian[row < i ? row : row + 1], i);
            for (int column = 0; column < n; column++) {
                negative[row][column] = -negative[row][column];
            }
        }
        try {
            DecompositionSolver solver =
                    new CholeskyDecomposition(new Array2DRowRealMatrix(negative, false), 1e-6, 0).getSolver();
            RealVector coupling = new ArrayRealVector(without(hessian[i], i));
            RealVector follow = solver.solve(coupling);
            return new Ridge(solver, follow, hessian[i][i] + coupling.dotProduct(follow));
        } catch (MathIllegalArgumentException notCurved) {
            return null;
        }
    }

    /** Moves one parameter by a step, the others back to the ridge and along it, none out of the box. */
    private void move(double[] at, int i, double step, RealVector back, Ridge ridge) {
        for (int j = 0; j < at.length; j++) {
            int other = j < i ? j : j - 1;
            double by = j == i ? step : back.getEntry(other) + step * ridge.follow.getEntry(other);
            at[j] = Math.max(-edge, Math.min(edge, at[j] + by));
        }
    }

    private static void goHalfBack(double[] at, double[] safe) {
        for (int j = 0; j < at.length; j++) {
            at[j] = (at[j] + safe[j]) / 2;
        }
    }

    private static double[] without(double[] all, int i) {
        double[] rest = Arrays.copyOf(all, all.length - 1);
        System.arraycopy(all, i + 1, rest, i, rest.length - i);
        return rest;
    }
}
