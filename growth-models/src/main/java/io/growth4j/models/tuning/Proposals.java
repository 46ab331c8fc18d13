package io.growth4j.models.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Decides which point to try next. Positions are 0 to 1 by dimension; no point is tried twice. Not thread-safe. */
final class Proposals {
    private static final int CANDIDATES = 1000;
    private static final int NEIGHBOURS = 60;
    private static final int REFINED = 5;
    private static final int REFINEMENTS = 40;
    private static final double WIDEST_STEP = 0.2;

    private final Search search;
    private final Coordinates coordinates;
    private final SplittableRandom random;
    private final List<double[]> first;
    private final Set<Point> tried = new HashSet<>();
    private final List<double[]> positions = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();
    private double[] parameters;

    Proposals(Search search) {
        this.search = search;
        this.coordinates = new Coordinates(search.dimensions());
        this.random = new SplittableRandom(search.seed());
        this.parameters = ProcessFit.start(coordinates.size());
        boolean bayesian = search.strategy() == Search.Strategy.BAYESIAN;
        int designed = Math.min(Math.max(4, 2 * coordinates.size()), Math.max(1, search.trials() / 2));
        this.first = bayesian ? latinHypercube(designed) : List.of();
    }

    /** As many points as strata in each dimension, one in each, in random order. */
    private List<double[]> latinHypercube(int n) {
        double[][] points = new double[n][coordinates.size()];
        for (int dimension = 0; dimension < coordinates.size(); dimension++) {
            int[] strata = new int[n];
            for (int i = 0; i < n; i++) {
                int other = random.nextInt(i + 1);
                strata[i] = strata[other];
                strata[other] = i;
            }
            for (int i = 0; i < n; i++) {
                points[i][dimension] = (strata[i] + random.nextDouble()) / n;
            }
        }
        return List.of(points);
    }

    /** The next point; none if all have been tried. */
    Optional<double[]> next() {
        if (tried.size() >= coordinates.points()) {
            return Optional.empty();
        }
        if (positions.size() < first.size()) {
            double[] designed = first.get(positions.size());
            return Optional.of(isNew(designed) ? designed : anything());
        }
        boolean taught = scores.stream().anyMatch(Double::isFinite);
        boolean guided = search.strategy() == Search.Strategy.BAYESIAN && taught;
        return Optional.of(guided ? mostPromising() : anything());
    }

    private boolean isNew(double[] point) {
        return !tried.contains(new Point(search.dimensions(), point));
    }

    private double[] anything() {
        while (true) {
            double[] point = random.doubles(coordinates.size()).toArray();
            if (isNew(point)) {
                return point;
            }
        }
    }

    /** Takes in what a point scored, NaN if it failed. */
    void learn(double[] point, double score) {
        tried.add(new Point(search.dimensions(), point));
        positions.add(point);
        scores.add(score);
    }

    private static final class Candidate {
        private final double[] positions;
        private final double value;

        Candidate(double[] positions, double value) {
            this.positions = positions;
            this.value = value;
        }
    }

    private double[] mostPromising() {
        double[] standard = standardised();
        double[][][] points = positions.stream().map(coordinates::of).toArray(double[][][]::new);
        ProcessFit fit = ProcessFit.of(points, standard, parameters);
        parameters = fit.parameters();
        GaussianProcess process = fit.process();
        // With noise, the best score may be luck: what the process believes of the points tried counts.
        double best = Double.NEGATIVE_INFINITY;
        for (double[][] point : points) {
            best = Math.max(best, process.forecast(point).mean());
        }
        List<Candidate> candidates = new ArrayList<>();
        for (double[] position : scattered()) {
            candidates.add(candidate(process, best, position));
        }
        candidates.sort(Comparator.comparingDouble(one -> -one.value));
        Candidate winner = candidates.get(0);
        for (Candidate one : candidates.subList(0, REFINED)) {
            Candidate refined = refine(process, best, one);
            winner = refined.value > winner.value ? refined : winner;
        }
        return Double.isFinite(winner.value) ? winner.positions : anything();
    }

    /** Scores with mean 0 and deviation 1; a failure counts as the worst that was seen. */
    private double[] standardised() {
        double worst = scores.stream()
                .filter(Double::isFinite)
                .mapToDouble(score -> score)
                .min()
                .orElse(0);
        double[] known = scores.stream()
                .mapToDouble(score -> Double.isFinite(score) ? score : worst)
                .toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(known)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElse(0));
        double scale = deviation > 0 ? 1 / deviation : 1;
        return Arrays.stream(known).map(score -> (score - mean) * scale).toArray();
    }

    /** A point that was tried already is worth nothing. */
    private Candidate candidate(GaussianProcess process, double best, double[] position) {
        double value = isNew(position)
                ? Improvement.log(process.forecast(coordinates.of(position)), best)
                : Double.NEGATIVE_INFINITY;
        return new Candidate(position, value);
    }

    /** Points anywhere, and some near the best. */
    private List<double[]> scattered() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            points.add(random.doubles(coordinates.size()).toArray());
        }
        int leader = 0;
        for (int i = 1; i < scores.size(); i++) {
            boolean better = Double.isNaN(scores.get(leader)) || scores.get(i) > scores.get(leader);
            leader = better ? i : leader;
        }
        for (int i = 0; i < NEIGHBOURS; i++) {
            points.add(near(positions.get(leader), WIDEST_STEP * random.nextDouble()));
        }
        return points;
    }

    private double[] near(double[] point, double step) {
        double[] moved = point.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = coordinates.isChoice(i) && random.nextDouble() < step
                    ? random.nextDouble()
                    : Math.max(0, Math.min(1, moved[i] + step * gaussian()));
        }
        return moved;
    }

    private double gaussian() {
        // The sum of twelve uniform variables is near enough to a normal one for a step.
        return random.doubles(12).sum() - 6;
    }

    /** Climbs by random steps that shrink when they fail. */
    private Candidate refine(GaussianProcess process, double best, Candidate start) {
        Candidate reached = start;
        double step = WIDEST_STEP / 2;
        for (int i = 0; i < REFINEMENTS; i++) {
            Candidate moved = candidate(process, best, near(reached.positions, step));
            if (moved.value > reached.value) {
                reached = moved;
            } else {
                step *= 0.9;
            }
        }
        return reached;
    }
}
