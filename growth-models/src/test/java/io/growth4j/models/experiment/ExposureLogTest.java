package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.action.CampaignPlan;
import io.growth4j.action.CampaignPlanner;
import io.growth4j.action.Candidates;
import io.growth4j.action.HoldOut;
import io.growth4j.stat.EffectKind;
import io.growth4j.user.UserKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureLogTest {
    private static final Experiment EXPERIMENT = Experiment.of("e");

    /** The obvious twin: one map entry per unit. */
    @Test
    void samples_equalThoseOfAMap() {
        Random random = new Random(23);
        int rows = 5000;
        long[] units = random.longs(rows, -900, 900).toArray();
        int[] arms = new int[rows];
        long[] at = new long[rows];
        Map<Long, Integer> armOf = new HashMap<>();
        Map<Long, Long> first = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            arms[row] = units[row] % 50 == 0 ? random.nextInt(2) : (int) (units[row] & 1);
            at[row] = random.nextInt(1000);
            armOf.merge(units[row], arms[row], (a, b) -> a.equals(b) ? a : Integer.valueOf(-1));
            first.merge(units[row], at[row], Math::min);
        }
        ExposureLog log = new ExposureLog(EXPERIMENT, 10);
        log.expose(units, arms, at, rows);

        long[] actors = random.longs(rows, -1000, 1000).toArray();
        long[] when = random.longs(rows, 0, 2000).toArray();
        double[] amounts = random.doubles(rows).toArray();
        log.outcomes(actors, when, amounts, rows);
        Map<Long, Double> sums = new HashMap<>();
        Map<Long, Double> before = new HashMap<>();
        long early = 0;
        long strangers = 0;
        for (int row = 0; row < rows; row++) {
            Long unit = actors[row];
            if (!armOf.containsKey(unit)) {
                strangers++;
            } else if (when[row] < first.get(unit)) {
                early++;
                before.merge(unit, amounts[row], Double::sum);
            } else {
                sums.merge(unit, amounts[row], Double::sum);
            }
        }
        assertThat(log.outcomesBeforeExposure()).isEqualTo(early).isPositive();
        assertThat(log.outcomesWithoutExposure()).isEqualTo(strangers).isPositive();
        assertThat(log.mixedUnits())
                .isEqualTo(armOf.values().stream().filter(arm -> arm < 0).count())
                .isPositive();
        for (int arm = 0; arm < 2; arm++) {
            int wanted = arm;
            List<Long> members = armOf.keySet().stream()
                    .filter(unit -> armOf.get(unit) == wanted)
                    .toList();
            double[] y =
                    members.stream().mapToDouble(u -> sums.getOrDefault(u, 0.0)).toArray();
            double[] x = members.stream()
                    .mapToDouble(u -> before.getOrDefault(u, 0.0))
                    .toArray();
            Sample.Cuped twin = Sample.Cuped.of(y, x);
            Sample.Cuped sample = log.amounts(arm);
            assertThat(log.units()[arm]).isEqualTo(members.size());
            assertThat(sample.outcome().sum()).isCloseTo(twin.outcome().sum(), within(1e-9));
            assertThat(sample.outcome().sumSquares()).isCloseTo(twin.outcome().sumSquares(), within(1e-9));
            assertThat(sample.before().sum()).isCloseTo(twin.before().sum(), within(1e-9));
            assertThat(sample.products()).isCloseTo(twin.products(), within(1e-9));
            assertThat(log.conversions(arm).successes())
                    .isEqualTo(members.stream().filter(sums::containsKey).count());
        }
    }

    /** A Fibonacci number is the step that golden hashing spreads worst. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000, 1_346_269, 1L << 44, -1_346_269})
    @Timeout(20)
    void unitsInSteps_areAllKept(long step) {
        int units = 300_000;
        long[] ids = LongStream.range(0, units).map(i -> i * step).toArray();
        int[] arms = IntStream.range(0, units).map(i -> i & 1).toArray();
        double[] amounts = new double[units];
        Arrays.fill(amounts, 2);
        ExposureLog log = new ExposureLog(EXPERIMENT, 100);
        log.expose(ids, arms, new long[units], units);
        log.outcomes(ids, new long[units], amounts, units);
        assertThat(log.units()).containsExactly(units / 2, units / 2);
        assertThat(log.amounts(1).outcome()).isEqualTo(new Sample.Mean(units / 2, units, 2 * units));
        assertThat(log.outcomesWithoutExposure()).isZero();
    }

    @Test
    void badRows_areRefusedByRow() {
        ExposureLog log = new ExposureLog(EXPERIMENT, 10);
        assertThatThrownBy(() -> log.expose(new long[] {7}, new int[] {2}, new long[] {1}, 1))
                .hasMessageContaining("row 0, unit 7: arm 2");
        log.expose(new long[] {7, 8}, new int[] {1, Assignment.NOT_ASSIGNED}, new long[] {1, 1}, 2);
        assertThat(log.units()).containsExactly(0, 1);
        assertThatThrownBy(() -> log.outcomes(new long[] {7}, new long[] {2}, new double[] {Double.NaN}, 1))
                .hasMessageContaining("unit 7: outcome NaN");
    }

    @Test
    void report_checksSizesAndCorrectsForManyTests() {
        AbTest paid = AbTest.of("paid", EffectKind.ABSOLUTE);
        AbTest returned = AbTest.of("returned", EffectKind.ABSOLUTE);
        Map<AbTest, List<Sample>> samples = new LinkedHashMap<>();
        samples.put(paid, List.of(new Sample.Proportion(5000, 500), new Sample.Proportion(5000, 565)));
        samples.put(returned, List.of(new Sample.Proportion(5000, 900), new Sample.Proportion(5000, 980)));
        ExperimentReport report =
                ExperimentReport.of(EXPERIMENT, new long[] {5000, 5000}, 0, ExperimentReport.Correction.HOLM, samples);
        ExperimentReport.Finding first = report.findings().get(0);
        assertThat(first.result().isSignificant()).isTrue();
        assertThat(first.adjustedPValue())
                .isCloseTo(
                        2
                                * Math.min(
                                        first.result().pValue(),
                                        report.findings().get(1).result().pValue()),
                        within(0.05));
        assertThat(report.toTable().rows()).hasSize(2);
        assertThat(report.toString())
                .startsWith("e, arms of [5000, 5000] units")
                .contains("treatment, paid:");

        ExperimentReport broken =
                ExperimentReport.of(EXPERIMENT, new long[] {5000, 5500}, 3, ExperimentReport.Correction.NONE, samples);
        assertThat(broken.findings().get(0).result().warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.SAMPLE_RATIO_MISMATCH, Warning.Kind.MIXED_EXPOSURE);
        samples.put(AbTest.of("odd", EffectKind.ABSOLUTE), List.of());
        assertThatThrownBy(() -> ExperimentReport.of(
                        EXPERIMENT, new long[] {1, 1}, 0, ExperimentReport.Correction.NONE, samples))
                .hasMessageContaining("'odd' has 0 samples for 2 arms");
    }

    @Test
    void campaign_isJudgedAgainstItsHoldOut() {
        int users = 20_000;
        long[] ids = new long[users];
        double[] uplift = new double[users];
        for (int i = 0; i < users; i++) {
            ids[i] = i;
            uplift[i] = 0.05;
        }
        CampaignPlanner planner = new CampaignPlanner(
                "win-back",
                1_000_000,
                List.of(new CampaignPlanner.Channel("sms", 5000, users)),
                0,
                HoldOut.of("win-back", 0.2));
        CampaignPlan plan = planner.plan(Candidates.of(UserKeys.of(ids), uplift).build());
        boolean[] came = new boolean[users];
        Random random = new Random(31);
        for (int row : plan.treated()) {
            came[row] = random.nextDouble() < 0.08;
        }
        for (int row : plan.heldOut()) {
            came[row] = random.nextDouble() < 0.03;
        }
        CampaignReview review = CampaignReview.of(plan, came);
        assertThat(review.returned().interval().contains(0.05)).as("%s", review).isTrue();
        assertThat(review.returned().isSignificant()).isTrue();
        assertThat(review.sampleRatio().isMismatch()).isFalse();
        assertThat(review.addedReturns()).isCloseTo(0.05 * plan.treated().length, within(150.0));
        assertThat(review.costPerAddedReturnMinor()).isBetween(80.0, 125.0);
        assertThat(review.addedReturnsInterval().contains(0.05 * plan.treated().length))
                .isTrue();
        assertThat(review.toString())
                .startsWith("win-back: ")
                .contains(
                        " treated users came back against ",
                        "left alone",
                        "The campaign brought back ",
                        "were expected");
        assertThatThrownBy(() -> CampaignReview.of(plan, new boolean[3])).hasMessageContaining("3 outcomes");
        assertThat(CampaignReview.of(plan, new boolean[users]).toString())
                .startsWith("win-back cannot be judged: the outcomes of an arm do not vary");
        boolean[] anyone = new boolean[users];
        for (int row = 0; row < users; row += 20) {
            anyone[row] = true;
        }
        assertThat(CampaignReview.of(plan, anyone).toString()).contains("Chance alone could make this difference");
        boolean[] away = new boolean[users];
        for (int row : plan.heldOut()) {
            away[row] = random.nextDouble() < 0.5;
        }
        away[plan.treated()[0]] = true;
        assertThat(CampaignReview.of(plan, away).toString()).contains("kept users away");
    }
}
