package io.growth4j.loyalty.growthvalue;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's growth value at the end of a day: all that the next day needs to know.
 *
 * @param date the day, or null before the first
 * @param value S
 * @param level the level of S
 * @param effectiveLevel the level that counts: above {@code level} only where the formula protects it
 * @param lapsedDays consecutive days without membership up to this one
 * @param toPost daily value that will be booked tomorrow
 * @param operations every entry so far, by operation id
 * @param refundable what each opening granted that was not refunded, by operation id
 */
public record GrowthValue(
        @Nullable LocalDate date,
        long value,
        int level,
        int effectiveLevel,
        int lapsedDays,
        long toPost,
        Map<String, GrowthEntry> operations,
        Map<String, Long> refundable) {
    public GrowthValue {
        operations = Map.copyOf(operations);
        refundable = Map.copyOf(refundable);
    }
}
