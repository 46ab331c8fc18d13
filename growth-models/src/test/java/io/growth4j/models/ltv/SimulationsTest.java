package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class SimulationsTest {
    private static final int CUSTOMERS = 20_000;

    private static double[] repeats(CustomerBaseModel model, long seed) {
        double[] ages = new double[CUSTOMERS];
        Arrays.fill(ages, 39);
        PurchaseSummaries customers = Simulations.customers(model, ages, seed);
        double[] logs = new double[CUSTOMERS];
        Arrays.setAll(logs, row -> Math.log1p(customers.repeats(row)));
        return logs;
    }

    @Test
    void neighbouringSeeds_playUnrelatedCustomers() {
        for (CustomerBaseModel model : List.of(
                new BgNbd(TimeScale.WEEK, 0.243, 4.414, 0.793, 2.426),
                new ParetoNbd(TimeScale.WEEK, 0.553, 10.578, 0.606, 11.669),
                new Nbd(TimeScale.WEEK, 2, 4))) {
            double[] first = repeats(model, 1);
            for (long seed = 2; seed < 5; seed++) {
                double correlation = new PearsonsCorrelation().correlation(first, repeats(model, seed));
                assertThat(correlation).as("%s, seed %d", model, seed).isBetween(-0.03, 0.03);
            }
        }
    }

    @Test
    void sameSeed_playsTheSameCustomers() {
        BgNbd model = new BgNbd(TimeScale.WEEK, 0.243, 4.414, 0.793, 2.426);
        assertThat(repeats(model, 7)).isEqualTo(repeats(model, 7)).isNotEqualTo(repeats(model, 8));
    }
}
