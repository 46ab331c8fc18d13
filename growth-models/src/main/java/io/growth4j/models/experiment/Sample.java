package io.growth4j.models.experiment;

import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;

/**
 * What is known about the outcomes of one arm: counts, sums, sums of squares and of products. Samples of disjoint units
 * (shards, days of new users) add up without loss; nothing about a single unit is kept.
 *
 * <p>A unit is what was assigned, nearly always a user: one value per unit, however many events it had. Immutable.
 */
public sealed interface Sample {
    /**
     * How many units there are.
     *
     * @return the count, 0 or more
     */
    long n();

    /**
     * The estimate, before any adjustment.
     *
     * @return a mean, a share, a ratio or a quantile; NaN where there are no units or the denominator is zero
     */
    double mean();

    /**
     * The variance of one unit: its n-th part is the squared standard error of {@link #mean()}.
     *
     * @return the variance; NaN where it is not defined, negative where the sums contradict each other
     */
    double variance();

    /**
     * Wald's interval for the estimate of this arm alone.
     *
     * @param level the confidence level, above 0 and below 1
     * @return estimate ± z times its standard error
     */
    default Interval interval(double level) {
        double half = Normal.quantile(0.5 + level / 2) * Math.sqrt(variance() / n());
        return new Interval(mean() - half, mean() + half, level);
    }

    /**
     * Outcomes that are amounts: revenue, minutes, orders.
     *
     * @param n how many units
     * @param sum their outcomes added up
     * @param sumSquares the squares of their outcomes added up
     */
    record Mean(long n, double sum, double sumSquares) implements Sample {
        public Mean {
            Checks.units(n);
            Checks.finite("sum", sum);
            Checks.finite("sumSquares", sumSquares);
        }

        /**
         * The sample of some outcomes.
         *
         * @param outcomes one per unit, finite
         * @return their sums
         */
        public static Mean of(double... outcomes) {
            return new Mean(outcomes.length, Sums.of(outcomes), Sums.products(outcomes, outcomes));
        }

        /**
         * Adds the units of another sample.
         *
         * @param other a sample of other units
         * @return the sample of both
         */
        public Mean plus(Mean other) {
            return new Mean(n + other.n, sum + other.sum, sumSquares + other.sumSquares);
        }

        @Override
        public double mean() {
            return n == 0 ? Double.NaN : sum / n;
        }

        @Override
        public double variance() {
            return Sums.covariance(n, sum, sum, sumSquares);
        }
    }

    /**
     * Outcomes that are yes or no: converted, churned, returned.
     *
     * @param n how many units
     * @param successes how many of them are a yes, 0 to n
     */
    record Proportion(long n, long successes) implements Sample {
        public Proportion {
            Checks.units(n);
            if (successes < 0 || successes > n) {
                throw new IllegalArgumentException(
                        successes + " successes among " + n + " units: a unit converts at most once");
            }
        }

        /**
         * Adds the units of another sample.
         *
         * @param other a sample of other units
         * @return the sample of both
         */
        public Proportion plus(Proportion other) {
            return new Proportion(n + other.n, successes + other.successes);
        }

        @Override
        public double mean() {
            return n == 0 ? Double.NaN : (double) successes / n;
        }

        @Override
        public double variance() {
            return mean() * (1 - mean());
        }
    }

    /**
     * Outcomes that are a sum over a sum: clicks per view, revenue per order. The variance is that of the delta method.
     *
     * @param numerator the upper amounts of the units
     * @param denominator the lower amounts of the same units
     * @param products upper times lower amount, added up over the units
     */
    record Ratio(Mean numerator, Mean denominator, double products) implements Sample {
        public Ratio {
            Checks.sameUnits(numerator, denominator);
            Checks.finite("products", products);
        }

        /**
         * The sample of some outcomes.
         *
         * @param numerator upper amounts, one per unit
         * @param denominator lower amounts of the same units
         * @return their sums
         */
        public static Ratio of(double[] numerator, double[] denominator) {
            return new Ratio(Mean.of(numerator), Mean.of(denominator), Sums.products(numerator, denominator));
        }

        /**
         * Adds the units of another sample.
         *
         * @param other a sample of other units
         * @return the sample of both
         */
        public Ratio plus(Ratio other) {
            return new Ratio(
                    numerator.plus(other.numerator), denominator.plus(other.denominator), products + other.products);
        }

        /**
         * The covariance of the two amounts of a unit.
         *
         * @return the sample covariance (n − 1); NaN for fewer than two units
         */
        public double covariance() {
            return Sums.covariance(n(), numerator.sum(), denominator.sum(), products);
        }

        @Override
        public long n() {
            return numerator.n();
        }

        @Override
        public double mean() {
            return denominator.sum() == 0 ? Double.NaN : numerator.sum() / denominator.sum();
        }

        @Override
        public double variance() {
            return DeltaMethod.ratioVariance(
                    numerator.mean(), numerator.variance(), denominator.mean(), denominator.variance(), covariance());
        }
    }

