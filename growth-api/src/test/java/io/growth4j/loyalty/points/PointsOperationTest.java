package io.growth4j.loyalty.points;

import static io.growth4j.loyalty.points.PointsLedgerContract.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.loyalty.points.PointsOperation.Adjust;
import io.growth4j.loyalty.points.PointsOperation.Credit;
import io.growth4j.loyalty.points.PointsOperation.Extend;
import io.growth4j.loyalty.points.PointsOperation.Redeem;
import io.growth4j.loyalty.points.PointsOperation.Rollback;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsOperationTest {
    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, PointsOperation.LARGEST + 1})
    void pointsOutsideTheRange_areRefusedWithTheAmount(long points) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credit.of("o", "u", points, START, null))
                .withMessageContaining("'o' is about " + points + " points")
                .withMessageContaining("to take points, redeem");
        assertThatIllegalArgumentException().isThrownBy(() -> Redeem.of("o", "u", points, START));
    }

    @Test
    void adjustment_mayBeNegative_butNotZeroOrBeyondTheRange() {
        assertThat(new Adjust("o", "u", -5, START, null, Shortfall.CLAMP, "x").points())
                .isEqualTo(-5);
        for (long points : new long[] {0, Long.MIN_VALUE, -PointsOperation.LARGEST - 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Adjust("o", "u", points, START, null, Shortfall.CLAMP, "x"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Adjust("o", "u", 5, START, null, Shortfall.CLAMP, " "))
                .withMessageContaining("say why");
    }

    @Test
    void expiryBeforeEarning_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credit.of("o", "u", 5, START, START))
                .withMessageContaining("give a later expiry, or null for none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credit("o", "u", 5, START, START.plusSeconds(9), START.plusSeconds(8), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Extend("o", "u", START, START.minusSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rollback("o", "u", "r", START, RollbackPolicy.RESTORE_LOTS, START.plusSeconds(1)))
                .withMessageContaining("choose NEW_LOT");
    }

    @Test
    void blankNames_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Redeem.of(" ", "u", 1, START))
                .withMessageContaining("name the write");
        assertThatIllegalArgumentException().isThrownBy(() -> Redeem.of("o", "", 1, START));
    }

    @Test
    void instants_areCutToMicroseconds_withinTheYearsThatDatabasesKnow() {
        assertThat(Redeem.of("o", "u", 1, Instant.parse("2026-01-01T00:00:00.123456789Z"))
                        .at())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00.123456Z"));
        assertThatIllegalArgumentException().isThrownBy(() -> Redeem.of("o", "u", 1, Instant.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> Redeem.of("o", "u", 1, Instant.MIN));
    }

    @Test
    void operation_isItsCanonicalJson() {
        assertThat(Credit.of("o", "u", 5, START, null).toJson())
                .isEqualTo("{\"kind\":\"Credit\",\"operationId\":\"o\",\"accountId\":\"u\",\"points\":5,"
                        + "\"at\":\"2026-01-01T00:00:00Z\",\"activeAt\":null,\"expiresAt\":null,\"source\":\"\"}");
    }
}
