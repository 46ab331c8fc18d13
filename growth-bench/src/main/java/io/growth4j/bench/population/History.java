package io.growth4j.bench.population;

import org.hipparchus.special.Gamma;

/**
 * What the visits of one user say about the next: the posterior under the shop's own distributions, for somebody who
 * knows these and the user's whole history, but no trait of the user. Every feature is a function of the history, so no
 * model of features can be better on average.
 *
 * <p>Browse and repeat-purchase rates are integrated out as gammas, the dropout probability as a beta, and whether the
 * user buys at all as a coin; a user who never buys may have left at any time since the last visit, which is integrated
 * numerically (this project's own derivation; all but that integral is in closed form, as in Fader, Hardie and Lee 2005).
 * Days are even days since registration.
 */
final class History {
    private static final int STEPS = 64;

    private int browses;
    private int purchases;
    private double firstPurchase;
    private double lastVisit;
    private boolean leftPossible;

    /** Counts one visit after the registration. */
    void add(Life.Visit visit, double day) {
        lastVisit = day;
        leftPossible = visit == Life.Visit.REPEAT_PURCHASE;
        if (visit == Life.Visit.BROWSE) {
            browses++;
        } else {
            firstPurchase = purchases == 0 ? day : firstPurchase;
            purchases++;
        }
    }

    /** The probability of no visit within so many days after a day. */
    double silence(double day, double ahead) {
        double until = day + ahead;
        double buyer = buyerLog(day);
        double scale = purchases == 0 ? Math.max(buyer, otherLog(lastVisit)) : buyer;
        double now = likelihood(day, scale);
        return likelihood(until, scale) / now;
    }

    /** The likelihood of all visits and none between the last and a day, by the scale. */
    private double likelihood(double day, double scale) {
        double buyer = Math.exp(buyerLog(day) - scale);
        if (leftPossible) {
            buyer += Math.exp(buyerLogLeft() - scale);
        }
        return buyer + (purchases == 0 ? other(day, scale) : 0);
    }

    /** A buyer who is still there. */
    private double buyerLog(double day) {
        int repeats = Math.max(0, purchases - 1);
        return Math.log(ShopUser.BUYERS)
                + browsing(day)
                + first(day)
                + (purchases == 0 ? 0 : buying(repeats, day - firstPurchase))
                + dropout(0, repeats);
    }

    /** A buyer who left with the last purchase. */
    private double buyerLogLeft() {
        int repeats = purchases - 1;
        return Math.log(ShopUser.BUYERS)
                + browsing(lastVisit)
                + first(lastVisit)
                + buying(repeats, lastVisit - firstPurchase)
                + dropout(1, repeats - 1);
    }

    private double first(double day) {
        return purchases == 0
                ? -ShopUser.FIRST_PURCHASE_RATE * day
                : Math.log(ShopUser.FIRST_PURCHASE_RATE) - ShopUser.FIRST_PURCHASE_RATE * firstPurchase;
    }

    private double browsing(double exposure) {
        return gamma(ShopUser.BROWSE_SHAPE, ShopUser.BROWSE_SCALE, browses, exposure);
    }

    private static double buying(int repeats, double exposure) {
        return gamma(ShopUser.PURCHASE_SHAPE, ShopUser.PURCHASE_SCALE, repeats, exposure);
    }

    /** ln ∫ λⁿ e^(−λ·exposure) over the gamma of λ. */
    private static double gamma(double shape, double rate, int n, double exposure) {
        return shape * Math.log(rate)
                - Gamma.logGamma(shape)
                + Gamma.logGamma(shape + n)
                - (shape + n) * Math.log(rate + exposure);
    }

    /** ln ∫ pᵏ (1 − p)ᵐ over the beta of p. */
    private static double dropout(int left, int stayed) {
        double a = ShopUser.DROPOUT_A;
        double b = ShopUser.DROPOUT_B;
        return beta(a + left, b + stayed) - beta(a, b);
    }

    private static double beta(double a, double b) {
        return Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b);
    }

    /** Somebody who never buys and is there until a day. */
    private double otherLog(double day) {
        return Math.log(1 - ShopUser.BUYERS) + browsing(day) - ShopUser.DROPOUT_RATE * day;
    }

    /** Somebody who never buys, still there or gone since the last visit: Simpson's rule over the day of leaving. */
    private double other(double day, double scale) {
        double step = (day - lastVisit) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(otherLog(lastVisit + i * step) - scale);
        }
        return Math.exp(otherLog(day) - scale) + ShopUser.DROPOUT_RATE * sum * step / 3;
    }
}
