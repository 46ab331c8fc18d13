package io.growth4j.models.survival;

import java.util.Arrays;

/**
 * Harrell's concordance: of all pairs of which it is known who left first, the share in which the one with the higher
 * risk did; equal risks count half (Harrell and others, JAMA 247, 1982). O(n log n) by a Fenwick tree over ranks.
 */
final class Concordance {
    private final int[] counts;
    private int size;

    private Concordance(int ranks) {
        counts = new int[ranks + 1];
    }

    static double of(Lifetimes lifetimes, int[] byFallingDuration, double[] risk) {
        double[] distinct = Arrays.stream(risk).sorted().distinct().toArray();
        Concordance longer = new Concordance(distinct.length);
        double agreeing = 0;
        double pairs = 0;
        int next = 0;
        while (next < risk.length) {
            int from = next;
            double time = lifetimes.duration(byFallingDuration[next]);
            while (next < risk.length && lifetimes.duration(byFallingDuration[next]) == time) {
                int row = byFallingDuration[next++];
                if (!lifetimes.ended(row)) {
                    longer.add(Arrays.binarySearch(distinct, risk[row]));
                }
            }
            for (int i = from; i < next; i++) {
                int row = byFallingDuration[i];
                if (lifetimes.ended(row)) {
                    int rank = Arrays.binarySearch(distinct, risk[row]);
                    double below = longer.below(rank);
                    agreeing += below + (longer.below(rank + 1) - below) / 2;
                    pairs += longer.size;
                }
            }
            for (int i = from; i < next; i++) {
                int row = byFallingDuration[i];
                if (lifetimes.ended(row)) {
                    longer.add(Arrays.binarySearch(distinct, risk[row]));
                }
            }
        }
        return agreeing / pairs;
    }

    private void add(int rank) {
        size++;
        for (int i = rank + 1; i < counts.length; i += i & -i) {
            counts[i]++;
        }
    }

    private double below(int rank) {
        int sum = 0;
        for (int i = rank; i > 0; i -= i & -i) {
            sum += counts[i];
        }
        return sum;
    }
}
