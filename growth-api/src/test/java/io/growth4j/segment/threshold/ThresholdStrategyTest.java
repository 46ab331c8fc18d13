package io.growth4j.segment.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdStrategyTest {
    static Stream<ThresholdStrategy> ofValuesAlone() {
        return Stream.of(
                ThresholdStrategy.mean(),
                ThresholdStrategy.median(),
                ThresholdStrategy.given(5),
                ThresholdStrategy.pareto(),
                ThresholdStrategy.kMeans(2));
    }

    @Test
    void meanAndMedian_ofASkewedSample() {
        double[] values = {1, 2, 3, 4, 100};
        assertThat(ThresholdStrategy.mean().fit(values).cut()).isEqualTo(22);
        assertThat(ThresholdStrategy.median().fit(values).cut()).isEqualTo(3);
    }

    @Test
    void mean_ofEqualValues_isNeverRoundedPastThem() {
        for (int n = 1; n < 200; n++) {
            double[] values = new double[n];
            Arrays.fill(values, 0.1 + n * 1e-3);
            assertThat(ThresholdStrategy.mean().fit(values).cut()).isEqualTo(values[0]);
        }
    }

    @Test
    void median_ofAnEvenCount_isTheMidpoint() {
        assertThat(ThresholdStrategy.median().fit(new double[] {4, 1, 3, 2}).cut())
                .isEqualTo(2.5);
    }

    @Test
    void mean_aboveTheEightyPercentQuantile_warnsOfAHeavyTail() {
        double[] heavy = {1, 1, 1, 1, 1, 1, 1, 1, 1, 100};
        assertThat(ThresholdStrategy.mean().fit(heavy).warnings())
                .containsExactly("heavy tail: mean 10.9 > 80 % quantile 1.0");
        assertThat(ThresholdStrategy.mean().fit(new double[] {1, 2, 3}).warnings())
                .isEmpty();
    }

    @Test
    void given_isItself_andSaysWhatShareItMeets() {
        Threshold threshold = ThresholdStrategy.given(3).fit(new double[] {1, 2, 3, 4});
        assertThat(threshold.cut()).isEqualTo(3);
        assertThat(threshold.evidence()).containsEntry("share", 0.5);
    }

    @Test
    void pareto_takesTheSmallestHeadThatHoldsTheShare() {
        double[] values = {500, 300, 100, 40, 20, 15, 10, 8, 5, 2};
        Threshold threshold = ThresholdStrategy.pareto().fit(values);
        assertThat(threshold.cut()).isEqualTo(300);
        assertThat(threshold.evidence())
                .containsEntry("headUsers", 2.0)
                .containsEntry("headFraction", 0.2)
                .containsEntry("headShare", 0.8);
    }

    @Test
    void pareto_keepsTiesOfTheLastValueTogether() {
        Threshold threshold = ThresholdStrategy.pareto().fit(new double[] {10, 10, 10, 10, 1});
        assertThat(threshold.cut()).isEqualTo(10);
        assertThat(threshold.evidence()).containsEntry("headUsers", 4.0);
        Threshold half = new ThresholdStrategy.Pareto(0.25).fit(new double[] {10, 10, 10, 10});
        assertThat(half.evidence()).containsEntry("headUsers", 4.0).containsEntry("headShare", 1.0);
    }

    @Test
    void pareto_ofAShareReachedUpToRounding_doesNotTakeOneMore() {
        assertThat((2.8 + 2.0) / (1.2 + 2.0 + 2.8)).isLessThan(0.8);
        assertThat(ThresholdStrategy.pareto().fit(new double[] {1.2, 2.0, 2.8}).cut())
                .isEqualTo(2.0);
    }

    @Test
    void pareto_withNothingToShare_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThresholdStrategy.pareto().fit(new double[] {5, -5}))
                .withMessage("total 0.0 is not above 0: nobody holds a share of it");
    }

    @Test
    void businessNode_isTheSmallestValueFromWhichOnTheGoalIsReached() {
        double[] orders = {1, 1, 1, 2, 2, 3, 3, 4};
        boolean[] stayed = {false, false, true, false, true, true, true, true};
        Threshold threshold = ThresholdStrategy.businessNode(0.8, 2).fit(orders, stayed);
        assertThat(threshold.cut()).isEqualTo(2);
        assertThat(threshold.evidence()).containsEntry("rate", 0.8).containsEntry("support", 5.0);
        assertThat(ThresholdStrategy.businessNode(0.9, 2).fit(orders, stayed).cut())
                .isEqualTo(3);
    }

    @Test
    void businessNode_equalsTryingEveryValue() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(40);
            double[] values = random.ints(n, 0, 12).asDoubleStream().toArray();
            boolean[] goals = new boolean[n];
            for (int i = 0; i < n; i++) {
                goals[i] = random.nextInt(12) < values[i];
            }
            ThresholdStrategy.BusinessNode node = ThresholdStrategy.businessNode(0.6, 3);
            OptionalDouble oracle = naiveNode(values, goals, 0.6, 3);
            if (oracle.isPresent()) {
                assertThat(node.fit(values, goals).cut()).isEqualTo(oracle.getAsDouble());
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> node.fit(values, goals));
            }
        }
    }

    private static OptionalDouble naiveNode(double[] values, boolean[] goals, double rate, int support) {
        return Arrays.stream(values)
                .sorted()
                .filter(x -> {
                    int users = 0;
                    int reached = 0;
                    for (int i = 0; i < values.length; i++) {
                        if (values[i] >= x) {
                            users++;
                            reached += goals[i] ? 1 : 0;
                        }
                    }
                    return users >= support && (double) reached / users >= rate;
                })
                .findFirst();
    }

    @Test
    void businessNode_thatIsNowhere_isRefusedWithTheBestThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThresholdStrategy.businessNode(0.9, 2)
                        .fit(new double[] {1, 2, 3}, new boolean[] {false, true, false}))
                .withMessage("no threshold: at no value do at least 2 users reach the goal at a rate of 0.9; "
                        + "the best rate with that support is 0.5 from 2.0 up");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ThresholdStrategy.businessNode(0.1, 9).fit(new double[] {1, 2}, new boolean[] {true, true}))
                .withMessageContaining("none, of 2 users");
    }

    @Test
    void businessNode_withoutGoals_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThresholdStrategy.businessNode(0.5, 1).fit(new double[] {1}))
                .withMessageContaining("needs to know who reached the goal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThresholdStrategy.businessNode(0.5, 1).fit(new double[] {1}, new boolean[2]))
                .withMessage("1 values for 2 goals");
    }

    @ParameterizedTest
    @MethodSource("ofValuesAlone")
    void noValue_isRefused(ThresholdStrategy strategy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategy.fit(new double[0]))
                .withMessage("a threshold needs at least one value, there is none");
    }

    @ParameterizedTest
    @MethodSource("ofValuesAlone")
    void nanAndInfinity_areRefusedWithTheirPosition(ThresholdStrategy strategy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategy.fit(new double[] {1, Double.NaN}))
                .withMessage("value NaN at position 1 is not finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategy.fit(new double[] {Double.NEGATIVE_INFINITY}))
                .withMessageContaining("-Infinity at position 0");
    }

    @ParameterizedTest
    @MethodSource("ofValuesAlone")
    void oneUserAndAllEqualValues_areTheirOwnThreshold_withAWarning(ThresholdStrategy strategy) {
        for (double[] values : List.of(new double[] {5}, new double[] {5, 5, 5})) {
            Threshold threshold = strategy.fit(values);
            assertThat(threshold.cuts()).isSubsetOf(5.0);
            assertThat(threshold.warnings())
                    .containsExactly("all " + values.length + " values are 5.0: nobody is below the threshold");
        }
    }

    @ParameterizedTest
    @MethodSource("ofValuesAlone")
    void theArgument_isNotChanged_andOrderDoesNotMatter(ThresholdStrategy strategy) {
        double[] values = {9, 1, 5, 3};
        Threshold threshold = strategy.fit(values);
        assertThat(values).containsExactly(9, 1, 5, 3);
        assertThat(strategy.fit(new double[] {1, 3, 5, 9})).isEqualTo(threshold);
    }

    @Test
    void aStrategy_isADefinition() {
        assertThat(ThresholdStrategy.pareto().toJson()).isEqualTo("{\"kind\":\"Pareto\",\"share\":0.8}");
        assertThat(ThresholdStrategy.pareto()).isEqualTo(new ThresholdStrategy.Pareto(0.8));
    }

    @Test
    void parametersOutOfRange_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ThresholdStrategy.Pareto(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ThresholdStrategy.Pareto(1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> ThresholdStrategy.given(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> ThresholdStrategy.kMeans(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ThresholdStrategy.businessNode(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ThresholdStrategy.businessNode(0.5, 0));
    }

    @Test
    void kMeansWithOneCluster_hasNoSingleCut() {
        Threshold threshold = ThresholdStrategy.kMeans(3).fit(new double[] {2, 2});
        assertThat(threshold.cuts()).isEmpty();
        assertThatIllegalStateException().isThrownBy(threshold::cut).withMessageContaining("found 0 cut points");
        assertThat(ThresholdStrategy.kMeans(2)
                        .fit(new double[] {1, 2, 3, 10, 11, 12})
                        .cut())
                .isCloseTo(6.5, within(1e-12));
    }
}
