package io.growth4j.models.experiment;

import io.growth4j.models.internal.math.GaussLegendre;
import io.growth4j.stat.Normal;

/**
 * Quantiles of a beta distribution, to about twelve digits of their probability: Halley's method on the logarithm of the
 * mass beyond, which is a concave function of the log-odds.
 */
final class BetaQuantile {
    private static final GaussLegendre RULE = GaussLegendre.of(24);
    private static final int MOST_STEPS = 60;

    /** After a step so short, in deviations, the next would change nothing. */
    private static final double ENOUGH = 1e-5;

    private static final double NEGLIGIBLE = 1e-15;

    private final BetaLogOdds density;
    private final double centre;
    private final double deviation;
    private final double scale;
    private final double[] at = new double[RULE.size()];
    private final double[] logs = new double[RULE.size()];

    private BetaQuantile(BetaPosterior beta) {
        this.centre = beta.mean();
        this.density = BetaLogOdds.of(beta, centre, 0);
        this.deviation = Math.sqrt(1 / beta.a() + 1 / beta.b());
        this.scale = Math.exp(beta.logPeak());
    }

    /** The share that is not reached with probability p; shares above a half are read from the other side. */
    static double of(BetaPosterior beta, double p) {
        return beta.mean() > 0.5 ? 1 - new BetaQuantile(beta.mirrored()).of(1 - p) : new BetaQuantile(beta).of(p);
    }

    private double of(double p) {
        return p > 0.5 ? share(1, 1 - p) : share(-1, p);
    }

    /** The share beyond which, upwards or downwards, there is some mass. */
    private double share(int direction, double mass) {
        double d = -direction * Normal.quantile(mass) * deviation;
        double beyond = beyond(direction, d);
        while (beyond == 0) {
            d /= 2;
            beyond = beyond(direction, d);
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double move = move(direction, d, beyond, mass);
            boolean far = Math.abs(move) > 2 * deviation || beyond > 100 * mass;
            d += move;
            if (Math.abs(move) < ENOUGH * deviation) {
                break;
            }
            beyond = far ? beyond(direction, d) : beyond - direction * integral(d - move, move);
        }
        return shareAt(d);
    }

    /** A step of Halley's method, which forgets two thirds of the wrong digits. */
    private double move(int direction, double d, double beyond, double mass) {
        double rate = -direction * density(d) / beyond;
        double newton = Math.log(beyond / mass) / rate;
        double bend = newton / 2 * (density.slope(shareAt(d)) - rate);
        return -newton / Math.max(0.5, 1 - bend);
    }

    private double shareAt(double d) {
        return Math.min(1, centre * Math.exp(d - BetaLogOdds.log(d, centre * BetaLogOdds.growth(d))));
    }

    private double density(double d) {
        return scale * Math.exp(density.logDensity(d, BetaLogOdds.log(d, centre * BetaLogOdds.growth(d))));
    }

    /** The mass beyond: panels outwards, until what is left under an exponential tail is negligible. */
    private double beyond(int direction, double d) {
        double sum = 0;
        double edge = d;
        double rest;
        do {
            double move = direction * density.width(direction, edge, shareAt(edge));
            sum += direction * integral(edge, move);
            edge += move;
            rest = -direction * density(edge) / density.slope(shareAt(edge));
        } while (rest < 0 || rest > NEGLIGIBLE * sum);
        return sum;
    }

    /** Negative where the width is. */
    private double integral(double start, double width) {
        for (int i = 0; i < at.length; i++) {
            at[i] = start + width * RULE.node(i);
            logs[i] = centre * BetaLogOdds.growth(at[i]);
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] = BetaLogOdds.log(at[i], logs[i]);
        }
        density.densities(scale * width, at, logs, logs);
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            sum += RULE.weight(i) * logs[i];
        }
        return sum;
    }
}
