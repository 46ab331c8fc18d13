package io.growth4j.loyalty.habit;

/**
 * How habitual a behaviour was in one window of periods: H = B·F·regularity.
 *
 * @param firstPeriod the number of its first period
 * @param actedShare B, the share of sessions in which the behaviour was done; NaN without sessions
 * @param frequency F, the share of its periods with a session
 * @param regularity one minus the coefficient of variation of the gaps between active periods, within 0..1; NaN with
 *     fewer than two gaps
 * @param unpromptedShare the share of sessions without an external prompt; NaN without sessions
 * @param index H; 0 without sessions, NaN while regularity is not known
 */
public record HabitWindow(
        long firstPeriod,
        double actedShare,
        double frequency,
        double regularity,
        double unpromptedShare,
        double index) {}
