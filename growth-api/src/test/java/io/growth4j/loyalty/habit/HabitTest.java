package io.growth4j.loyalty.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.loyalty.habit.FoggModel.Observation;
import io.growth4j.loyalty.habit.FoggModel.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabitTest {
    private static final PeriodCalendar UTC = PeriodCalendar.of(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "0.8, 0.9, true, 0.5, 0.72, true",
        "0.9, 0.2, true, 0.15, 0.18, true",
        "0.9, 0.2, true, 0.5, 0.18, false",
        "0.9, 0.9, false, 0.5, 0, false",
        "0.9, 0.9, false, 0, 0, false",
        "0.5, 1, true, 0.5, 0.5, true"
    })
    void behaviour_happensIfMotivationAndAbilityCrossTheLineAtATrigger(
            double motivation, double ability, boolean trigger, double line, double score, boolean acts) {
        FoggModel model = new FoggModel(line);
        assertThat(model.score(motivation, ability, trigger)).isCloseTo(score, within(1e-12));
        assertThat(model.acts(motivation, ability, trigger)).isEqualTo(acts);
    }

    @Test
    void calibratedModel_predictsTheObservedRate() {
        Random random = new Random(3);
        List<Observation> observations = IntStream.range(0, 500)
                .mapToObj(i -> {
                    double motivation = random.nextDouble();
                    double ability = random.nextDouble();
                    return new Observation(
                            motivation, ability, motivation * ability + 0.1 * random.nextGaussian() > 0.3);
                })
                .toList();
        double observed = observations.stream().filter(Observation::acted).count() / 500.0;
        FoggModel model = FoggModel.calibrated(observations);
        assertThat(model.predictedRate(observations)).isEqualTo(observed);
        assertThat(model.actionThreshold()).isCloseTo(0.3, within(0.05));
        List<Observation> nobody = List.of(new Observation(0.5, 0.5, false));
        assertThat(FoggModel.calibrated(nobody).predictedRate(nobody)).isZero();
        assertThat(model.predictedRate(List.of())).isNaN();
    }

    @Test
    void prompts_suitWhatIsMissing() {
        assertThat(FoggModel.prompt(0.2, 0.9)).isEqualTo(Prompt.SPARK);
        assertThat(FoggModel.prompt(0.9, 0.2)).isEqualTo(Prompt.FACILITATOR);
        assertThat(FoggModel.prompt(0.9, 0.9)).isEqualTo(Prompt.SIGNAL);
        assertThat(FoggModel.prompt(0.1, 0.1)).isEqualTo(Prompt.NONE);
    }

    @Test
    void softLine_isAProbability() {
        FoggLogit logit = new FoggLogit(2, 1, 1);
        assertThat(logit.probability(1, 1, true)).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
        assertThat(logit.probability(0, 1, true)).isZero();
        assertThat(logit.probability(1, 1, false)).isZero();
        assertThat(new FoggLogit(0, 0, 0).probability(0, 0, true)).isEqualTo(0.5);
    }

    private static List<Session> daily(int days, boolean prompted) {
        List<Session> sessions = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            sessions.add(new Session(Instant.EPOCH.plus(Duration.ofDays(day)), prompted, true));
        }
        return sessions;
    }

    @Test
    void dailyUnpromptedUse_isAHabitAfterFourWeeks() {
        HabitIndex index = HabitIndex.standard(UTC);
        HabitReport report = index.measure(daily(28, false), 0, 4);
        assertThat(report.isHabit()).isTrue();
        assertThat(report.windows()).allMatch(window -> window.index() == 1);
        assertThat(report.trend()).isZero();
        assertThat(index.measure(daily(28, true), 0, 4).isHabit()).isFalse();
        assertThat(index.measure(daily(21, false), 0, 3).isHabit()).isFalse();
        assertThat(index.measure(daily(21, false), 0, 4).isHabit()).isFalse();
    }

    @Test
    void index_isActedShareTimesFrequencyTimesRegularity() {
        HabitIndex index = new HabitIndex(UTC, Granularity.DAY, 7, 0.7, 1, 0.5);
        List<Session> sessions = List.of(
                new Session(Instant.EPOCH, true, true),
                new Session(Instant.EPOCH.plus(Duration.ofDays(1)), false, false),
                new Session(Instant.EPOCH.plus(Duration.ofDays(4)), false, true));
        HabitWindow window = index.measure(sessions, 0, 1).windows().get(0);
        assertThat(window.actedShare()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(window.frequency()).isCloseTo(3 / 7.0, within(1e-12));
        // Gaps of 1 and 3 days: mean 2, deviation 1.
        assertThat(window.regularity()).isCloseTo(0.5, within(1e-12));
        assertThat(window.unpromptedShare()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(window.index()).isCloseTo(1 / 7.0, within(1e-12));
    }

    @Test
    void windowWithoutSessions_isZero_andOneWithTooFewGapsIsUnknown() {
        HabitReport report = HabitIndex.standard(UTC).measure(daily(2, false), 0, 2);
        assertThat(report.windows().get(0).index()).isNaN();
        assertThat(report.windows().get(1).index()).isZero();
        assertThat(report.windows().get(1).actedShare()).isNaN();
        assertThat(report.trend()).isNaN();
        assertThat(HabitIndex.standard(UTC).measure(daily(7, false), 0, 2).trend())
                .isEqualTo(-1);
    }

    @Test
    void feedbackLatency_isTheMedian() {
        List<HookLoop> loops = IntStream.of(5, 1, 100)
                .mapToObj(seconds -> new HookLoop(Instant.EPOCH, Instant.EPOCH, Instant.ofEpochSecond(seconds)))
                .toList();
        assertThat(HookLoop.medianLatency(loops)).isEqualTo(Duration.ofSeconds(5));
        assertThatIllegalArgumentException().isThrownBy(() -> HookLoop.medianLatency(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HookLoop(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH.minusSeconds(1)));
    }

    @Test
    void wrongInput_isRefusedByName() {
        FoggModel model = new FoggModel(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.acts(1.2, 0.5, true))
                .withMessage("motivation 1.2 is not within 0..1");
        assertThatIllegalArgumentException().isThrownBy(() -> model.score(0.5, Double.NaN, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new FoggModel(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> FoggModel.calibrated(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new HabitIndex(UTC, Granularity.DAY, 2, 0.7, 1, 0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HabitIndex.standard(UTC).measure(List.of(), 0, 0));
    }
}
