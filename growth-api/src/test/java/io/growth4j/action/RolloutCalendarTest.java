package io.growth4j.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutCalendarTest {
    private static final RolloutCalendar TUESDAYS = RolloutCalendar.biweekly(LocalDate.parse("2024-02-06"));

    @ParameterizedTest
    @CsvSource({"2024-02-06,2024-02-06", "2024-02-07,2024-02-20", "2024-02-20,2024-02-20", "2024-01-10,2024-01-23"})
    void nextRelease_isOnTheTrain_beforeAndAfterTheAnchor(LocalDate day, LocalDate release) {
        RolloutCalendar.Release next = TUESDAYS.next(day);

        assertThat(next.release()).isEqualTo(release);
        assertThat(next.preRelease()).isEqualTo(release.minusDays(1));
        assertThat(next.fullRolloutBy()).isEqualTo(release.plusDays(1));
    }

    @ParameterizedTest
    @CsvSource({"2024-02-04,2024-02-06", "2024-02-05,2024-02-20", "2024-02-06,2024-02-20"})
    void change_ridesOnlyIfItPassedBeforeTheTryOut(LocalDate passed, LocalDate release) {
        assertThat(TUESDAYS.takes(passed).release()).isEqualTo(release);
    }

    @Test
    void trainsTooClose_areRefused() {
        assertThatThrownBy(() -> new RolloutCalendar(LocalDate.EPOCH, 2)).hasMessageContaining("every 2 days");
    }
}
