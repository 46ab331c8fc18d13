package io.growth4j.bench.population;

import java.util.SplittableRandom;

/**
 * The visits that a user makes of their own accord, one after the other, in even days since the shop opened.
 *
 * <p>Browsing and buying are Poisson processes. A buyer's purchases follow BG/NBD (Fader, Hardie and Lee 2005): after
 * each repeat purchase the user leaves for good with the user's dropout probability. Who never buys leaves at a rate.
 */
final class Life {
    /** What a visit is. */
    enum Visit {
        REGISTER,
        BROWSE,
        FIRST_PURCHASE,
        REPEAT_PURCHASE
    }

    private final ShopUser user;
    private final SplittableRandom random;
    private double time;
    private Visit visit = Visit.REGISTER;
    private boolean bought;
    private double nextBrowse;
    private double nextPurchase;
    private double dropout;

    Life(ShopUser user, SplittableRandom random) {
        this.user = user;
        this.random = random;
        time = user.registeredDay();
        nextBrowse = time + Draws.wait(user.browseRate(), random);
        nextPurchase = time + Draws.wait(user.firstPurchaseRate(), random);
        dropout = time + Draws.wait(user.dropoutRate(), random);
    }

    /** When the current visit starts. */
    double time() {
        return time;
    }

    /** What the current visit is. */
    Visit visit() {
        return visit;
    }

    /** When the next visit starts; infinite if there is none. */
    double next() {
        double next = Math.min(nextBrowse, nextPurchase);
        return next < dropout ? next : Double.POSITIVE_INFINITY;
    }

    /** Goes to the next visit, which there must be. */
    void advance() {
        time = next();
        if (nextBrowse <= nextPurchase) {
            visit = Visit.BROWSE;
            nextBrowse = time + Draws.wait(user.browseRate(), random);
        } else {
            buy();
        }
    }

    private void buy() {
        visit = bought ? Visit.REPEAT_PURCHASE : Visit.FIRST_PURCHASE;
        if (bought && random.nextDouble() < user.dropoutProbability()) {
            dropout = time;
        }
        bought = true;
        nextPurchase = time + Draws.wait(user.purchaseRate(), random);
    }

    /** Goes on to the last visit before a day. */
    Life until(double day) {
        while (next() < day) {
            advance();
        }
        return this;
    }

    /** Whether the user has not left before a day, up to which this life has come. */
    boolean isAlive(double day) {
        return dropout >= day && !(visit == Visit.REPEAT_PURCHASE && dropout == time);
    }

    /** The probability of no visit in so many days after the current visit, knowing the user but not the future. */
    double silence(double days) {
        double left = visit == Visit.REPEAT_PURCHASE ? user.dropoutProbability() : 0;
        double visits = user.browseRate() + (bought ? user.purchaseRate() : user.firstPurchaseRate());
        double leaves = user.dropoutRate();
        double ends = visits + leaves;
        return left + (1 - left) * (leaves + visits * Math.exp(-ends * days)) / ends;
    }
}
