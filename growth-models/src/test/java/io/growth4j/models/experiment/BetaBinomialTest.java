package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.stat.Normal;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaBinomialTest {
    private static Sample.Proportion of(long x, long n) {
        return new Sample.Proportion(n, x);
    }

    @Test
    void uniformPrior_agreesWithExactQuadrature() {
        BetaBinomial.Result result = BetaBinomial.UNIFORM.compare(of(120, 1000), of(150, 1000));
        assertThat(result.chanceToWin()).isCloseTo(0.9750678368121428, within(1e-11));
        assertThat(result.expectedLoss()).isCloseTo(0.0001441778551118326, within(1e-12));
        assertThat(result.expectedGain()).isCloseTo(0.030084297615590873, within(1e-11));
        assertThat(result.difference()).isCloseTo(0.029940119760479056, within(1e-14));
        BetaBinomial.Result few = BetaBinomial.UNIFORM.compare(of(0, 20), of(3, 20));
        assertThat(few.chanceToWin()).isCloseTo(0.9465290806754214, within(1e-11));
    }

    @Test
    void jeffreysPrior_agreesWithExactQuadrature() {
        BetaBinomial.Result result = BetaBinomial.JEFFREYS.compare(of(42, 104), of(500, 1009));
        assertThat(result.chanceToWin()).isCloseTo(0.9629065410, within(1e-9));
        assertThat(result.expectedLoss()).isCloseTo(0.00076166583, within(1e-10));
        assertThat(result.expectedGain()).isCloseTo(0.09154431553, within(1e-9));
        assertThat(BetaBinomial.JEFFREYS.interval(of(1005, 1502), 0.95).low()).isCloseTo(0.64500415, within(1e-7));
    }

    /** The obvious twin for whole-numbered parameters: a finite sum. */
    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1", "3, 40, 9, 44", "10, 200, 25, 210", "500, 700, 480, 690", "0, 5000, 4, 5000"})
    void chanceToWin_equalsTheFiniteSum(long xa, long na, long xb, long nb) {
        double a = xa + 1;
        double b = na - xa + 1;
        double c = xb + 1;
        double d = nb - xb + 1;
        double sum = 0;
        for (int i = 0; i < c; i++) {
            sum += Math.exp(
                    Beta.logBeta(a + i, b + d) - Math.log(d + i) - Beta.logBeta(1.0 + i, d) - Beta.logBeta(a, b));
        }
        assertThat(BetaBinomial.UNIFORM.compare(of(xa, na), of(xb, nb)).chanceToWin())
                .isCloseTo(sum, within(1e-10));
    }

    @Test
    void millionsOfUsers_agreeWithTheNormalLimit() {
        Sample.Proportion control = of(300_000, 10_000_000);
        Sample.Proportion treatment = of(300_900, 10_000_000);
        double error = Math.sqrt(control.variance() / 1e7 + treatment.variance() / 1e7);
        double z = (treatment.mean() - control.mean()) / error;
        assertThat(BetaBinomial.UNIFORM.compare(control, treatment).chanceToWin())
                .isCloseTo(Normal.cumulative(z), within(1e-5));
    }

    @Test
    void armsWithoutUnits_leaveThePrior() {
        BetaBinomial.Result result = BetaBinomial.JEFFREYS.compare(of(0, 0), of(0, 0));
        assertThat(result.chanceToWin()).isCloseTo(0.5, within(1e-9));
        assertThat(result.expectedLoss()).isCloseTo(result.expectedGain(), within(1e-12));
    }

    @Test
    void farApartArms_areCertain() {
        BetaBinomial.Result result = BetaBinomial.UNIFORM.compare(of(10, 1_000_000), of(900_000, 1_000_000));
        assertThat(result.chanceToWin()).isCloseTo(1, within(1e-9));
        assertThat(result.expectedGain()).isCloseTo(result.difference(), within(1e-9));
    }

    /** Nearly all of the prior lies at 0 and at 1, beyond what a double can tell from them. */
    @Test
    void priorsOfAThousandthOfAUser_areIntegratedToo() {
        BetaBinomial spiked = new BetaBinomial(1e-3, 1e-3);
        assertThat(spiked.compare(of(0, 0), of(0, 0)).chanceToWin()).isCloseTo(0.5, within(1e-9));
        assertThat(spiked.interval(of(0, 0), 0.95).low()).isZero();
        assertThat(spiked.interval(of(0, 0), 0.95).high()).isCloseTo(1, within(1e-12));
    }

    @Test
    void levelsOutsideTheirRange_areRefused() {
        assertThatThrownBy(() -> BetaBinomial.UNIFORM.interval(of(1, 2), 1.5)).hasMessageContaining("level 1.5");
        assertThatThrownBy(() -> BetaBinomial.UNIFORM.interval(of(1, 2), Double.NaN))
                .hasMessageContaining("level NaN");
    }

    @Test
    void improperPriors_areRefused() {
        assertThatThrownBy(() -> new BetaBinomial(0, 1)).hasMessageContaining("prior alpha 0.0");
    }
}
