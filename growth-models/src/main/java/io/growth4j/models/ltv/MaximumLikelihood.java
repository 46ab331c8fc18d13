package io.growth4j.models.ltv;

import io.growth4j.definition.ProgressListener;
import io.growth4j.models.internal.math.NewtonMaximizer;
import io.growth4j.models.internal.math.NewtonMaximizer.Peak;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * How all models are fitted. Times are divided by the mean age, so that no unit is better than another; parameters are
 * climbed in logarithms, in a box that is wide beyond meaning. First several starts climb on few rows that tell nearly
 * the same (times rounded, then an evenly spread sample), then the best ends, if they differ, are the starts on all
 * rows, where Newton's method needs a handful of evaluations. If that does not end on a curved top, every start climbs on
 * all rows, and the best is taken. The top is then checked: the gradient must be flat and the Hessian negative definite;
 * if it is nearly singular, the fit says that the likelihood has a ridge.
 */
final class MaximumLikelihood {
    private static final Logger LOG = LoggerFactory.getLogger(MaximumLikelihood.class);
    private static final int LARGE = 100_000;
    private static final double EDGE = Math.log(1e8);
    private static final double TOLERANCE = 1e-9;
    /** A parameter whose logarithm is uncertain by more than this is not known. */
    private static final double RIDGE_ERROR = 10;

    /** Tops of the sample whose parameters' logarithms differ by more than this are climbed from one by one. */
    private static final double APART = 0.7;

    private static final int TOPS = 3;

    private MaximumLikelihood() {}

    static <M extends ParametricModel> Fit<M> fit(ModelKind<M> kind, PurchaseSummaries customers) {
        return fit(kind, customers, ProgressListener.NONE);
    }

    static <M extends ParametricModel> Fit<M> fit(
            ModelKind<M> kind, PurchaseSummaries customers, ProgressListener progress) {
        return fit(kind, kind.problem().apply(customers), progress);
    }

    static <M extends ParametricModel> Fit<M> fit(ModelKind<M> kind, Problem problem, ProgressListener progress) {
        AtomicInteger evaluations = new AtomicInteger();
        LogLikelihood full = new Counted(problem.full(), progress, evaluations);
        @Nullable Peak best = null;
        for (double[] start : roughly(kind, problem.rough())) {
            best = better(best, climb(full, start));
        }
        if (best == null || !isSure(kind, best)) {
            for (double[] start : full.starts()) {
                best = better(best, climb(full, clipped(kind.point(start))));
            }
        }
        return report(kind, problem, Objects.requireNonNull(best), evaluations.get());
    }

    /** Whether a peak is a curved top, and not a place on a ridge that may hide a higher one. */
    private static boolean isSure(ModelKind<?> kind, Peak peak) {
        return Verdict.of(kind.parameters(), peak, covariance(peak.hessian())).status() == FitStatus.CONVERGED;
    }

    /** Climbs from one model's parameters only. */
    static <M extends ParametricModel> Fit<M> refit(ModelKind<M> kind, Problem problem, M from) {
        AtomicInteger evaluations = new AtomicInteger();
        double[] natural =
                from.parameters().stream().mapToDouble(Double::doubleValue).toArray();
        double[] divided = problem.full().unscaled(natural, 1 / problem.data().scale());
        LogLikelihood full = new Counted(problem.full(), ProgressListener.NONE, evaluations);
        Peak peak = climb(full, clipped(kind.point(divided)));
        return report(kind, problem, peak, evaluations.get());
    }

    /** The best tops that a rough likelihood has, apart from each other, the highest first. */
    private static List<double[]> roughly(ModelKind<?> kind, LogLikelihood rough) {
        List<Peak> tops = new ArrayList<>();
        for (double[] start : rough.starts()) {
            tops.add(climb(rough, clipped(kind.point(start))));
        }
        tops.removeIf(top -> Double.isNaN(top.value()));
        tops.sort((one, other) -> Double.compare(other.value(), one.value()));
        List<double[]> apart = new ArrayList<>();
        for (Peak top : tops) {
            double[] at = inward(top.at());
            if (apart.size() < TOPS && apart.stream().allMatch(other -> distance(at, other) > APART)) {
                apart.add(at);
            }
        }
        return apart;
    }

