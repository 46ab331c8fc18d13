package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predictions against values published with the packages BTYD and lifetimes, and in Bruce Hardie's work sheets. */
class PublishedValuesTest {
    private static final BgNbd BTYD_BG = new BgNbd(TimeScale.WEEK, 0.2425982, 4.4136842, 0.7929899, 2.4261667);
    private static final BgNbd PAPER_BG = new BgNbd(TimeScale.WEEK, 0.243, 4.414, 0.793, 2.426);

    @ParameterizedTest
    @CsvSource({
        "26,30.857,31,25.75659",
        "10,20,39,0.3474606",
        "15,20,39,0.04283391",
        "20,20,39,0.004158973",
        "25,20,39,0.0003583685"
    })
    void bgNbd_expectedPurchasesIn52Weeks(long x, double recency, double age, double expected) {
        assertThat(BTYD_BG.expectedPurchases(x, recency, age, 52))
                .isCloseTo(expected, Percentage.withPercentage(0.002));
    }

    @ParameterizedTest
    @CsvSource({"0.1429,0.0078", "1,0.0532", "3,0.1506", "31.8571,1.0405", "32,1.0437", "52,1.444004"})
    void bgNbd_expectedPurchasesOfANewCustomer(double horizon, double expected) {
        assertThat(BTYD_BG.expectedPurchases(horizon)).isCloseTo(expected, Offset.offset(6e-5));
    }

    /**
     * Hardie's work sheet says 1.8576 after 78 weeks. It sums the hypergeometric series to 150 terms, which are not
     * enough there; the series' limit, by fifty digits, is 1.85794188.
     */
    @Test
    void bgNbd_expectedPurchasesOf78Weeks_areTheLimitOfThePublishedSeries() {
        double z = 78 / (BTYD_BG.alpha() + 78);
        double c = BTYD_BG.a() + BTYD_BG.b() - 1;
        double term = 1;
        double sum = 1;
        double atTerm150 = 0;
        for (int k = 0; k < 2000; k++) {
            term *= (BTYD_BG.r() + k) * (BTYD_BG.b() + k) / ((c + k) * (k + 1)) * z;
            sum += term;
            atTerm150 = k == 149 ? sum : atTerm150;
        }
        double none = Math.pow(1 - z, BTYD_BG.r());
        double factor = c / (BTYD_BG.a() - 1);
        assertThat(factor * (1 - none * atTerm150)).isCloseTo(1.8576, Offset.offset(5e-5));
        assertThat(factor * (1 - none * sum)).isCloseTo(1.85794188, Offset.offset(1e-8));
        assertThat(BTYD_BG.expectedPurchases(78)).isCloseTo(1.85794188, Offset.offset(1e-8));
    }

    @ParameterizedTest
    @CsvSource({
        "30,11,0.0019995214",
        "30,12,0.0015170236",
        "30,16,0.0005517902",
        "30,20,0.000222226",
        "39,0,0.5737864",
        "2,10,1.07869e-07"
    })
    void bgNbd_probabilityOfCounts(double horizon, long count, double expected) {
        assertThat(PAPER_BG.probability(horizon, count)).isCloseTo(expected, Percentage.withPercentage(0.001));
    }

    @ParameterizedTest
    @CsvSource({"26,30.857,31,0.9688523"})
    void bgNbd_alive(long x, double recency, double age, double expected) {
        assertThat(BTYD_BG.alive(x, recency, age)).isCloseTo(expected, Offset.offset(5e-6));
    }

    private static final ParetoNbd BTYD_PARETO = new ParetoNbd(TimeScale.WEEK, 0.5533, 10.578, 0.6061, 11.656);

    @ParameterizedTest
    @CsvSource({
        "26,30.857,31,25.45647",
        "10,20,39,0.7062289",
        "15,20,39,0.1442396",
        "20,20,39,0.02250658",
        "25,20,39,0.00309267"
    })
    void paretoNbd_expectedPurchasesIn52Weeks(long x, double recency, double age, double expected) {
        assertThat(BTYD_PARETO.expectedPurchases(x, recency, age, 52))
                .isCloseTo(expected, Percentage.withPercentage(0.1));
    }

    /** The example of the manual of BTYD, whose parameters are these. */
    @ParameterizedTest
    @CsvSource({"1,0.05077821", "2,0.09916088", "3,0.14542507", "4,0.18979930", "5,0.23247466", "9,0.38909211"})
    void paretoNbd_expectedPurchasesOfANewCustomer(double horizon, double expected) {
        ParetoNbd manual = new ParetoNbd(TimeScale.WEEK, 0.55, 10.56, 0.61, 11.64);
        assertThat(manual.expectedPurchases(horizon)).isCloseTo(expected, Offset.offset(5.1e-9));
    }

    /** Published for parameters of more digits than are printed. */
    @Test
    void paretoNbd_expectedPurchasesOfAYear() {
        assertThat(BTYD_PARETO.expectedPurchases(52)).isCloseTo(1.473434, Offset.offset(4e-4));
    }

    @ParameterizedTest
    @CsvSource({"26,30.857,31,0.997874"})
    void paretoNbd_alive(long x, double recency, double age, double expected) {
        assertThat(BTYD_PARETO.alive(x, recency, age)).isCloseTo(expected, Offset.offset(1e-5));
    }
}
