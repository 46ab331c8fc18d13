package io.growth4j.models.experiment;

/**
 * One arm after its adjustment.
 *
 * <p>The relative effect is (B − A)/|a| with a, the unadjusted control mean, random too. Its variance is that of B/|a|
 * plus the control arm's share, which this interface gives per unit, because the control's adjusted mean A and the
 * baseline a are two functions of the same amounts.
 */
interface ArmMoments {
    long n();

    double mean();

    /** The mean before adjustment. */
    double baseline();

    /** The variance of the adjusted mean, of one unit. */
    double variance();

    /** The variance of one control unit's pull on the relative effect, this arm being control. */
    double relativeVariance(ArmMoments treatment);

    static ArmMoments of(Sample sample, double theta) {
        if (theta != 0 && sample instanceof Sample.Cuped cuped) {
            return new Adjusted(cuped, theta);
        }
        if (theta != 0 && sample instanceof Sample.CupedRatio ratio) {
            return new CupedRatioMoments(ratio, theta);
        }
        return new Plain(sample.n(), sample.mean(), sample.variance());
    }

    static double theta(Sample.Cuped a, Sample.Cuped b) {
        Sample.Cuped both = a.plus(b);
        double theta = both.covariance() / both.before().variance();
        return both.outcome().variance() > 0 && Double.isFinite(theta) ? theta : 0;
    }

    record Plain(long n, double mean, double variance) implements ArmMoments {
        @Override
        public double baseline() {
            return mean;
        }

        @Override
        public double relativeVariance(ArmMoments treatment) {
            double ratio = treatment.baseline() / mean;
            return variance * ratio * ratio / (mean * mean);
        }
    }

    record Adjusted(Sample.Cuped sample, double theta) implements ArmMoments {
        @Override
        public long n() {
            return sample.n();
        }

        @Override
        public double mean() {
            return sample.mean() - theta * sample.before().mean();
        }

        @Override
        public double baseline() {
            return sample.mean();
        }

        @Override
        public double variance() {
            return variance(1);
        }

        /** Treats the adjusted means of the earlier amount as equal in both arms, which randomisation makes them. */
        @Override
        public double relativeVariance(ArmMoments treatment) {
            return variance(treatment.baseline() / baseline()) / (baseline() * baseline());
        }

        /** The variance of weight times outcome minus θ times earlier amount. */
        private double variance(double weight) {
            return weight * weight * sample.outcome().variance()
                    + theta * theta * sample.before().variance()
                    - 2 * weight * theta * sample.covariance();
        }
    }
}
