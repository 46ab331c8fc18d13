package io.growth4j.loyalty.points;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends PointsLedgerContract {
    private final PointsLedger ledger = PointsLedgers.inMemory();

    @Override
    PointsLedger ledger() {
        return ledger;
    }

    @Override
    int concurrentOperations() {
        return 40_000;
    }

    @Property(tries = 10_000, seed = "4", edgeCases = EdgeCasesMode.NONE)
    void anyHistory_agreesWithTheObviousTwin(@ForAll("histories") List<Integer> numbers) {
        assertAgrees(PointsLedgers.inMemory(), "u", numbers);
    }

    @Provide
    Arbitrary<List<Integer>> histories() {
        return Arbitraries.integers()
                .withDistribution(net.jqwik.api.RandomDistribution.uniform())
                .list()
                .ofMinSize(2)
                .ofMaxSize(24);
    }

    @Test
    void negativeTolerance_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PointsLedgers.inMemory(Duration.ofSeconds(-1)));
    }
}
