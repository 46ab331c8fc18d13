package io.growth4j.loyalty.level;

import io.growth4j.definition.Definition;
import java.time.Duration;
import java.util.List;

/**
 * How much of an active day the time online on one calendar day is worth, in tenths of a day, by membership level.
 *
 * @param half the time online for the smaller credit
 * @param full the time online for the larger credit, above {@code half}
 * @param halfTenths the smaller credit by membership level, level 0 (no member) first, in tenths of a day
 * @param fullTenths the larger credit by membership level, as long as {@code halfTenths}
 */
public record ActiveDayCredit(Duration half, Duration full, List<Integer> halfTenths, List<Integer> fullTenths)
        implements Definition {
    /**
     * The rule that QQ published in 2007: 2 hours are a day, half an hour half a day; members of level 1 to 6 get 1.1 to
     * 1.6 days and one day.
     */
    public static final ActiveDayCredit QQ_2007 = new ActiveDayCredit(
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            List.of(5, 10, 10, 10, 10, 10, 10),
            List.of(10, 11, 12, 13, 14, 15, 16));

    public ActiveDayCredit {
        halfTenths = List.copyOf(halfTenths);
        fullTenths = List.copyOf(fullTenths);
        if (half.isNegative() || half.compareTo(full) >= 0) {
            throw new IllegalArgumentException("half " + half + " is not within zero and full " + full);
        }
        if (halfTenths.isEmpty() || halfTenths.size() != fullTenths.size()) {
            throw new IllegalArgumentException("halfTenths " + halfTenths + " and fullTenths " + fullTenths
                    + " need the same membership levels, at least level 0");
        }
    }

    /**
     * The credit of one day.
     *
     * @param online time online on that calendar day
     * @param memberLevel the membership level, 0 for none
     * @return tenths of an active day
     */
    public int tenths(Duration online, int memberLevel) {
        if (memberLevel < 0 || memberLevel >= fullTenths.size()) {
            throw new IllegalArgumentException(
                    "membership level " + memberLevel + " is not within 0.." + (fullTenths.size() - 1));
        }
        if (online.isNegative()) {
            throw new IllegalArgumentException("time online " + online + " is negative");
        }
        if (online.compareTo(full) >= 0) {
            return fullTenths.get(memberLevel);
        }
        return online.compareTo(half) >= 0 ? halfTenths.get(memberLevel) : 0;
    }
}
