package io.growth4j.models.tuning;

import io.growth4j.definition.Definition;
import io.growth4j.definition.ProgressListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Searches a space of settings for the best, one trial after the other.
 *
 * <p>A search is configuration: each method gives a changed copy. The same search of the same function tries the same
 * points. Immutable and thread-safe, if its objective is.
 *
 * @param dimensions what varies
 * @param strategy how the next point is chosen
 * @param trials how many points are tried; fewer if a space has fewer
 * @param seed seeds everything random
 */
public record Search(List<Dimension<?>> dimensions, Strategy strategy, int trials, long seed) implements Definition {
    /** 30 trials, a budget that a few dimensions need (this project's choice). */
    private static final int STANDARD_TRIALS = 30;

    /** How the next point is chosen. */
    public enum Strategy {
        /**
         * By what the trials so far have taught: a Gaussian process foresees the score of every point and how uncertain it
         * is, and the point of the greatest expected improvement is tried next (Mockus 1978; Jones, Schonlau and Welch
         * 1998; Snoek, Larochelle and Adams 2012). The first points are a Latin hypercube (McKay, Beckman and Conover
         * 1979).
         */
        BAYESIAN,
        /** By chance alone (Bergstra and Bengio 2012): the yardstick. */
        RANDOM
    }

    public Search {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("a search space needs at least one dimension");
        }
        if (trials < 1) {
            throw new IllegalArgumentException(trials + " trials: a search needs at least 1");
        }
        Set<String> names = new HashSet<>();
        for (Dimension<?> dimension : dimensions) {
            if (!names.add(dimension.name())) {
                throw new IllegalArgumentException("two dimensions are named '" + dimension.name() + "'");
            }
        }
    }

    /**
     * A Bayesian search of 30 trials, seed 1.
     *
     * @param dimensions what varies, all of different names
     * @return the search
     */
    public static Search over(Dimension<?>... dimensions) {
        return new Search(List.of(dimensions), Strategy.BAYESIAN, STANDARD_TRIALS, 1);
    }

    /**
     * Tries more, or fewer, points.
     *
     * @param count how many, at least 1
     * @return a changed copy
     */
    public Search trials(int count) {
        return new Search(dimensions, strategy, count, seed);
    }

    /**
     * Seeds everything random.
     *
     * @param seed the seed
     * @return a changed copy
     */
    public Search seed(long seed) {
        return new Search(dimensions, strategy, trials, seed);
    }

    /**
     * Tries points by chance alone.
     *
     * @return a changed copy
     */
    public Search random() {
        return new Search(dimensions, Strategy.RANDOM, trials, seed);
    }

    /**
     * Searches for the greatest score.
     *
     * @param objective what to score points by
     * @return all trials
     */
    public SearchResult maximise(Objective objective) {
        return maximise(objective, ProgressListener.NONE);
    }

    /**
     * Searches for the greatest score.
     *
     * @param objective what to score points by
     * @param progress is told after every trial
     * @return all trials
     * @throws IllegalStateException if the objective is interrupted
     */
    public SearchResult maximise(Objective objective, ProgressListener progress) {
        return run(objective, true, progress);
    }

    /**
     * Searches for the least score.
     *
     * @param objective what to score points by
     * @return all trials
     */
    public SearchResult minimise(Objective objective) {
        return minimise(objective, ProgressListener.NONE);
    }

    /**
     * Searches for the least score.
     *
     * @param objective what to score points by
     * @param progress is told after every trial
     * @return all trials
     * @throws IllegalStateException if the objective is interrupted
     */
    public SearchResult minimise(Objective objective, ProgressListener progress) {
        return run(objective, false, progress);
    }

    private SearchResult run(Objective objective, boolean maximised, ProgressListener progress) {
        Proposals proposals = new Proposals(this);
        List<Trial> done = new ArrayList<>();
        while (done.size() < trials) {
            Optional<double[]> next = proposals.next();
            if (next.isEmpty()) {
                break;
            }
            Point point = new Point(dimensions, next.get());
            Trial trial = attempt(objective, point, done.size());
            done.add(trial);
            proposals.learn(next.get(), maximised ? trial.score() : -trial.score());
            progress.progress("trials", done.size(), trials);
        }
        return new SearchResult(this, maximised, done);
    }

    private static Trial attempt(Objective objective, Point point, int number) {
        try {
            double score = objective.score(point);
            return Double.isFinite(score)
                    ? new Trial(number, point, score, Optional.empty())
                    : failed(number, point, "the score is " + score);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the search was interrupted in trial " + number, e);
        } catch (Exception e) {
            return failed(number, point, e.toString());
        }
    }

    private static Trial failed(int number, Point point, String why) {
        return new Trial(number, point, Double.NaN, Optional.of(why));
    }
}
