package io.growth4j.bench.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.event.Absent;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventSchema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final int EVENTS = 200_000;
    private static final Workload LOG = Workload.of(EVENTS);

    @Test
    void times_neverDecreaseAndStayInsideTheYear() {
        long[] times = LOG.longs(EventSchema.TIME);
        assertThat(times).isSorted();
        assertThat(times[0]).isGreaterThanOrEqualTo(Workload.START.toEpochMilli());
        assertThat(times[EVENTS - 1]).isLessThan(Workload.AS_OF.toEpochMilli());
    }

    @Test
    void midnight_isThreeTimesAsBusyAsNoon() {
        long[] byHour = new long[24];
        for (long time : LOG.longs(EventSchema.TIME)) {
            byHour[(int) (time / 3_600_000 % 24)]++;
        }
        double ratio = (byHour[23] + byHour[0]) / (double) (byHour[11] + byHour[12]);
        assertThat(ratio).isCloseTo(3, within(0.2));
    }

    @Test
    void users_areSkewedAsStated() {
        Map<Long, Integer> counts = new HashMap<>();
        for (long user : LOG.longs(EventSchema.USER)) {
            counts.merge(user, 1, Integer::sum);
        }
        int[] sorted =
                counts.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        assertThat(counts).hasSizeBetween(9_800, 10_000);
        assertThat(share(sorted, EVENTS / 20 / 100)).isCloseTo(0.35, within(0.01));
        assertThat(share(sorted, EVENTS / 20 / 5)).isCloseTo(0.77, within(0.01));
    }

    private static double share(int[] sorted, int top) {
        return Arrays.stream(sorted, sorted.length - top, sorted.length).sum() / (double) EVENTS;
    }

    @Test
    void types_haveTheStatedShares() {
        int[] counts = new int[8];
        for (int code : LOG.codes(EventSchema.TYPE)) {
            counts[code]++;
        }
        double[] shares =
                Arrays.stream(counts).mapToDouble(n -> 100.0 * n / EVENTS).toArray();
        assertThat(shares).containsExactly(new double[] {55, 20, 5, 6, 4, 3, 6, 1}, within(0.3));
    }

    @Test
    void amounts_standOnPurchasesAlone() {
        int[] types = LOG.codes(EventSchema.TYPE);
        long[] amounts = LOG.longs(EventSchema.AMOUNT);
        for (int i = 0; i < EVENTS; i++) {
            assertThat(amounts[i] != Absent.LONG).isEqualTo(types[i] == 4);
            assertThat(amounts[i] == Absent.LONG || (amounts[i] >= 100 && amounts[i] <= 298_096))
                    .isTrue();
        }
    }

    @Test
    void batches_holdTheColumnsInOrder() {
        long[] users = LOG.longs(EventSchema.USER);
        int seen = 0;
        try (EventCursor cursor = LOG.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                assertThat(batch.longs(EventSchema.USER_SLOT)).startsWith(users[seen], users[seen + 1]);
                assertThat(batch.dictionary(EventSchema.TYPE_SLOT).text(4)).isEqualTo("purchase");
                seen += batch.size();
            }
        }
        assertThat(seen).isEqualTo(EVENTS);
    }

    @Test
    void equalSeeds_giveEqualLogs() {
        assertThat(Workload.of(1000, 7).longs(EventSchema.USER))
                .isEqualTo(Workload.of(1000, 7).longs(EventSchema.USER));
        assertThat(Workload.of(1000, 7).longs(EventSchema.USER))
                .isNotEqualTo(Workload.of(1000, 8).longs(EventSchema.USER));
    }

    @Test
    void streamedEvents_areThoseInMemory() {
        Workload streamed = Workload.streamed(EVENTS);
        for (String column : new String[] {EventSchema.USER, EventSchema.TIME, EventSchema.ITEM, EventSchema.AMOUNT}) {
            assertThat(streamed.longs(column)).isEqualTo(LOG.longs(column));
        }
        assertThat(streamed.codes(EventSchema.CHANNEL)).isEqualTo(LOG.codes(EventSchema.CHANNEL));
        assertThat(streamed.size()).isEqualTo(LOG.size());
    }

    @Test
    void tooFewEvents_areRefused() {
        assertThatThrownBy(() -> Workload.of(19))
                .hasMessageContaining("events 19")
                .hasMessageContaining("20");
    }
}
