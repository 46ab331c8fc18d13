package io.growth4j.segment.rfm;

import java.util.List;

/**
 * The bins of one of the three numbers: half open {@code [lower, upper)}, parted by cut points; below the first and from
 * the last on they reach to infinity. Where few distinct values make cut points coincide, the bins between them are
 * empty: scores skip a number then, and are never renumbered.
 *
 * @param cuts the cut points, ascending, in the unit of the feature
 * @param bins how many bins were asked for: the highest score, 2 to 9
 * @param effectiveBins how many of them can hold a user of the population they were fitted to
 */
public record ScoreBins(List<Double> cuts, int bins, int effectiveBins) {
    public ScoreBins {
        cuts = List.copyOf(cuts);
        requireBins(bins);
        if (cuts.size() >= bins) {
            throw new IllegalArgumentException(cuts.size() + " cut points make more than " + bins + " bins");
        }
        for (int i = 0; i < cuts.size(); i++) {
            if (!Double.isFinite(cuts.get(i)) || (i > 0 && cuts.get(i) < cuts.get(i - 1))) {
                throw new IllegalArgumentException("cut points are not finite and ascending: " + cuts);
            }
        }
    }

    static void requireBins(int bins) {
        if (bins < 2 || bins > 9) {
            throw new IllegalArgumentException("number of bins " + bins + " is outside 2 to 9: a score is one digit");
        }
    }

    /** Bins between strictly ascending cut points. */
    static ScoreBins given(String name, List<Double> cuts) {
        for (int i = 1; i < cuts.size(); i++) {
            if (cuts.get(i).equals(cuts.get(i - 1))) {
                throw new IllegalArgumentException("duplicate threshold " + cuts.get(i) + " of " + name + ": " + cuts);
            }
        }
        return new ScoreBins(cuts, cuts.size() + 1, cuts.size() + 1);
    }

    double[] toArray() {
        return cuts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** How many cut points are at or below a value: the position of its bin, from 0. */
    static int position(double[] cuts, double value) {
        int position = 0;
        while (position < cuts.length && value >= cuts[position]) {
            position++;
        }
        return position;
    }
}