    private static double distance(double[] one, double[] other) {
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
        }
        return largest;
    }

    /** Away from the far end of a ridge on which the sample may have climbed. */
    private static double[] inward(double[] at) {
        return Arrays.stream(at).map(one -> Math.max(-9, Math.min(9, one))).toArray();
    }

    private static Peak better(@Nullable Peak one, Peak other) {
        if (one == null || Double.isNaN(one.value())) {
            return other;
        }
        return other.value() > one.value() ? other : one;
    }

    private static Peak climb(LogLikelihood function, double[] start) {
        double[] low = new double[start.length];
        double[] high = new double[start.length];
        Arrays.fill(low, -EDGE);
        Arrays.fill(high, EDGE);
        return new NewtonMaximizer(low, high, 200, TOLERANCE).maximize(function, start);
    }

    private static double[] clipped(double[] point) {
        return Arrays.stream(point)
                .map(one -> Math.max(-EDGE, Math.min(EDGE, one)))
                .toArray();
    }

    private static <M extends ParametricModel> Fit<M> report(
            ModelKind<M> kind, Problem problem, Peak peak, int evaluations) {
        Problem.Data data = problem.data();
        double[][] curvature = covariance(peak.hessian());
        Verdict verdict = Verdict.of(kind.parameters(), peak, curvature);
        FitSummary summary = new FitSummary(
                data.unit(),
                verdict.status(),
                verdict.reason(),
                peak.value() + data.shift(),
                largest(peak.gradient()),
                evaluations,
                data.customers(),
                data.purchases(),
                data.distinctRows(),
                data.definition());
        LogLikelihood likelihood = problem.full();
        double[] natural = likelihood.unscaled(kind.natural(peak.at()), data.scale());
        Fit<M> fit = new Fit<>(
                kind, summary, kind.point(natural), likelihood.unscaled(curvature), stretches(problem, peak, verdict));
        if (data.distinctRows() >= LARGE) {
            LOG.info("fitted {}: {}", kind.name(), summary);
        }
        return fit;
    }

    /**
     * How lopsided the profiles of the parameters are, by the rows of the rough likelihood: all rows where a sample would
     * tell less, and where there are many, lopsidedness is small and a sample tells it well enough.
     */
    private static double[][] stretches(Problem problem, Peak peak, Verdict verdict) {
        double[][] stretches = Fit.symmetric(peak.at().length);
        if (verdict.status() != FitStatus.CONVERGED || !problem.isRoughSmall()) {
            return stretches;
        }
        Peak top = problem.rough() == problem.full() ? peak : climb(problem.rough(), peak.at());
        double[][] covariance = covariance(top.hessian());
        double[] errors = IntStream.range(0, stretches.length)
                .mapToDouble(i -> Math.sqrt(covariance[i][i]))
                .toArray();
        if (top.converged() && Arrays.stream(errors).allMatch(error -> error < RIDGE_ERROR)) {
            ProfileEnds ends = new ProfileEnds(problem.rough(), top, errors, EDGE);
            Arrays.setAll(stretches, ends::stretches);
        }
        return stretches;
    }

    private static double largest(double[] gradient) {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }

    /** The inverse of −H; NaN throughout where −H is not positive definite. */
    static double[][] covariance(double[][] hessian) {
        int n = hessian.length;
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(hessian));
        double[][] inverse = new double[n][n];
        for (int k = 0; k < n; k++) {
            double curvature = -eigen.getEigenvalue(k);
            double[] axis = eigen.getEigenvector(k).toArray();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    inverse[i][j] += curvature > 0 ? axis[i] * axis[j] / curvature : Double.NaN;
                }
            }
        }
        return inverse;
    }

    /* What the top looks like. */
    record Verdict(FitStatus status, String reason) {
        static Verdict of(List<String> names, Peak peak, double[][] covariance) {
            if (Double.isNaN(peak.value())) {
                return new Verdict(FitStatus.NOT_CONVERGED, "the likelihood is not a number at any start");
            }
            if (!peak.converged()) {
                return new Verdict(
                        FitStatus.NOT_CONVERGED,
                        "no top within " + peak.evaluations() + " evaluations; largest derivative left "
                                + largest(peak.gradient()));
            }
            for (int i = 0; i < names.size(); i++) {
                double error = Math.sqrt(covariance[i][i]);
                if (!(error < RIDGE_ERROR) || Math.abs(peak.at()[i]) > EDGE - 1e-9) {
                    return new Verdict(
                            FitStatus.WEAKLY_IDENTIFIED,
                            "the likelihood is flat in " + names.get(i) + ": the standard error of its logarithm is "
                                    + error);
                }
            }
            return new Verdict(FitStatus.CONVERGED, "gradient flat, Hessian negative definite");
        }
    }

    /* Counts evaluations and tells the listener. */
    private record Counted(LogLikelihood of, ProgressListener progress, AtomicInteger evaluations)
            implements LogLikelihood {
        @Override
        public double evaluate(double[] at, double[] gradient, double[][] hessian) {
            progress.progress("evaluate the likelihood", evaluations.incrementAndGet(), -1);
            return of.evaluate(at, gradient, hessian);
        }

        @Override
        public List<double[]> starts() {
            return of.starts();
        }

        @Override
        public double[] unscaled(double[] parameters, double scale) {
            return of.unscaled(parameters, scale);
        }

        @Override
        public double[][] unscaled(double[][] covariance) {
            return of.unscaled(covariance);
        }
    }
}
