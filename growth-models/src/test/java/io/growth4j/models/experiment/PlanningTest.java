package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.stat.EffectKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final PowerStudy REVENUE = new PowerStudy(0.1, 0.5, 3, 0.05, 0);
    private static final PowerStudy SEQUENTIAL = new PowerStudy(10, 3909.9997749994377, 3, 0.05, 5000);

    @Test
    void powerAndMinimumLift_agreeWithThePublishedOnes() {
        assertThat(SEQUENTIAL.power(0.05, 400_000)).isCloseTo(0.20596, within(5e-6));
        assertThat(SEQUENTIAL.minimumLift(0.8, 400_000)).isCloseTo(0.12821, within(5e-6));
        assertThat(REVENUE.power(0.3, 3 * 4500)).isCloseTo(0.41122, within(5e-6));
        assertThat(REVENUE.minimumLift(0.8, 4500)).isCloseTo(1.26769, within(5e-6));
    }

    @Test
    void minimumLift_isFoundWithThePower() {
        double lift = SEQUENTIAL.minimumLift(0.8, 400_000);
        assertThat(SEQUENTIAL.power(lift, 400_000)).isCloseTo(0.8, within(1e-5));
    }

    @Test
    void units_areTheFewestThatGiveThePower() {
        long units = REVENUE.units(0.3, 0.8);
        assertThat(units % 3).isZero();
        assertThat(REVENUE.power(0.3, units)).isGreaterThanOrEqualTo(0.8);
        assertThat(REVENUE.power(0.3, units - 3)).isLessThan(0.8);
    }

    @Test
    void tooFewUnits_findNothing() {
        assertThat(REVENUE.minimumLift(0.8, 30)).isInfinite();
    }

    @Test
    void sampleSizes_agreeWithThePublishedOnes() {
        double variance = 0.34 * 0.66;
        SampleSize two = SampleSize.of(2, SampleSize.Comparisons.CONTROL_WITH_ALL, 0.14, 0.85);
        assertThat(two.total(0.003, variance)).isEqualTo(629_445);
        SampleSize three = SampleSize.of(3, SampleSize.Comparisons.CONTROL_WITH_ALL, 0.05, 0.85);
        assertThat(three.total(0.003, variance)).isEqualTo(1_343_169);
        SampleSize all = SampleSize.of(3, SampleSize.Comparisons.ALL_WITH_ALL, 0.05, 0.85);
        assertThat(all.total(0.3, 100)).isEqualTo(59_856);
        assertThat(three.allocation()).containsExactly(0.5, 0.25, 0.25);
    }

    @Test
    void dearArms_getFewerUnits() {
        SampleSize plan = new SampleSize(SampleSize.Comparisons.CONTROL_WITH_ALL, List.of(1.0, 2.0, 2.0), 0.05, 0.85);
        assertThat(plan.allocation())
                .containsExactly(
                        new double[] {0.585786437626905, 0.20710678118654754, 0.20710678118654754}, within(1e-12));
    }

    @Test
    void midExperiment_agreesWithThePublishedPower() {
        double error = Math.sqrt(0.008426853707414856);
        MidExperiment fixed = new MidExperiment(error, 1000, 0.05, 0, Optional.empty());
        assertThat(fixed.power(0.05, 25.45703125)).isCloseTo(0.8, within(1.2e-5));
        MidExperiment sequential = new MidExperiment(error, 1000, 0.05, 5000, Optional.empty());
        assertThat(sequential.power(0.05, 55.66796875)).isCloseTo(0.8, within(1.2e-5));
        BayesianTest.Prior prior = new BayesianTest.Prior(EffectKind.RELATIVE, 0.05, Math.sqrt(0.001));
        MidExperiment bayesian = new MidExperiment(error, 1000, 0.05, 0, Optional.of(prior));
        assertThat(bayesian.power(0.05, 13.9404296875)).isCloseTo(0.8, within(1.2e-5));
        assertThat(fixed.unitsToGo(0.05, 0.8).orElseThrow()).isBetween(25_450L, 25_465L);
        assertThat(fixed.unitsToGo(5, 0.8)).isEqualTo(OptionalLong.of(0));
        assertThat(fixed.unitsToGo(0, 0.8)).isEmpty();
    }

    @Test
    void plansThatMakeNoSense_areRefused() {
        assertThatThrownBy(() -> PowerStudy.of(0, 1)).hasMessageContaining("mean 0");
        assertThatThrownBy(() -> PowerStudy.of(1, -1)).hasMessageContaining("variance -1.0");
        assertThatThrownBy(() -> REVENUE.minimumLift(0.01, 100)).hasMessageContaining("above alpha");
        assertThatThrownBy(() -> REVENUE.units(0, 0.8)).hasMessageContaining("lift 0.0");
        assertThatThrownBy(() -> SampleSize.of(1, SampleSize.Comparisons.ALL_WITH_ALL, 0.05, 0.8))
                .hasMessageContaining("1 arms");
        assertThatThrownBy(() -> SampleSize.of(2, SampleSize.Comparisons.ALL_WITH_ALL, 0.05, 0.8)
                        .total(0, 1))
                .hasMessageContaining("difference 0.0");
    }
}
