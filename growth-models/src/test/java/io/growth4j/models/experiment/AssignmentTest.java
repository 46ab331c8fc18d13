package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.action.HoldOut;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private static final int USERS = 200_000;
    private static final Experiment PRICES = new Experiment(
            "prices",
            List.of(
                    new Experiment.Arm("control", 0.5),
                    new Experiment.Arm("low", 0.3),
                    new Experiment.Arm("high", 0.2)));
    private static final Experiment COLOURS = Experiment.of("colours");

    @Test
    void arms_haveTheirWeights() {
        Assignment assignment = Assignment.of(PRICES);
        long[] counts = new long[3];
        for (long user = 0; user < USERS; user++) {
            counts[assignment.arm(user)]++;
        }
        assertThat(PRICES.sampleRatio().test(counts).pValue()).isGreaterThan(0.01);
    }

    @Test
    void experiments_areIndependent() {
        Assignment prices = Assignment.of(PRICES);
        Assignment colours = Assignment.of(COLOURS);
        long[] counts = new long[6];
        for (long user = 0; user < USERS; user++) {
            counts[prices.arm(user) * 2 + colours.arm(user)]++;
        }
        assertThat(SampleRatio.of(0.25, 0.25, 0.15, 0.15, 0.1, 0.1).test(counts).pValue())
                .isGreaterThan(0.01);
    }

    @Test
    void experimentsOfTwoLayers_meetAtRandom() {
        HoldOut holdOut = HoldOut.of("2026", 0.1);
        Assignment prices = Layer.of("checkout").with(holdOut).with(PRICES, 0.6).assignment("prices");
        Assignment colours = Layer.of("look").with(holdOut).with(COLOURS, 0.5).assignment("colours");
        long[] counts = new long[12];
        int assignable = 0;
        for (int user = 0; user < USERS; user++) {
            String id = "customer-" + user;
            if (!holdOut.contains(id)) {
                counts[(prices.arm(id) + 1) * 3 + colours.arm(id) + 1]++;
                assignable++;
            }
        }
        assertThat(assignable).isBetween(USERS * 89 / 100, USERS * 91 / 100);
        double[] shares = new double[12];
        double[] ofPrices = {0.4, 0.3, 0.18, 0.12};
        double[] ofColours = {0.5, 0.25, 0.25};
        Arrays.setAll(shares, cell -> ofPrices[cell / 3] * ofColours[cell % 3]);
        assertThat(SampleRatio.of(shares).test(counts).pValue()).isGreaterThan(0.01);
    }

    @Test
    void exclusiveExperiments_shareNoUser() {
        HoldOut holdOut = HoldOut.of("2026", 0.1);
        Layer layer = Layer.of("checkout").with(holdOut).with(PRICES, 0.4).with(COLOURS, 0.5);
        Assignment prices = layer.assignment("prices");
        Assignment colours = layer.assignment("colours");
        long[] counts = new long[4];
        for (long user = 0; user < USERS; user++) {
            boolean inPrices = prices.arm(user) != Assignment.NOT_ASSIGNED;
            boolean inColours = colours.arm(user) != Assignment.NOT_ASSIGNED;
            assertThat(inPrices && inColours).isFalse();
            assertThat(holdOut.contains(user) && (inPrices || inColours)).isFalse();
            counts[holdOut.contains(user) ? 0 : inPrices ? 1 : inColours ? 2 : 3]++;
        }
        assertThat(SampleRatio.of(0.1, 0.36, 0.45, 0.09).test(counts).pValue()).isGreaterThan(0.01);
    }

    @Test
    void appendingAnExperiment_movesNobody() {
        Layer before = Layer.of("l").with(PRICES, 0.4);
        Assignment one = before.assignment("prices");
        Assignment two = before.with(COLOURS, 0.6).assignment("prices");
        for (long user = 0; user < 10_000; user++) {
            assertThat(two.arm(user)).isEqualTo(one.arm(user));
        }
    }

    @Test
    void numberAndText_nameTheSameUser() {
        Assignment assignment = Layer.of("l").with(PRICES, 0.7).assignment("prices");
        for (long user = 0; user < 1000; user++) {
            assertThat(assignment.arm(Long.toString(user))).isEqualTo(assignment.arm(user));
        }
    }

    @Test
    void assignment_allocatesNothing() {
        Assignment assignment =
                Layer.of("l").with(HoldOut.of("h", 0.1)).with(PRICES, 0.7).assignment("prices");
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        int sum = 0;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (long user = 0; user < 10_000; user++) {
                sum += assignment.arm(user) + assignment.arm("user-abc");
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(sum).isNotZero();
        assertThat(least).isLessThan(1000);
    }

    @Test
    void badDefinitions_areRefused() {
        assertThatThrownBy(
                        () -> new Experiment("e", List.of(new Experiment.Arm("a", 0.5), new Experiment.Arm("b", 0.6))))
                .hasMessageContaining("add up to 1.1");
        assertThatThrownBy(() ->
                        new Experiment("e", List.of(new Experiment.Arm("a", Double.NaN), new Experiment.Arm("b", 1))))
                .hasMessageContaining("weight NaN");
        assertThatThrownBy(
                        () -> new Experiment("e", List.of(new Experiment.Arm("a", 0.5), new Experiment.Arm("a", 0.5))))
                .hasMessageContaining("two arms 'a'");
        assertThatThrownBy(() -> Layer.of("l").with(PRICES, 0.7).with(COLOURS, 0.4))
                .hasMessageContaining("at most 1");
        assertThatThrownBy(() -> Layer.of("l").with(PRICES, 0.7).assignment("price"))
                .hasMessageContaining("did you mean prices");
        assertThatThrownBy(() -> PRICES.indexOf("hig")).hasMessageContaining("did you mean high");
    }

    @Test
    void sampleRatio_countsStartedArmsOnly() {
        assertThat(SampleRatio.of(0.5, 0.5).test(1000, 1200).pValue())
                .isCloseTo(2.0079e-5, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(SampleRatio.of(0.5, 0.5, 0).test(1000, 1200, 900).pValue())
                .isEqualTo(SampleRatio.of(0.5, 0.5).test(1000, 1200).pValue());
        assertThat(SampleRatio.of(0.34, 0.33, 0.33).test(500, 500, 600).pValue())
                .isCloseTo(0.000592638, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(SampleRatio.of(1, 0, 0).test(1000, 900, 800).pValue()).isEqualTo(1);
        assertThat(SampleRatio.of(0.5, 0.5).test(0, 0).pValue()).isEqualTo(1);
        assertThat(SampleRatio.of(0.5, 0.5).test(1000, 1200))
                .hasToString("arms of [1000, 1200] units for weights [0.5, 0.5]: sample ratio mismatch (p < 0.0001)");
        assertThatThrownBy(() -> SampleRatio.of(0.5, 0.4)).hasMessageContaining("add up to 0.9");
        assertThatThrownBy(() -> SampleRatio.of(0.5, 0.5).test(1, 2, 3)).hasMessageContaining("3 arms were seen");
    }
}
