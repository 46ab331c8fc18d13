package io.growth4j.loyalty.growthvalue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one accounting day: a calendar day in the zone of the programme.
 *
 * @param date the day
 * @param plan the plan of the membership on that day, or null for no member
 * @param entries what happened, in order
 */
public record GrowthDay(LocalDate date, @Nullable String plan, List<GrowthEntry> entries) {
    public GrowthDay {
        entries = List.copyOf(entries);
    }
}
