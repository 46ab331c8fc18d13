package io.growth4j.bench.micro;

import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;

/**
 * Sums over a log, to see that all of it was read.
 *
 * @param events how many events
 * @param users sum of the users' numbers, wrapped around
 * @param times sum of the instants, wrapped around
 * @param amounts sum of the amounts, wrapped around; absent ones are the same in equal logs
 */
public record LogSums(long events, long users, long times, long amounts) {
    static LogSums of(EventLog log) {
        int amount = log.schema().slot(EventSchema.AMOUNT);
        LogSums sums = new LogSums(0, 0, 0, 0);
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                sums = new LogSums(
                        sums.events + batch.size(),
                        sums.users + sum(batch, EventSchema.USER_SLOT),
                        sums.times + sum(batch, EventSchema.TIME_SLOT),
                        sums.amounts + sum(batch, amount));
            }
        }
        return sums;
    }

    private static long sum(EventBatch batch, int slot) {
        long[] values = batch.longs(slot);
        long sum = 0;
        for (int row = 0; row < batch.size(); row++) {
            sum += values[row];
        }
        return sum;
    }
}
