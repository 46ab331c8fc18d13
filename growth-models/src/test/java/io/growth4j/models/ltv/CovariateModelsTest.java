package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class CovariateModelsTest {
    private static final int SIZE = 6000;

    /** Customers of two channels: those of channel 1 buy twice as often and leave twice as fast. */
    private static PurchaseSummaries customers(double[] channel) {
        ParetoNbd plain = new ParetoNbd(TimeScale.WEEK, 0.8, 10, 0.7, 12);
        ParetoNbd other = new ParetoNbd(TimeScale.WEEK, 0.8, 5, 0.7, 6);
        long[] x = new long[SIZE];
        double[] recency = new double[SIZE];
        double[] age = new double[SIZE];
        Random random = new Random(3);
        for (int i = 0; i < SIZE; i++) {
            channel[i] = random.nextInt(2);
            age[i] = 30 + random.nextInt(30);
            double[] times = (channel[i] == 1 ? other : plain).simulate(0, 0, 0, age[i], i);
            x[i] = times.length;
            recency[i] = times.length == 0 ? 0 : times[times.length - 1];
        }
        return PurchaseSummaries.of(TimeScale.WEEK, x, recency, age);
    }

    @Test
    void paretoNbd_findsTheEffects_andPredictsByThem() {
        double[] channel = new double[SIZE];
        PurchaseSummaries customers = customers(channel);
        CovariateModel<ParetoNbd> fit = CovariateModels.paretoNbd(customers, Map.of("channel", channel));
        assertThat(fit.summary().status()).as(fit.summary().reason()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.purchaseEffect("channel")).isCloseTo(Math.log(2), Offset.offset(0.15));
        assertThat(fit.leavingEffect("channel")).isCloseTo(Math.log(2), Offset.offset(0.5));
        assertThat(fit.summary().logLikelihood())
                .isGreaterThan(ParetoNbd.fit(customers).logLikelihood() + 20);
        double sum = 0;
        for (int row = 0; row < customers.size(); row++) {
            sum += fit.of(channel[row])
                    .logLikelihood(customers.repeats(row), customers.recency(row), customers.age(row));
        }
        assertThat(sum).isCloseTo(fit.summary().logLikelihood(), Offset.offset(1e-5));
        assertThat(fit.of(1).expectedPurchases(4)).isGreaterThan(fit.of(0).expectedPurchases(4));
        assertThat(fit.of(0)).isEqualTo(fit.baseline());
        assertThat(fit.toString()).contains("channel");
    }

    @Test
    void bgNbd_isAtAMaximum() {
        double[] channel = new double[SIZE];
        PurchaseSummaries customers = customers(channel);
        CovariateModel<BgNbd> fit = CovariateModels.bgNbd(customers, Map.of("channel", channel));
        assertThat(fit.summary().status()).isNotEqualTo(FitStatus.NOT_CONVERGED);
        assertThat(fit.summary().slope()).isLessThan(0.05);
        assertThat(fit.purchaseEffect("channel")).isBetween(0.3, 1.0);
        assertThat(fit.summary().logLikelihood())
                .isGreaterThan(BgNbd.fit(customers).logLikelihood() + 20);
        double sum = 0;
        for (int row = 0; row < customers.size(); row++) {
            sum += fit.of(channel[row])
                    .logLikelihood(customers.repeats(row), customers.recency(row), customers.age(row));
        }
        assertThat(sum).isCloseTo(fit.summary().logLikelihood(), Offset.offset(1e-5));
    }

    @Test
    void covariatesThatCannotBeUsed_areRefusedByName() {
        double[] channel = new double[SIZE];
        PurchaseSummaries customers = customers(channel);
        double[] opposite = Arrays.stream(channel).map(value -> 1 - value).toArray();
        Map<String, double[]> both = new LinkedHashMap<>();
        both.put("web", channel);
        both.put("shop", opposite);
        assertThatThrownBy(() -> CovariateModels.bgNbd(customers, both))
                .hasMessageContaining("[web, shop] determine each other");
        assertThatThrownBy(() -> CovariateModels.bgNbd(customers, Map.of("flat", new double[SIZE])))
                .hasMessageContaining("'flat' is constant");
        assertThatThrownBy(() -> CovariateModels.bgNbd(customers, Map.of("short", new double[2])))
                .hasMessageContaining("'short' has 2 values");
        double[] odd = channel.clone();
        odd[5] = Double.NaN;
        assertThatThrownBy(() -> CovariateModels.paretoNbd(customers, Map.of("odd", odd)))
                .hasMessageContaining("'odd', row 5: NaN");
        assertThatThrownBy(() -> CovariateModels.paretoNbd(customers, Map.of())).hasMessageContaining("no covariate");
        CovariateModel<BgNbd> fit = CovariateModels.bgNbd(customers, Map.of("channel", channel));
        assertThatThrownBy(() -> fit.of(1, 2)).hasMessageContaining("2 values for the covariates [channel]");
        assertThatThrownBy(() -> fit.purchaseEffect("chanel")).hasMessageContaining("channel");
    }

    @Test
    @EnabledIf("io.growth4j.models.ltv.RealData#isThere")
    void apparel_isThePublishedFit() {
        List<Event> events = RealData.rows("clvtools_apparelTrans.csv").stream()
                .map(row -> Event.of(
                        row[0],
                        EventType.PURCHASE,
                        LocalDate.parse(row[1]).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .toList();
        Instant end = LocalDate.parse("2005-01-02")
                .plusWeeks(104)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        PurchaseSummaries customers =
                SummaryRule.of(TimeScale.WEEK, ZoneOffset.UTC, end).summarize(EventLogs.of(events));
        assertThat(customers.size()).isEqualTo(600);
        assertThat(ParetoNbd.fit(customers).logLikelihood()).isCloseTo(-5848.097827, Offset.offset(1e-3));
        assertThat(BgNbd.fit(customers).logLikelihood()).isGreaterThan(-5857.0205);
        Map<String, String[]> rows = new LinkedHashMap<>();
        RealData.rows("clvtools_apparelStaticCov.csv").forEach(row -> rows.put(row[0], row));
        double[] gender = new double[600];
        double[] channel = new double[600];
        for (int i = 0; i < 600; i++) {
            String[] row = rows.get(customers.keys().orElseThrow().text(i));
            gender[i] = Double.parseDouble(row[1]);
            channel[i] = Double.parseDouble(row[2]);
        }
        Map<String, double[]> covariates = new LinkedHashMap<>();
        covariates.put("Gender", gender);
        covariates.put("Channel", channel);
        CovariateModel<ParetoNbd> pareto = CovariateModels.paretoNbd(customers, covariates);
        assertThat(pareto.summary().logLikelihood()).isCloseTo(-5821.062709, Offset.offset(1e-3));
        assertThat(pareto.baseline().r()).isCloseTo(1.83784322, Offset.offset(2e-3));
        assertThat(pareto.purchaseEffect("Gender")).isCloseTo(0.28587397, Offset.offset(1e-3));
        assertThat(pareto.purchaseEffect("Channel")).isCloseTo(0.6241241, Offset.offset(1e-3));
        assertThat(pareto.leavingEffect("Gender")).isCloseTo(-0.64299339, Offset.offset(2e-3));
        assertThat(pareto.leavingEffect("Channel")).isCloseTo(0.79067895, Offset.offset(2e-3));
        CovariateModel<BgNbd> bg = CovariateModels.bgNbd(customers, covariates);
        assertThat(bg.summary().logLikelihood()).isGreaterThan(-5839.8634);
    }
}
