package io.growth4j.features.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistinctStateTest {
    /** Hashes with repetitions, 0 among them: as many different ones as asked for. */
    private static long[] hashes(long seed, int distinct) {
        Random random = new Random(seed);
        long[] hashes = new long[2 * distinct];
        for (int i = 0; i < distinct; i++) {
            hashes[i] = i == 0 ? 0 : random.nextLong();
        }
        for (int i = distinct; i < hashes.length; i++) {
            hashes[i] = hashes[random.nextInt(distinct)];
        }
        return hashes;
    }

    private static DistinctState state(int precision, long[] hashes, int from, int to) {
        DistinctState state = new DistinctState(precision);
        for (int i = from; i < to; i++) {
            state.add(hashes[i]);
        }
        return state;
    }

    @Property(seed = "41", tries = 100)
    void below_aWordPerEightRegisters_itIsExact(
            @ForAll long seed, @ForAll @IntRange(min = 4, max = 12) int precision, @ForAll Random random) {
        int distinct = 1 + random.nextInt((1 << (precision - 3)) - 1);
        long[] hashes = hashes(seed, distinct);
        DistinctState state = state(precision, hashes, 0, hashes.length);
        assertThat(state.count()).isEqualTo(distinct);
        assertThat(state.toLongs()).hasSize(distinct).isSorted();
    }

    @Property(seed = "42", tries = 100)
    void fromThereOn_itIsTheSketchOfAllValues(@ForAll long seed, @ForAll @IntRange(min = 4, max = 9) int precision) {
        int distinct = (1 << (precision - 3)) + (int) Math.floorMod(seed, 500L);
        long[] hashes = hashes(seed, distinct);
        UltraLogLog twin = UltraLogLog.create(precision);
        for (long hash : hashes) {
            twin.add(hash == 0 ? 1 : hash);
        }
        DistinctState state = state(precision, hashes, 0, hashes.length);
        assertThat(state.count()).isEqualTo(Math.round(twin.getDistinctCountEstimate()));
        assertThat(state.toLongs()).hasSize(1 << (precision - 3));
    }

    @Property(seed = "43", tries = 200)
    void state_dependsOnTheSetAlone(
            @ForAll long seed,
            @ForAll @IntRange(min = 4, max = 8) int precision,
            @ForAll @IntRange(min = 1, max = 100) int distinct) {
        long[] hashes = hashes(seed, distinct);
        DistinctState whole = state(precision, hashes, 0, hashes.length);
        Random random = new Random(seed);
        int cut = random.nextInt(hashes.length + 1);

        DistinctState merged = state(precision, hashes, cut, hashes.length);
        merged.add(state(precision, hashes, 0, cut));
        assertThat(merged.toLongs()).isEqualTo(whole.toLongs());

        DistinctState loaded = new DistinctState(precision);
        long[] saved = state(precision, hashes, 0, cut).toLongs();
        loaded.load(saved);
        assertThat(loaded.toLongs()).isEqualTo(saved);
        for (int i = hashes.length - 1; i >= cut; i--) {
            loaded.add(hashes[i]);
        }
        assertThat(loaded.toLongs()).isEqualTo(whole.toLongs());
        assertThat(loaded.count()).isEqualTo(whole.count());

        loaded.clear();
        assertThat(loaded.count()).isZero();
        for (int i = 0; i < hashes.length; i++) {
            loaded.add(hashes[i]);
        }
        assertThat(loaded.toLongs()).isEqualTo(whole.toLongs());
    }

    /** Ertl 2024, FGRA estimator: 0.782 / √(2^precision). 300 runs tell a standard error to about 4 %. */
    @ParameterizedTest
    @CsvSource({"6, 2000", "8, 1000", "8, 20000", "10, 5000"})
    void estimate_hasThePublishedStandardError(int precision, int distinct) {
        int runs = 300;
        double published = 0.782 / Math.sqrt(1 << precision);
        double[] errors = new double[runs];
        for (int seed = 0; seed < runs; seed++) {
            long[] hashes = new Random(seed).longs(distinct).toArray();
            errors[seed] = state(precision, hashes, 0, distinct).count() / (double) distinct - 1;
        }
        double rootMeanSquare = Math.sqrt(
                Arrays.stream(errors).map(error -> error * error).average().orElseThrow());
        assertThat(rootMeanSquare).isLessThan(1.15 * published);
        long beyond = Arrays.stream(errors)
                .filter(error -> Math.abs(error) > 3 * published)
                .count();
        assertThat(beyond).isLessThan(runs / 50);
    }

    @Test
    void precision_isBounded() {
        assertThatThrownBy(() -> Aggregations.distinctSketch("item", 3))
                .hasMessage("precision 3 of the sketch of 'item' is not within 4 and 18");
        assertThatThrownBy(() -> Aggregations.distinctSketch("item", 19)).hasMessageContaining("precision 19");
    }
}
