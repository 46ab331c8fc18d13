package io.growth4j.segment.aarrr;

import io.growth4j.event.Absent;
import io.growth4j.report.Table;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many users of a table reached each stage, and what they are worth. Immutable.
 *
 * <p>A stage that not one user reached is {@link #unobserved}: the log may hold no such events, and then its rate would be
 * a guess. Its rates are NaN, not 0.
 *
 * @param reached users who reached each stage; PROSPECT counts users who reached none
 * @param unobserved the stages that nobody reached
 * @param active users with an activity
 * @param payers users with an order
 * @param revenueMinor net revenue of all users, in minor units
 * @param referrals successful referrals of all users
 */
public record AarrrRates(
        Map<AarrrStage, Long> reached,
        Set<AarrrStage> unobserved,
        long active,
        long payers,
        long revenueMinor,
        long referrals) {
    public AarrrRates {
        reached = Collections.unmodifiableMap(new EnumMap<>(reached));
        unobserved = Collections.unmodifiableSet(
                unobserved.isEmpty() ? EnumSet.noneOf(AarrrStage.class) : EnumSet.copyOf(unobserved));
    }

    /**
     * Counts a table.
     *
     * @param users a table that holds the standard features
     * @return the rates
     */
    public static AarrrRates of(UserTable users) {
        Map<AarrrStage, Long> reached = new EnumMap<>(AarrrStage.class);
        Set<AarrrStage> unobserved = EnumSet.noneOf(AarrrStage.class);
        boolean[] known = new boolean[users.size()];
        for (AarrrStage stage : AarrrStage.values()) {
            stage.feature().ifPresent(feature -> {
                long count = count(users.instants(feature), known);
                reached.put(stage, count);
                if (count == 0) {
                    unobserved.add(stage);
                }
            });
        }
        long strangers = 0;
        for (boolean one : known) {
            strangers += one ? 0 : 1;
        }
        reached.put(AarrrStage.PROSPECT, strangers);
        return new AarrrRates(
                reached,
                unobserved,
                count(users.instants(StandardFeatures.FIRST_ACTIVE_AT), known),
                Arrays.stream(users.longs(StandardFeatures.ORDERS))
                        .filter(orders -> orders > 0)
                        .count(),
                sum(users.longs(StandardFeatures.REVENUE_MINOR)),
                sum(users.longs(StandardFeatures.REFERRALS)));
    }

    private static long count(long[] instants, boolean[] known) {
        long count = 0;
        for (int row = 0; row < instants.length; row++) {
            if (instants[row] != Absent.LONG) {
                count++;
                known[row] = true;
            }
        }
        return count;
    }

    private static long sum(long[] values) {
        return Arrays.stream(values).filter(value -> value != Absent.LONG).sum();
    }

    /**
     * The share of acquired users who reached a stage.
     *
     * @param stage a stage after the acquisition; for example the activation rate with ACTIVATION
     * @return 0 to 1; NaN if the stage is unobserved, or nobody was acquired
     */
    public double rate(AarrrStage stage) {
        long acquired = reached.getOrDefault(AarrrStage.ACQUISITION, 0L);
        return unobserved.contains(stage) ? Double.NaN : ratio(reached.getOrDefault(stage, 0L), acquired);
    }

    /**
     * The share of active users who paid.
     *
     * @return payers by active users; NaN without active users
     */
    public double payRate() {
        return ratio(payers, active);
    }

    /**
     * Average revenue per active user.
     *
     * @return minor units; NaN without active users
     */
    public double arpuMinor() {
        return ratio(revenueMinor, active);
    }

    /**
     * Average revenue per paying user.
     *
     * @return minor units; NaN without payers
     */
    public double arppuMinor() {
        return ratio(revenueMinor, payers);
    }

    /**
     * The viral factor so far: successful referrals per active user, which is invitations per user times their
     * conversion.
     *
     * @return K; NaN if no referral was observed, or without active users
     */
    public double k() {
        return unobserved.contains(AarrrStage.REFERRAL) ? Double.NaN : ratio(referrals, active);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /**
     * The stages as a table.
     *
     * @return users and share of the acquired per stage; unknown for unobserved stages
     */
    public Table toTable() {
        Table.Builder table = Table.of("AARRR stages", "stage", "users", "share of acquired", "note");
        for (AarrrStage stage : EnumSet.range(AarrrStage.ACQUISITION, AarrrStage.REVENUE)) {
            boolean unknown = unobserved.contains(stage);
            table.row(
                    stage.name(),
                    unknown ? null : reached.get(stage),
                    known(rate(stage)),
                    unknown ? "not observed: no user has it, the log may not hold such events" : "");
        }
        return table.build();
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
