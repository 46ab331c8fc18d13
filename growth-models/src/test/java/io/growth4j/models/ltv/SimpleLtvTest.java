package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SimpleLtvTest {
    @Test
    void value_isMarginOverChurn() {
        SimpleLtv value = new SimpleLtv(30, 0.8, 0.05, 120);
        assertThat(value.value()).isCloseTo(480, Offset.offset(1e-9));
        assertThat(value.lifetime()).isEqualTo(20);
        assertThat(value.valueToCost()).isCloseTo(4, Offset.offset(1e-9));
        assertThat(value.paybackPeriods()).isCloseTo(5, Offset.offset(1e-9));
    }

    @Test
    void churnOfZero_isRefused_becauseLifetimesWouldNotEnd() {
        assertThatThrownBy(() -> new SimpleLtv(30, 0.8, 0, 120)).hasMessageContaining("churn 0.0");
        assertThatThrownBy(() -> new SimpleLtv(30, 0.8, 1.5, 120)).hasMessageContaining("churn 1.5");
    }
}
