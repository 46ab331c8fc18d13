package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import io.growth4j.stat.Interval;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

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
        Fit<CovariateModel<ParetoNbd>> fit = CovariateModels.paretoNbd(customers, Map.of("channel", channel));
        assertThat(fit.summary().status()).as(fit.summary().reason()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.model().purchaseEffect("channel")).isCloseTo(Math.log(2), Offset.offset(0.15));
        assertThat(fit.model().leavingEffect("channel")).isCloseTo(Math.log(2), Offset.offset(0.5));
        assertThat(fit.summary().logLikelihood())
                .isGreaterThan(ParetoNbd.fit(customers).logLikelihood() + 20);
        double sum = 0;
        for (int row = 0; row < customers.size(); row++) {
            sum += fit.model()
                    .of(channel[row])
                    .logLikelihood(customers.repeats(row), customers.recency(row), customers.age(row));
        }
        assertThat(sum).isCloseTo(fit.summary().logLikelihood(), Offset.offset(1e-5));
        assertThat(fit.model().of(1).expectedPurchases(4))
                .isGreaterThan(fit.model().of(0).expectedPurchases(4));
        assertThat(fit.model().of(0)).isEqualTo(fit.model().baseline());
        assertThat(fit.toString()).contains("channel");
    }

    @Test
    void bgNbd_isAtAMaximum() {
        double[] channel = new double[SIZE];
        PurchaseSummaries customers = customers(channel);
        Fit<CovariateModel<BgNbd>> fit = CovariateModels.bgNbd(customers, Map.of("channel", channel));
        assertThat(fit.summary().status()).isNotEqualTo(FitStatus.NOT_CONVERGED);
        assertThat(fit.summary().slope()).isLessThan(0.05);
        assertThat(fit.model().purchaseEffect("channel")).isBetween(0.3, 1.0);
        assertThat(fit.summary().logLikelihood())
                .isGreaterThan(BgNbd.fit(customers).logLikelihood() + 20);
        double sum = 0;
        for (int row = 0; row < customers.size(); row++) {
            sum += fit.model()
                    .of(channel[row])
                    .logLikelihood(customers.repeats(row), customers.recency(row), customers.age(row));
        }
        assertThat(sum).isCloseTo(fit.summary().logLikelihood(), Offset.offset(1e-5));
    }

    @Test
    void intervals_areThoseOfEffectsAndPredictions_andTheFileHoldsThem(@TempDir Path folder) {
        double[] channel = new double[SIZE];
        PurchaseSummaries customers = customers(channel);
        double[] thousands = Arrays.stream(channel).map(value -> value * 1000).toArray();
        Fit<CovariateModel<ParetoNbd>> fit = CovariateModels.paretoNbd(customers, Map.of("channel", channel));
        Fit<CovariateModel<ParetoNbd>> large = CovariateModels.paretoNbd(customers, Map.of("channel", thousands));
        Interval effect = fit.interval("channel on buying", 0.95);
        assertThat(effect.contains(Math.log(2))).isTrue();
        assertThat(effect.width()).isBetween(0.05, 0.6);
        assertThat(large.interval("channel on buying", 0.95).width())
                .isCloseTo(effect.width() / 1000, Percentage.withPercentage(0.01));
        assertThat(fit.standardError("channel on buying"))
                .isCloseTo(effect.width() / 2 / 1.959964, Percentage.withPercentage(0.01));
        Interval plain = ParetoNbd.fit(customers).interval(m -> m.expectedPurchases(52), 0.95);
        Interval web = fit.interval(m -> m.of(1).expectedPurchases(52), 0.95);
        assertThat(web.contains(new ParetoNbd(TimeScale.WEEK, 0.8, 5, 0.7, 6).expectedPurchases(52)))
                .isTrue();
        assertThat(web.width()).isBetween(plain.width() / 2, plain.width() * 4);
        assertThat(fit.model().parameterNames()).endsWith("channel on buying", "channel on leaving");
        assertThat(fit.table().rows()).hasSize(6);

        Path file = folder.resolve("fit.json");
        fit.save(file);
        Fit<CovariateModel<ParetoNbd>> back = CovariateModels.load(file, ParetoNbd.class);
        assertThat(back.model()).isEqualTo(fit.model());
        assertThat(back.toString()).isEqualTo(fit.toString());
        assertThat(Fits.load(file).summary()).isEqualTo(fit.summary());
        assertThatThrownBy(() -> CovariateModels.load(file, BgNbd.class))
                .hasMessageContaining("holds a Pareto/NBD with covariates model, not a BgNbd with covariates");
        assertThatThrownBy(() -> Fits.refit(back.model(), customers)).hasMessageContaining("without its covariates");
        BgNbd.fit(customers).save(file);
        assertThatThrownBy(() -> CovariateModels.load(file, BgNbd.class)).hasMessageContaining("holds a BG/NBD model");
    }

    @Test
    void interval_ofAnEffect_holdsTheTruthAsOftenAsItSays() {
        BgNbd base = new BgNbd(TimeScale.WEEK, 0.6, 8, 0.8, 2.4);
        CovariateModel<BgNbd> truth = new CovariateModel<>(base, List.of("web"), List.of(0.5), List.of(-0.4));
        int held = 0;
        int runs = 60;
        for (int run = 0; run < runs; run++) {
            int n = 800;
            double[] web = new double[n];
            long[] x = new long[n];
            double[] recency = new double[n];
            double[] age = new double[n];
            for (int i = 0; i < n; i++) {
                web[i] = i % 2;
                age[i] = 30 + i % 10;
                double[] times = truth.of(web[i]).simulate(0, 0, 0, age[i], 1000L * run + i);
                x[i] = times.length;
                recency[i] = times.length == 0 ? 0 : times[times.length - 1];
            }
            PurchaseSummaries customers = PurchaseSummaries.of(TimeScale.WEEK, x, recency, age);
            held += CovariateModels.bgNbd(customers, Map.of("web", web))
                            .interval("web on buying", 0.9)
                            .contains(0.5)
                    ? 1
                    : 0;
        }
        assertThat(held).isBetween(46, 60);
        assertThatThrownBy(() -> new CovariateModel<>(base, List.of("web"), List.of(), List.of(1.0)))
                .hasMessageContaining("0 effects on buying and 1 on leaving for the covariates [web]");
        Nbd nbd = new Nbd(TimeScale.WEEK, 1, 1);
        assertThatThrownBy(() -> new CovariateModel<>(nbd, List.of("web"), List.of(1.0), List.of(1.0)).of(1))
                .hasMessageContaining("a Nbd knows no covariates");
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
        Fit<CovariateModel<BgNbd>> fit = CovariateModels.bgNbd(customers, Map.of("channel", channel));
        assertThatThrownBy(() -> fit.model().of(1, 2)).hasMessageContaining("2 values for the covariates [channel]");
        assertThatThrownBy(() -> fit.model().purchaseEffect("chanel")).hasMessageContaining("channel");
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
        Fit<CovariateModel<ParetoNbd>> pareto = CovariateModels.paretoNbd(customers, covariates);
        assertThat(pareto.summary().logLikelihood()).isCloseTo(-5821.062709, Offset.offset(1e-3));
        assertThat(pareto.model().baseline().r()).isCloseTo(1.83784322, Percentage.withPercentage(0.1));
        assertThat(pareto.model().purchaseEffect("Gender")).isCloseTo(0.28587397, Percentage.withPercentage(0.1));
        assertThat(pareto.model().purchaseEffect("Channel")).isCloseTo(0.6241241, Percentage.withPercentage(0.1));
        // Our likelihood is not below the published one; along its flattest direction the published climb ended early.
        assertThat(pareto.logLikelihood()).isGreaterThan(-5821.06271);
        assertThat(pareto.model().leavingEffect("Gender")).isCloseTo(-0.64299339, Percentage.withPercentage(0.2));
        assertThat(pareto.model().leavingEffect("Channel")).isCloseTo(0.79067895, Percentage.withPercentage(0.2));
        Fit<CovariateModel<BgNbd>> bg = CovariateModels.bgNbd(customers, covariates);
        assertThat(bg.summary().logLikelihood()).isGreaterThan(-5839.8634);
    }
}
