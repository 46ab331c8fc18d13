package io.growth4j.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrderingTest {
    private static final double[] SPECIAL = {
        0.0, -0.0, 1, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -Double.MIN_VALUE
    };

    @Property(seed = "4", tries = 100)
    void descending_equalsAStableSort(@ForAll @IntRange(max = 300) int n, @ForAll int seed) {
        Random random = new Random(seed);
        double[] scores = random.doubles(n, -1, 1)
                .map(x -> random.nextInt(3) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : Math.rint(x * 20) / 7)
                .toArray();
        int[] twin = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> scores[row] + 0.0)
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(Ordering.descending(scores)).containsExactly(twin);
    }

    @Test
    void nan_isRefused() {
        assertThatThrownBy(() -> Ordering.descending(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1: score NaN");
    }
}
