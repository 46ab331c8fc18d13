package io.growth4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.bench.peers.SpeedFeatures;
import io.growth4j.bench.population.Workload;
import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import io.growth4j.features.online.OnlineFeatures;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OnlineAllocationTest {
    private static final int USERS = 500;
    private static final int EVENTS_PER_DAY = 2_000;

    /** An instant that is settled looks at each window: some bytes a day. */
    private static final double SETTLING = 0.1;

    /**
     * Half a year of the same traffic grows all that grows; another half year is taken up and folded in the room there is.
     */
    @Test
    void acceptingEvents_inSteadyState_allocatesNothing() {
        OnlineFeatures online =
                OnlineFeatures.of(SpeedFeatures.w1(), Workload.of(20).schema());
        play(online, 0, 180);
        Event[] days = new Event[180 * EVENTS_PER_DAY];
        for (int i = 0; i < days.length; i++) {
            days[i] = event(180L * EVENTS_PER_DAY + i);
        }
        int[] next = {0};
        double bytes = Allocations.perCall(days.length / 5, call -> {
            online.accept(days[next[0]++]);
            if (next[0] % EVENTS_PER_DAY == 0) {
                online.settle(days[next[0] - 1].time());
            }
        });
        assertThat(online.users()).isEqualTo(USERS);
        assertThat(bytes).isLessThan(SETTLING);
    }

    private static void play(OnlineFeatures online, int from, int to) {
        for (int day = from; day < to; day++) {
            for (int i = 0; i < EVENTS_PER_DAY; i++) {
                online.accept(event((long) day * EVENTS_PER_DAY + i));
            }
            online.settle(Workload.START.plus(Duration.ofDays(day)));
        }
    }

    private static Event event(long number) {
        Instant time = Workload.START.plusMillis(number * Duration.ofDays(1).toMillis() / EVENTS_PER_DAY);
        Event event = Event.of(Long.toString(number * 7919 % USERS), EventType.VIEW, time);
        return number % 25 == 0
                ? new Event(event.userId(), EventType.PURCHASE, time, event.attributes()).withAmount(1000)
                : event;
    }
}
