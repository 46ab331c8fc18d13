package io.growth4j.models.propensity;

import io.growth4j.definition.UnknownName;
import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.network.Examples;
import io.growth4j.models.internal.network.Topology;
import io.growth4j.user.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Finds the pairs of levels that are frequent enough to have a weight of their own. */
final class CrossSearch {
    /** A pair of levels that fewer users have teaches nothing that the levels alone do not. */
    private static final int FEWEST_USERS = 20;

    private final Design design;
    private final Examples examples;
    private final List<Integer> levels;

    CrossSearch(Design design, Examples examples, List<Integer> levels) {
        this.design = design;
        this.examples = examples;
        this.levels = levels;
    }

    private record Cell(int cross, int cell, int users) {}

    /** The most frequent cells of the pairs asked for, or of all pairs; crosses without a cell are left out. */
    List<Topology.Cross> find(Algorithm.WideAndDeep algorithm) {
        List<int[]> pairs = algorithm.crosses().isEmpty() ? allPairs() : named(algorithm.crosses());
        List<Cell> cells = new ArrayList<>();
        for (int cross = 0; cross < pairs.size(); cross++) {
            count(cross, pairs.get(cross), cells);
        }
        cells.sort(Comparator.comparingInt((Cell one) -> -one.users)
                .thenComparing(Cell::cross)
                .thenComparing(Cell::cell));
        TreeMap<Integer, List<Integer>> kept = new TreeMap<>();
        for (Cell one : cells.subList(0, Math.min(cells.size(), algorithm.cells()))) {
            kept.computeIfAbsent(one.cross, none -> new ArrayList<>()).add(one.cell);
        }
        List<Topology.Cross> crosses = new ArrayList<>();
        kept.forEach((cross, those) -> crosses.add(new Topology.Cross(
                pairs.get(cross)[0],
                pairs.get(cross)[1],
                those.stream().sorted().toList())));
        return List.copyOf(crosses);
    }

    private List<int[]> allPairs() {
        List<int[]> pairs = new ArrayList<>();
        for (int first = 0; first < levels.size(); first++) {
            for (int second = first + 1; second < levels.size(); second++) {
                pairs.add(new int[] {first, second});
            }
        }
        return pairs;
    }

    /** A feature that tells nobody apart, or is ignored, takes its crosses with it. */
    private List<int[]> named(List<Algorithm.WideAndDeep.Cross> asked) {
        List<int[]> pairs = new ArrayList<>();
        for (Algorithm.WideAndDeep.Cross cross : asked) {
            int first = category(cross.first());
            int second = category(cross.second());
            if (first >= 0 && second >= 0) {
                pairs.add(new int[] {first, second});
            }
        }
        return pairs;
    }

    private int category(String feature) {
        List<Feature> features = design.schema().features();
        int slot = design.schema()
                .find(feature)
                .orElseThrow(() -> UnknownName.of(
                        "feature", feature, features.stream().map(Feature::name).toList()));
        if (!(features.get(slot) instanceof Feature.OfCategory)) {
            throw new IllegalArgumentException(
                    "feature '" + feature + "' is not a category: only categories can be crossed");
        }
        for (int i = 0; i < design.categories(); i++) {
            if (design.spec().categories().get(i).slot() == slot) {
                return i;
            }
        }
        return -1;
    }

    /** The share of users in each cell of each cross. */
    List<Double> shares(List<Topology.Cross> crosses) {
        List<Double> shares = new ArrayList<>();
        for (Topology.Cross cross : crosses) {
            int[] users = users(cross.first(), cross.second());
            cross.cells().forEach(cell -> shares.add((double) users[cell] / examples.size()));
        }
        return shares;
    }

    private int[] users(int first, int second) {
        int width = levels.get(second);
        int[] users = new int[levels.get(first) * width];
        for (int row = 0; row < examples.size(); row++) {
            users[examples.code(row, first) * width + examples.code(row, second)]++;
        }
        return users;
    }

    private void count(int cross, int[] pair, List<Cell> cells) {
        int[] users = users(pair[0], pair[1]);
        for (int cell = 0; cell < users.length; cell++) {
            if (users[cell] >= FEWEST_USERS) {
                cells.add(new Cell(cross, cell, users[cell]));
            }
        }
    }
}
