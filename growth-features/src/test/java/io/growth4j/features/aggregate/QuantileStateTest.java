package io.growth4j.features.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileStateTest {
    private static final double[] QUANTILES = {0, 0.01, 0.1, 0.25, 0.5, 0.9, 0.99, 1};

    private static QuantileState state(int compression, double[] values, int from, int to) {
        QuantileState state = new QuantileState(compression);
        for (int i = from; i < to; i++) {
            state.add(values[i]);
        }
        return state;
    }

    private static double[] values(long seed, int count) {
        Random random = new Random(seed);
        return switch ((int) Math.floorMod(seed, 5L)) {
            case 0 -> random.doubles(count).toArray();
            case 1 -> random.doubles(count).sorted().toArray();
            case 2 -> random.doubles(count).map(u -> Math.exp(6 * u)).toArray();
            case 3 -> random.doubles(count).map(u -> Math.floor(20 * u)).toArray();
            default -> random.doubles(count).sorted().map(u -> -u * u).toArray();
        };
    }

    @Property(seed = "51", tries = 100)
    void lessThanABlock_isExact(@ForAll long seed, @ForAll @IntRange(min = 0, max = 79) int count) {
        double[] values = values(seed, count);
        Numbers exact = new Numbers();
        exact.values = values.clone();
        exact.count = count;
        for (double q : QUANTILES) {
            assertThat(state(20, values, 0, count).quantile(q)).isEqualTo(Double.valueOf(exact.quantile(q)));
        }
    }

    /** Ranks that a cluster can span around q: one unit of k1 = compression / 2π · arcsin(2q − 1) (Dunning and Ertl 2019). */
    private static double bound(double q, double units, int compression) {
        double angle = Math.asin(2 * q - 1);
        double step = units * 2 * Math.PI / compression;
        double below = (1 + Math.sin(Math.max(-Math.PI / 2, angle - step))) / 2;
        double above = (1 + Math.sin(Math.min(Math.PI / 2, angle + step))) / 2;
        return Math.max(q - below, above - q);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 50, 100, 200})
    void rankError_isWithinACluster(int compression) {
        for (int seed = 0; seed < 50; seed++) {
            int count = 500 + 300 * seed;
            double[] values = values(seed, count);
            QuantileState state = state(compression, values, 0, count);
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (double q : QUANTILES) {
                double bound = bound(q, 1, compression) + 1.0 / count;
                assertThat(rankError(sorted, state.quantile(q), q))
                        .as("compression %s, seed %s, quantile %s", compression, seed, q)
                        .isLessThanOrEqualTo(bound);
            }
        }
    }

    /** How far q is from the ranks that a value has among others. */
    private static double rankError(double[] sorted, double value, double q) {
        double below = Arrays.stream(sorted).filter(other -> other < value).count() / (double) sorted.length;
        double upTo = Arrays.stream(sorted).filter(other -> other <= value).count() / (double) sorted.length;
        return Math.max(0, Math.max(below - q, q - upTo));
    }

    @Property(seed = "52", tries = 100)
    void whereItWasSaved_changesNoBit(@ForAll long seed, @ForAll @IntRange(min = 0, max = 400) int count) {
        double[] values = values(seed, count);
        int cut = new Random(seed).nextInt(count + 1);
        QuantileState whole = state(10, values, 0, count);
        QuantileState before = state(10, values, 0, cut);
        before.quantile(0.5);
        long[] saved = before.toLongs();
        QuantileState loaded = state(10, values, count / 2, count);
        loaded.load(saved);
        assertThat(loaded.toLongs()).isEqualTo(saved);
        for (int i = cut; i < count; i++) {
            loaded.add(values[i]);
        }
        assertThat(loaded.toLongs()).isEqualTo(whole.toLongs());
        for (double q : QUANTILES) {
            assertThat(loaded.quantile(q)).isEqualTo(Double.valueOf(whole.quantile(q)));
        }
    }

    @Property(seed = "53", tries = 50)
    void merged_isWithinTwoClusters(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int count) {
        int compression = 50;
        double[] values = values(seed, count);
        int cut = new Random(seed).nextInt(count + 1);
        QuantileState merged = state(compression, values, 0, cut);
        merged.add(state(compression, values, cut, count));
        Arrays.sort(values);
        for (double q : QUANTILES) {
            double bound = bound(q, 2, compression) + 1.0 / count;
            assertThat(rankError(values, merged.quantile(q), q)).isLessThanOrEqualTo(bound);
        }
    }

    @Test
    void state_isSmallWhateverTheHistory() {
        int compression = 100;
        for (int count : new int[] {1_000, 100_000, 1_000_399}) {
            double[] values = new Random(3).doubles(count).toArray();
            assertThat(state(compression, values, 0, count).toLongs()).hasSizeLessThan(6 * compression);
        }
    }

    @Test
    void parameters_areBounded() {
        assertThatThrownBy(() -> Aggregations.quantileSketch("dwell", 1.01, 100))
                .hasMessage("quantile 1.01 of 'dwell' is not within 0 and 1");
        assertThatThrownBy(() -> Aggregations.quantileSketch("dwell", Double.NaN, 100))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Aggregations.quantileSketch("dwell", 0.5, 9))
                .hasMessage("compression 9 of the sketch of 'dwell' is not within 10 and 1000");
    }
}
