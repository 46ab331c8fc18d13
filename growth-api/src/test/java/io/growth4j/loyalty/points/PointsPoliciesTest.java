package io.growth4j.loyalty.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.loyalty.points.ExpiryPolicy.After;
import io.growth4j.loyalty.points.ExpiryPolicy.EndOf;
import io.growth4j.loyalty.points.ExpiryPolicy.Inactivity;
import io.growth4j.loyalty.points.ExpiryPolicy.Never;
import io.growth4j.loyalty.points.ExpiryPolicy.Rounding;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsPoliciesTest {
    private static final PeriodCalendar BERLIN = PeriodCalendar.of(ZoneId.of("Europe/Berlin"));

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void pointsOf2018_expireAtTheStartOf2019_inTheProgrammesZone() {
        EndOf year = new EndOf(Granularity.YEAR, 1);
        assertThat(year.expiresAt(at("2018-12-31T22:59:59Z"), BERLIN)).isEqualTo("2018-12-31T23:00:00Z");
        assertThat(year.expiresAt(at("2018-01-01T00:00:00Z"), BERLIN)).isEqualTo("2018-12-31T23:00:00Z");
        assertThat(new EndOf(Granularity.MONTH, 2).expiresAt(at("2026-01-15T00:00:00Z"), BERLIN))
                .isEqualTo("2026-02-28T23:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, DAY, 2026-04-15T09:30:00Z",
        "DOWN, DAY, 2026-04-14T22:00:00Z",
        "UP, DAY, 2026-04-15T22:00:00Z",
        "DOWN, WEEK, 2026-04-12T22:00:00Z",
        "UP, MONTH, 2026-04-30T22:00:00Z"
    })
    void expiryAfterAPeriod_isRoundedToItsBorder_acrossAClockChange(
            Rounding rounding, Granularity unit, Instant expiry) {
        After after = new After(Period.ofMonths(1), rounding, unit);
        assertThat(after.expiresAt(at("2026-03-15T10:30:00Z"), BERLIN)).isEqualTo(expiry);
    }

    @Test
    void roundingDown_neverExpiresPointsBeforeTheyAreEarned() {
        After after = new After(Period.ofDays(1), Rounding.DOWN, Granularity.MONTH);
        assertThat(after.expiresAt(at("2026-01-15T12:00:00Z"), BERLIN)).isEqualTo("2026-01-16T12:00:00Z");
        Instant border = at("2026-01-15T23:00:00Z");
        assertThat(new After(Period.ofDays(1), Rounding.UP, Granularity.DAY).expiresAt(border, BERLIN))
                .isEqualTo("2026-01-16T23:00:00Z");
    }

    @Test
    void otherPolicies_areNeverAndInactivity() {
        assertThat(new Never().expiresAt(Instant.EPOCH, BERLIN)).isNull();
        assertThat(new Inactivity(90).expiresAt(at("2026-01-15T12:00:00Z"), BERLIN))
                .isEqualTo("2026-04-15T11:00:00Z");
        assertThatIllegalArgumentException().isThrownBy(() -> new Inactivity(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new EndOf(Granularity.YEAR, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> After.of(Period.ZERO));
    }

    @Test
    void wallets_giveByPriority_andTheLastOneOwes() {
        assertThat(WalletCascade.spend(List.of(50L), 30)).containsExactly(20L);
        assertThat(WalletCascade.spend(List.of(50L), 80)).containsExactly(-30L);
        assertThat(WalletCascade.spend(List.of(10L, 20L, 5L), 25)).containsExactly(0L, 5L, 5L);
        assertThat(WalletCascade.spend(List.of(10L, 20L), 40)).containsExactly(0L, -10L);
        assertThat(WalletCascade.spend(List.of(-3L, 20L), 5)).containsExactly(-3L, 15L);
        assertThat(WalletCascade.spend(List.of(0L), 0)).containsExactly(0L);
        assertThatIllegalArgumentException().isThrownBy(() -> WalletCascade.spend(List.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> WalletCascade.spend(List.of(1L), -1));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> WalletCascade.spend(List.of(Long.MIN_VALUE), 1));
    }

    @Test
    void kpis_followFromTheTotals() {
        LedgerTotals totals = new LedgerTotals(
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                500,
                Map.of(EntryKind.CREDIT, 1000L, EntryKind.REDEEM, -400L, EntryKind.EXPIRE, -100L));
        PointsKpis kpis = PointsKpis.of(totals, 0.8, 100, new long[] {0, 1000, -7});
        assertThat(totals.outstanding()).isEqualTo(1000);
        assertThat(kpis.burnRate()).isEqualTo(0.4);
        assertThat(kpis.velocity()).isCloseTo(400 / 750.0, within(1e-12));
        assertThat(kpis.liability()).isEqualTo(8);
        assertThat(kpis.gini()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(kpis.table().toText()).contains("burn rate");
        PointsKpis none =
                PointsKpis.of(new LedgerTotals(Instant.EPOCH, Instant.EPOCH, 0, Map.of()), 0.8, 100, new long[0]);
        assertThat(none.burnRate()).isNaN();
        assertThat(none.velocity()).isNaN();
        assertThat(none.gini()).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> PointsKpis.of(totals, 1.2, 100, new long[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> PointsKpis.of(totals, 0.5, 0, new long[0]));
    }

    @Test
    void userWhoEarnsFarMoreThanTheOthers_isFlagged() {
        Map<String, Long> earned = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            earned.put("u" + i, 10L + i % 3);
        }
        earned.put("robot", 500L);
        assertThat(EarningOutlier.of(earned, 3))
                .extracting(EarningOutlier::accountId)
                .containsExactly("robot");
        assertThat(EarningOutlier.of(Map.of("a", 5L, "b", 5L), 3)).isEmpty();
        assertThat(EarningOutlier.of(Map.of(), 3)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> EarningOutlier.of(earned, 0));
    }
}
