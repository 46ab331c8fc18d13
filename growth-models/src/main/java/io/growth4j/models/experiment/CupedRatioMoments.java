package io.growth4j.models.experiment;

/**
 * An arm of a ratio that is adjusted by an earlier ratio.
 *
 * <p>With unit means β = (upper, lower, upper before, lower before) and their covariance matrix Λ, any smooth function of
 * β has the variance ∇ᵀΛ∇/n: all numbers below are such forms.
 */
final class CupedRatioMoments implements ArmMoments {
    private static final double NEGLIGIBLE = 1e-8;

    private final Sample.CupedRatio sample;
    private final double theta;
    private final double[] means;
    private final double[][] covariances;

    CupedRatioMoments(Sample.CupedRatio sample, double theta) {
        this.sample = sample;
        this.theta = theta;
        Sample.Mean[] amounts = {
            sample.outcome().numerator(),
            sample.outcome().denominator(),
            sample.before().numerator(),
            sample.before().denominator()
        };
        double[][] products = {
            {amounts[0].sumSquares(), sample.outcome().products(), sample.upperProducts(), sample.upperLowerProducts()},
            {sample.outcome().products(), amounts[1].sumSquares(), sample.lowerUpperProducts(), sample.lowerProducts()},
            {
                sample.upperProducts(),
                sample.lowerUpperProducts(),
                amounts[2].sumSquares(),
                sample.before().products()
            },
            {
                sample.upperLowerProducts(),
                sample.lowerProducts(),
                sample.before().products(),
                amounts[3].sumSquares()
            }
        };
        this.means = new double[4];
        this.covariances = new double[4][4];
        for (int i = 0; i < 4; i++) {
            means[i] = amounts[i].mean();
            for (int j = 0; j < 4; j++) {
                covariances[i][j] = Sums.covariance(sample.n(), amounts[i].sum(), amounts[j].sum(), products[i][j]);
            }
        }
    }

    /** The joint θ: the pooled covariance of the two linearised ratios over the variance of the earlier one. */
    static double theta(Sample.CupedRatio a, Sample.CupedRatio b) {
        CupedRatioMoments first = new CupedRatioMoments(a, 1);
        CupedRatioMoments second = new CupedRatioMoments(b, 1);
        double theta = (first.covariance() + second.covariance()) / (first.varianceBefore() + second.varianceBefore());
        return Double.isFinite(theta) && Math.abs(theta) >= NEGLIGIBLE ? theta : 0;
    }

    private double covariance() {
        double[] now = {1 / means[1], -means[0] / (means[1] * means[1]), 0, 0};
        return form(now, before(1));
    }

    private double varianceBefore() {
        return form(before(1), before(1));
    }

    private double[] before(double weight) {
        return new double[] {0, 0, weight / means[3], -weight * means[2] / (means[3] * means[3])};
    }

    /** The gradient of scale · (ratio) − shift · θ · (earlier ratio). */
    private double[] gradient(double scale, double shift) {
        double[] gradient = before(-theta * shift);
        gradient[0] = scale / means[1];
        gradient[1] = -scale * means[0] / (means[1] * means[1]);
        return gradient;
    }

    private double form(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                sum += left[i] * covariances[i][j] * right[j];
            }
        }
        return sum;
    }

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
        double[] gradient = gradient(1, 1);
        return form(gradient, gradient);
    }

    /**
     * The control's pull on (B − A)/|a|: its ratio enters through A and through |a|, the earlier ratio through A alone.
     */
    @Override
    public double relativeVariance(ArmMoments treatment) {
        double size = Math.abs(baseline());
        double scale = (size + (treatment.mean() - mean()) * Math.signum(baseline())) / (size * size);
        double[] gradient = gradient(scale, 1 / size);
        return form(gradient, gradient);
    }
}
