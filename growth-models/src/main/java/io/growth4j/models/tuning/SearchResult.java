package io.growth4j.models.tuning;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a search tried. Immutable.
 *
 * @param search what was searched, and how
 * @param maximised whether a greater score is better
 * @param trials all trials in order, those that failed too
 */
public record SearchResult(Search search, boolean maximised, List<Trial> trials) {
    public SearchResult {
        trials = List.copyOf(trials);
    }

    /**
     * The best trial; the first of equals.
     *
     * @return the trial
     * @throws IllegalStateException if all failed; the message says why the first did
     */
    public Trial best() {
        Comparator<Trial> byScore = Comparator.comparingDouble(Trial::score);
        return trials.stream()
                .filter(trial -> !trial.failed())
                .min(maximised ? byScore.reversed() : byScore)
                .orElseThrow(() -> new IllegalStateException("all " + trials.size() + " trials failed; the first: "
                        + trials.get(0).failure().orElse("")));
    }

    /**
     * The history.
     *
     * @return one row per trial: its number, the value of each dimension, the score, the failure
     */
    public Table table() {
        Stream<String> names = search.dimensions().stream().map(Dimension::name);
        Table.Builder table = Table.of(
                "Trials",
                Stream.of(Stream.of("trial"), names, Stream.of("score", "failure"))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
        for (Trial trial : trials) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add((long) trial.number());
            for (Dimension<?> dimension : search.dimensions()) {
                Object value = trial.point().value(dimension);
                cells.add(value instanceof Integer whole ? (Object) whole.longValue() : cell(value));
            }
            cells.add(trial.failed() ? null : trial.score());
            cells.add(trial.failure().orElse(null));
            table.row(cells.toArray());
        }
        return table.build();
    }

    private static Object cell(Object value) {
        return value instanceof Double || value instanceof Boolean ? value : value.toString();
    }

    /**
     * How the search went.
     *
     * @return the score of each trial, and the best so far; gaps where trials failed
     */
    public Plot plot() {
        List<Double> numbers = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        List<Double> best = new ArrayList<>();
        double reached = Double.NaN;
        for (Trial trial : trials) {
            double score = trial.score();
            boolean better = Double.isNaN(reached) || (maximised ? score > reached : score < reached);
            reached = better ? score : reached;
            numbers.add((double) trial.number());
            scores.add(score);
            best.add(reached);
        }
        return new Plot.Lines(
                "Search for settings",
                "trial",
                "score",
                numbers,
                List.of(new Plot.Series("trial", scores), new Plot.Series("best so far", best)));
    }
}
