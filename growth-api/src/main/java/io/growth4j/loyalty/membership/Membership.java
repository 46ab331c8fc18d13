package io.growth4j.loyalty.membership;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * A paid membership.
 *
 * @param plan its plan
 * @param start its first day
 * @param end the day after its last, after {@code start}
 * @param autoRenew whether it renews itself
 */
public record Membership(String plan, LocalDate start, LocalDate end, boolean autoRenew) {
    public Membership {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("membership '" + plan + "' from " + start + " ends on " + end
                    + ": the end is the day after its last and must come later");
        }
    }

    /**
     * What changing the plan in the middle of a term costs.
     *
     * @param remainingDays days of the term that are left, the day of the change included
     * @param totalDays days of the whole term
     * @param unusedMinor what was paid for the days that are left, rounded HALF_UP, in minor units
     * @param dueMinor what is to be paid now in minor units; below 0 it is given back
     */
    public record Proration(long remainingDays, long totalDays, long unusedMinor, long dueMinor) {}

    /**
     * Whether it holds on a day.
     *
     * @param day the day
     * @return true from the first to the last day
     */
    public boolean holds(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    /**
     * This membership renewed: while it holds, or on the day it ends, the end moves; after a gap a new term begins.
     *
     * @param on the day of renewal, not before the start
     * @param term for how long, above zero
     * @return the renewed membership
     */
    public Membership renew(LocalDate on, Period term) {
        if (on.isBefore(start)) {
            throw new IllegalArgumentException(
                    "renewal on " + on + " is before the start " + start + " of membership '" + plan + "'");
        }
        return on.isAfter(end)
                ? new Membership(plan, on, on.plus(term), autoRenew)
                : new Membership(plan, start, end.plus(term), autoRenew);
    }

    /**
     * Another plan for the rest of the term, by day: the price of the rest minus what was paid for it.
     *
     * @param on the first day of the new plan, within the term
     * @param paidMinor what was paid for the whole term, in minor units, 0 or above
     * @param priceMinor what the whole term costs in the new plan, in minor units, 0 or above
     * @return the calculation
     */
    public Proration prorate(LocalDate on, long paidMinor, long priceMinor) {
        if (!holds(on)) {
            throw new IllegalArgumentException("change on " + on + " is not within the term " + start + " to " + end);
        }
        if (paidMinor < 0 || priceMinor < 0) {
            throw new IllegalArgumentException(
                    "paidMinor " + paidMinor + " and priceMinor " + priceMinor + " must not be below 0");
        }
        long remaining = ChronoUnit.DAYS.between(on, end);
        long total = ChronoUnit.DAYS.between(start, end);
        long unused = part(paidMinor, remaining, total);
        return new Proration(remaining, total, unused, part(priceMinor, remaining, total) - unused);
    }

    private static long part(long amount, long part, long whole) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
