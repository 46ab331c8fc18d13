package io.growth4j.models.experiment;

import io.growth4j.models.internal.math.GaussCollocation;

/**
 * How far two beta distributions overlap: how likely the one with the lower mean is above the other, and by how much on
 * average. Ten digits, relative to the result, however small it is.
 *
 * <p>Log-odds d count from the pooled mean, where the product of both densities peaks, so that one logarithm a node serves
 * both. The results are a chain of integrals, each the rate of the next, taken from left to right by Gauss collocation:
 *
 * <pre>
 *   below(d)  = ∫ high              the chance that high is below d
 *   margin(d) = ∫ below · dt/dd     how far below t it is on average
 *   chance    = ∫ low · below
 *   amount    = ∫ low · margin
 * </pre>
 *
 * <p>Panels are laid outwards from the pooled mean until the rest is negligible. A panel is as wide as its nodes can resolve
 * either density; where the falling and the rising one are far apart it is narrower, so that rounding errors of one are not
 * blown up by the other. Limits were chosen by comparison with exact sums.
 */
final class BetaOverlap {
    private static final GaussCollocation RULE = GaussCollocation.of(24);

    /** Below e to the minus this, relative to the peak, nothing counts. */
    private static final double NEGLIGIBLE = 31;

    /** Twice as many panels as the widest integrals take. */
    private static final int PANELS = 64;

    private static final double UNDERFLOW = -745;

    private final double centre;
    private final BetaLogOdds low;
    private final BetaLogOdds high;
    private final double[] at = new double[RULE.size()];
    private final double[] logs = new double[RULE.size()];
    private final double[] shareRate = new double[RULE.size()];
    private final double[] lowRate = new double[RULE.size()];
    private final double[] highRate = new double[RULE.size()];
    private final double[] below = new double[RULE.size()];
    private final double[] margin = new double[RULE.size()];
    private double belowStart;
    private double marginStart;
    private double chance;
    private double amount;

    private BetaOverlap(BetaPosterior low, BetaPosterior high) {
        double size = low.size() + high.size();
        double difference = (high.a() * low.b() - low.a() * high.b()) / (low.size() * high.size());
        this.centre = (low.a() + high.a()) / size;
        this.low = BetaLogOdds.of(low, centre, -difference * high.size() / size);
        this.high = BetaLogOdds.of(high, centre, difference * low.size() / size);
        double logScale = low.logPeak() - this.low.peak() + high.logPeak() - this.high.peak();
        if (logScale > UNDERFLOW) {
            integrate(Math.exp(logScale));
        }
    }

    /**
     * The overlap of two posteriors. Shares above a half are read from the other side, where no digits cancel.
     *
     * @param low the one with the lower mean
     * @param high the other
     */
    static BetaOverlap of(BetaPosterior low, BetaPosterior high) {
        return low.a() + high.a() > low.b() + high.b()
                ? new BetaOverlap(high.mirrored(), low.mirrored())
                : new BetaOverlap(low, high);
    }

    /** The probability that low is above high. */
    double chance() {
        return chance;
    }

    /** The expectation of max(low − high, 0). */
    double amount() {
        return amount;
    }

    private void integrate(double scale) {
        double[] edges = new double[2 * PANELS + 1];
        int first = walk(edges, -1, high, low);
        int last = walk(edges, 1, low, high);
        for (int i = first; i < last; i++) {
            panel(edges[i], edges[i + 1] - edges[i]);
        }
        chance *= scale;
        amount *= scale;
    }

    /** Lays edges from the centre to one side, where one density falls from the start and the other may rise at first. */
    private int walk(double[] edges, int direction, BetaLogOdds falling, BetaLogOdds rising) {
        int last = PANELS;
        while (true) {
            double edge = edges[last];
            double growth = BetaLogOdds.growth(edge);
            double log = BetaLogOdds.log(edge, centre * growth);
            double fallen = falling.logDensity(edge, log);
            double risen = rising.logDensity(edge, log);
            boolean beforeMode = direction * (rising.mode() - edge) > 0;
            if (fallen + (beforeMode ? risen : rising.peak()) < -NEGLIGIBLE) {
                return last;
            }
            double share = centre * (1 + growth) / (1 + centre * growth);
            double width = falling.width(direction, edge, share);
            if (fallen + risen > -NEGLIGIBLE) {
                width = Math.min(width, rising.width(direction, edge, share));
            }
            last += direction;
            edges[last] = edge + direction * width;
        }
    }

    /** The loops are apart because calls of exp and log overlap better in short ones. */
    private void panel(double start, double width) {
        double spread = width * centre * (1 - centre);
        for (int i = 0; i < at.length; i++) {
            at[i] = start + width * RULE.node(i);
            double growth = BetaLogOdds.growth(at[i]);
            logs[i] = centre * growth;
            shareRate[i] = spread * (1 + growth) / ((1 + logs[i]) * (1 + logs[i]));
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] = BetaLogOdds.log(at[i], logs[i]);
        }
        low.densities(width, at, logs, lowRate);
        high.densities(width, at, logs, highRate);
        chain();
    }

    private void chain() {
        RULE.accumulate(belowStart, highRate, below);
        chance += RULE.integralOfProduct(lowRate, below);
        belowStart += RULE.integral(highRate);
        double marginEnd = marginStart + RULE.integralOfProduct(below, shareRate);
        for (int i = 0; i < below.length; i++) {
            below[i] *= shareRate[i];
        }
        RULE.accumulate(marginStart, below, margin);
        amount += RULE.integralOfProduct(lowRate, margin);
        marginStart = marginEnd;
    }
}
