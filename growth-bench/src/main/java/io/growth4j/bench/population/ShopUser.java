package io.growth4j.bench.population;

import java.util.SplittableRandom;

/**
 * What makes a user of a {@link Shop}: the truth that models try to find. Rates are per day while the user has not
 * dropped out.
 *
 * @param id the user's number, from 1
 * @param registeredDay when the user registered, in even days since the shop opened
 * @param buyer whether the user ever buys
 * @param firstPurchaseRate rate of the first purchase after registering; 0 for those who never buy
 * @param purchaseRate rate of every further purchase: gamma over buyers; 0 for those who never buy
 * @param dropoutProbability probability to leave for good after a repeat purchase: beta over buyers
 * @param dropoutRate rate of leaving for good for those who never buy; 0 for buyers
 * @param browseRate rate of visits without a purchase: gamma over users
 * @param meanSpendMinor mean amount of a purchase in minor units; its inverse is gamma over buyers; 0 for others
 * @param treated whether the user is in the half that the win-back message is sent to
 * @param messageEffect probability that the message, if sent, brings one visit more within 7 days
 */
public record ShopUser(
        long id,
        double registeredDay,
        boolean buyer,
        double firstPurchaseRate,
        double purchaseRate,
        double dropoutProbability,
        double dropoutRate,
        double browseRate,
        double meanSpendMinor,
        boolean treated,
        double messageEffect) {

    /** Share of users that buy. */
    public static final double BUYERS = 0.6;
    /** Share of the shop's days in which users register, evenly; after that nobody does. */
    public static final double REGISTRATION_SHARE = 0.8;
    /** Rate of a buyer's first purchase after registering, per day. */
    public static final double FIRST_PURCHASE_RATE = 0.25;
    /** Shape of the gamma of purchase rates: r of BG/NBD (Fader, Hardie and Lee 2005). */
    public static final double PURCHASE_SHAPE = 0.8;
    /** Rate of the gamma of purchase rates, in days: alpha of BG/NBD. */
    public static final double PURCHASE_SCALE = 14;
    /** First shape of the beta of dropout probabilities: a of BG/NBD. */
    public static final double DROPOUT_A = 0.9;
    /** Second shape of the beta of dropout probabilities: b of BG/NBD. */
    public static final double DROPOUT_B = 2.7;
    /** Rate at which users who never buy leave, per day. */
    public static final double DROPOUT_RATE = 1.0 / 21;
    /** Shape of the gamma of browse rates. */
    public static final double BROWSE_SHAPE = 1.2;
    /** Rate of the gamma of browse rates, in days. */
    public static final double BROWSE_SCALE = 8;
    /** Shape of one purchase's amount: p of gamma-gamma (Fader and Hardie 2013). */
    public static final double SPEND_SHAPE = 6;
    /** Shape of the gamma of amounts' rates: q of gamma-gamma. */
    public static final double SPEND_USER_SHAPE = 4;
    /** Rate of the gamma of amounts' rates, in minor units: gamma of gamma-gamma. */
    public static final double SPEND_USER_SCALE = 1500;
    /** The largest effect of the message; effects are even between 0 and this. */
    public static final double MOST_EFFECT = 0.2;

    /** Draws the traits of a user; all are drawn for every user, so that one trait's use does not move the others. */
    static ShopUser draw(long id, int days, SplittableRandom random) {
        double registeredDay = random.nextDouble() * REGISTRATION_SHARE * days;
        boolean buyer = random.nextDouble() < BUYERS;
        double purchaseRate = Draws.gamma(PURCHASE_SHAPE, random) / PURCHASE_SCALE;
        double dropout = Draws.beta(DROPOUT_A, DROPOUT_B, random);
        double browseRate = Draws.gamma(BROWSE_SHAPE, random) / BROWSE_SCALE;
        double meanSpend = SPEND_SHAPE * SPEND_USER_SCALE / Draws.gamma(SPEND_USER_SHAPE, random);
        boolean treated = random.nextBoolean();
        double effect = MOST_EFFECT * random.nextDouble();
        return buyer
                ? new ShopUser(
                        id,
                        registeredDay,
                        true,
                        FIRST_PURCHASE_RATE,
                        purchaseRate,
                        dropout,
                        0,
                        browseRate,
                        meanSpend,
                        treated,
                        effect)
                : new ShopUser(id, registeredDay, false, 0, 0, 0, DROPOUT_RATE, browseRate, 0, treated, effect);
    }
}
