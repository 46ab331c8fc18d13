package io.growth4j.loyalty.points;

import java.util.ArrayList;
import java.util.List;

/** Spending from several wallets in the order of their priority. */
public final class WalletCascade {
    private WalletCascade() {}

    /**
     * Spends: each wallet gives what it has, the first one first; what is missing in the end, the last one owes.
     *
     * @param balances by priority, at least one; a wallet that owes already gives nothing
     * @param usage how much is spent, 0 or above
     * @return the balances after it, in the same order
     * @throws ArithmeticException if the last wallet's debt does not fit a {@code long}
     */
    public static List<Long> spend(List<Long> balances, long usage) {
        if (balances.isEmpty()) {
            throw new IllegalArgumentException("there is no wallet to spend " + usage + " from");
        }
        if (usage < 0) {
            throw new IllegalArgumentException("usage " + usage + " is below 0: to give points back, credit them");
        }
        List<Long> after = new ArrayList<>(balances);
        long rest = usage;
        for (int i = 0; i < after.size() && rest > 0; i++) {
            long taken = Math.max(0, Math.min(after.get(i), rest));
            after.set(i, after.get(i) - taken);
            rest -= taken;
        }
        int last = after.size() - 1;
        after.set(last, Math.subtractExact(after.get(last), rest));
        return List.copyOf(after);
    }
}