    /**
     * Amounts together with an amount of the same units from before the experiment, which takes out of the comparison
     * what was different already (CUPED: Deng, Xu, Kohavi and Walker 2013).
     *
     * @param outcome the outcomes
     * @param before the same or a related amount of the same units, from before their first exposure
     * @param products outcome times earlier amount, added up over the units
     */
    record Cuped(Mean outcome, Mean before, double products) implements Sample {
        public Cuped {
            Checks.sameUnits(outcome, before);
            Checks.finite("products", products);
        }

        /**
         * The sample of some outcomes.
         *
         * @param outcome outcomes, one per unit
         * @param before earlier amounts of the same units
         * @return their sums
         */
        public static Cuped of(double[] outcome, double[] before) {
            return new Cuped(Mean.of(outcome), Mean.of(before), Sums.products(outcome, before));
        }

        /**
         * Adds the units of another sample.
         *
         * @param other a sample of other units
         * @return the sample of both
         */
        public Cuped plus(Cuped other) {
            return new Cuped(outcome.plus(other.outcome), before.plus(other.before), products + other.products);
        }

        /**
         * The covariance of outcome and earlier amount.
         *
         * @return the sample covariance (n − 1); NaN for fewer than two units
         */
        public double covariance() {
            return Sums.covariance(n(), outcome.sum(), before.sum(), products);
        }

        @Override
        public long n() {
            return outcome.n();
        }

        @Override
        public double mean() {
            return outcome.mean();
        }

        @Override
        public double variance() {
            return outcome.variance();
        }
    }

    /**
     * Ratios together with a ratio of the same units from before the experiment (Deng et al. 2013, with the delta method
     * of Deng, Knoblich and Lu 2018).
     *
     * @param outcome the ratio's amounts during the experiment
     * @param before the ratio's amounts before it, of the same units
     * @param upperProducts upper amount during times upper amount before
     * @param lowerProducts lower amount during times lower amount before
     * @param upperLowerProducts upper amount during times lower amount before
     * @param lowerUpperProducts lower amount during times upper amount before
     */
    record CupedRatio(
            Ratio outcome,
            Ratio before,
            double upperProducts,
            double lowerProducts,
            double upperLowerProducts,
            double lowerUpperProducts)
            implements Sample {
        public CupedRatio {
            Checks.sameUnits(outcome.numerator(), before.numerator());
            Checks.finite("upperProducts", upperProducts);
            Checks.finite("lowerProducts", lowerProducts);
            Checks.finite("upperLowerProducts", upperLowerProducts);
            Checks.finite("lowerUpperProducts", lowerUpperProducts);
        }

        /**
         * The sample of some outcomes, one entry per unit in each array.
         *
         * @param upper upper amounts during the experiment
         * @param lower lower amounts during the experiment
         * @param upperBefore upper amounts before
         * @param lowerBefore lower amounts before
         * @return their sums
         */
        public static CupedRatio of(double[] upper, double[] lower, double[] upperBefore, double[] lowerBefore) {
            return new CupedRatio(
                    Ratio.of(upper, lower),
                    Ratio.of(upperBefore, lowerBefore),
                    Sums.products(upper, upperBefore),
                    Sums.products(lower, lowerBefore),
                    Sums.products(upper, lowerBefore),
                    Sums.products(lower, upperBefore));
        }

        /**
         * Adds the units of another sample.
         *
         * @param other a sample of other units
         * @return the sample of both
         */
        public CupedRatio plus(CupedRatio other) {
            return new CupedRatio(
                    outcome.plus(other.outcome),
                    before.plus(other.before),
                    upperProducts + other.upperProducts,
                    lowerProducts + other.lowerProducts,
                    upperLowerProducts + other.upperLowerProducts,
                    lowerUpperProducts + other.lowerUpperProducts);
        }

        @Override
        public long n() {
            return outcome.n();
        }

        @Override
        public double mean() {
            return outcome.mean();
        }

        @Override
        public double variance() {
            return outcome.variance();
        }
    }

    /**
     * A quantile of the outcomes with its order-statistic interval at 95 %, which holds its variance (Francis and Wu
     * 2023, section 3). Quantile samples do not add up.
     *
     * @param n how many units
     * @param intervalUnits how many units the interval's ranks were chosen for; n where nothing was estimated ahead
     * @param level which quantile, above 0 and below 1
     * @param estimate the sample quantile
     * @param lower the lower end of its 95 % interval
     * @param upper the upper end of its 95 % interval
     */
    record Quantile(long n, long intervalUnits, double level, double estimate, double lower, double upper)
            implements Sample {
        public Quantile {
            Checks.units(n);
            Checks.share("quantile level", level);
            Checks.finite("estimate", estimate);
            if (!(lower <= upper)) {
                throw new IllegalArgumentException("the quantile's interval " + lower + " to " + upper + " is empty");
            }
        }

        /**
         * The sample of some outcomes.
         *
         * @param sorted outcomes, one per unit, ascending, at least two
         * @param level which quantile, above 0 and below 1
         * @return the type-7 quantile and the order statistics z√(n·level·(1 − level)) ranks below and above it
         */
        public static Quantile of(double[] sorted, double level) {
            return QuantileInterval.of(sorted, level);
        }

        @Override
        public double mean() {
            return estimate;
        }

        @Override
        public double variance() {
            return QuantileInterval.variance(this);
        }
    }
}
