package io.growth4j.loyalty.growthvalue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one day: closing = opening + daily + tasks + openings − refunded − decline + clamped.
 *
 * @param date the day
 * @param plan the plan of the membership, or null for none
 * @param opening S at the start of the day
 * @param daily T booked, multiplied
 * @param tasks M booked, capped and multiplied
 * @param openings Y booked, multiplied
 * @param refunded what refunds of openings took back
 * @param decline X taken
 * @param clamped what floor (above 0) or cap (below 0) changed
 * @param closing S at the end of the day
 * @param effectiveLevel the level that counts at the end of the day
 */
public record GrowthLine(
        LocalDate date,
        @Nullable String plan,
        long opening,
        long daily,
        long tasks,
        long openings,
        long refunded,
        long decline,
        long clamped,
        long closing,
        int effectiveLevel) {
    /**
     * The day in words.
     *
     * @return one line, for example {@code 2026-01-05 gold: 120 + 10 daily + 5 tasks = 135, level 3}
     */
    public String explain() {
        StringBuilder text = new StringBuilder();
        text.append(date)
                .append(' ')
                .append(plan == null ? "no member" : plan)
                .append(": ")
                .append(opening);
        append(text, daily, "daily");
        append(text, tasks, "tasks");
        append(text, openings, "opening");
        append(text, -refunded, "refunded");
        append(text, -decline, "decline");
        append(text, clamped, clamped > 0 ? "floor" : "cap");
        return text.append(" = ")
                .append(closing)
                .append(", level ")
                .append(effectiveLevel)
                .toString();
    }

    private static void append(StringBuilder text, long amount, String what) {
        if (amount != 0) {
            text.append(amount > 0 ? " + " : " − ")
                    .append(Math.abs(amount))
                    .append(' ')
                    .append(what);
        }
    }
}
