package io.growth4j.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Folds printed by scikit-learn 1.2.1 for the same labels. */
class ScikitFoldsTest {
    private static final double[] LABELS = IntStream.range(0, 203)
            .mapToDouble(i -> i * 7919 % 101 < 15 ? 1 : 0)
            .toArray();

    private static String folds(int seed) {
        return Arrays.stream(ScikitFolds.of(LABELS, 5, seed))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
    }

    @Test
    void folds_areThoseOfScikitLearn() {
        assertThat(folds(42))
                .isEqualTo(
                        "4003221144321242441310214122030124311131224434232321102300014420332420021220013012442134113303230"
                                + "2134323130104200024400300034440134402423131301434342004442141324140313042112101322321200412303203"
                                + "431131040");
        assertThat(folds(43))
                .isEqualTo(
                        "4111212420231100314110420003323111001112401134433442142404120332400420322231234431003340134131332"
                                + "2243232230222012444244400313104141000020144212233040114341320321230402330213144240032043240310213"
                                + "403142310");
    }
}
