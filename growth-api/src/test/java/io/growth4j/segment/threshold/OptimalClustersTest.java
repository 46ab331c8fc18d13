package io.growth4j.segment.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OptimalClustersTest {
    @Test
    void twoObviousGroups_areFound() {
        OptimalClusters clusters = OptimalClusters.of(new double[] {12, 1, 10, 3, 11, 2}, 2);
        assertThat(clusters.centres()).containsExactly(2.0, 11.0);
        assertThat(clusters.cuts()).containsExactly(6.5);
        assertThat(clusters.inertia()).isCloseTo(4, within(1e-12));
    }

    @Test
    void inertia_equalsThatOfTheQuadraticSearch() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(60);
            int k = 1 + random.nextInt(6);
            double[] values = round % 2 == 0
                    ? random.ints(n, 0, 20).asDoubleStream().toArray()
                    : random.doubles(n).map(u -> Math.exp(6 * u)).toArray();
            OptimalClusters clusters = OptimalClusters.of(values, k);
            double oracle = naiveInertia(values, k);
            assertThat(clusters.inertia()).isCloseTo(oracle, within(1e-9 * (1 + oracle)));
            assertThat(clusters.centres()).isSorted().hasSize((int)
                    Math.min(k, Arrays.stream(values).distinct().count()));
            assertThat(nearestCentreInertia(values, clusters)).isCloseTo(oracle, within(1e-9 * (1 + oracle)));
        }
    }

    /** The textbook recursion over all starts of the last group, each group's cost summed afresh. */
    private static double naiveInertia(double[] values, int k) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double[][] best = new double[k + 1][n + 1];
        Arrays.stream(best).forEach(row -> Arrays.fill(row, Double.POSITIVE_INFINITY));
        best[0][0] = 0;
        for (int groups = 1; groups <= k; groups++) {
            for (int end = 0; end <= n; end++) {
                best[groups][end] = best[groups - 1][end];
                for (int start = 0; start < end; start++) {
                    double cost = spread(Arrays.copyOfRange(sorted, start, end));
                    best[groups][end] = Math.min(best[groups][end], best[groups - 1][start] + cost);
                }
            }
        }
        return best[k][n];
    }

    private static double spread(double[] group) {
        double mean = Arrays.stream(group).average().orElseThrow();
        return Arrays.stream(group).map(v -> (v - mean) * (v - mean)).sum();
    }

    private static double nearestCentreInertia(double[] values, OptimalClusters clusters) {
        return Arrays.stream(values)
                .map(v -> clusters.centres().stream()
                        .mapToDouble(c -> (v - c) * (v - c))
                        .min()
                        .orElseThrow())
                .sum();
    }

    @Test
    void farFromZero_theGroupsAreTheSame() {
        double[] near = {1, 2, 3, 10, 11, 12};
        double[] far = Arrays.stream(near).map(v -> v + 1e9).toArray();
        assertThat(OptimalClusters.of(far, 2).centres()).containsExactly(1e9 + 2, 1e9 + 11);
    }

    @Test
    void aHundredThousandValues_takeNoQuadraticTime() {
        double[] values = new Random(9).doubles(100_000).toArray();
        OptimalClusters clusters = OptimalClusters.of(values, 8);
        assertThat(clusters.centres()).hasSize(8);
        IntStream.range(0, 8)
                .forEach(i -> assertThat(clusters.centres().get(i)).isCloseTo((2 * i + 1) / 16.0, within(0.01)));
    }
}
