package io.growth4j.models.ltv.regression;

import io.growth4j.models.internal.design.Design;
import io.growth4j.score.LtvModel;
import io.growth4j.score.PropensityModel;
import io.growth4j.stat.Normal;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import java.util.List;

/**
 * The worth of a user as a mixture: nothing with probability 1 − p, else a log-normal amount. The score is its mean, p ·
 * exp(μ + σ²/2), in minor units of money.
 *
 * <p>μ and σ are kept within what they were for the payers of the training, so that an odd user cannot be worth a fortune
 * by extrapolation. Made by {@link ValueTrainer}. Immutable and thread-safe; scoring allocates nothing.
 */
public final class ValueModel implements LtvModel {
    private final PropensityModel pays;
    private final Amounts amounts;
    private final Design design;
    private final double[] mean;
    private final double[] logSpread;
    private final double[] meanRange;
    private final double[] spreadRange;
    private final ThreadLocal<double[]> rows;

    ValueModel(PropensityModel pays, Amounts amounts) {
        this.pays = pays;
        this.amounts = amounts;
        this.design = new Design(pays.schema(), amounts.design());
        this.mean = array(amounts.mean());
        this.logSpread = array(amounts.logSpread());
        this.meanRange = array(amounts.meanRange());
        this.spreadRange = array(amounts.spreadRange());
        this.rows = ThreadLocal.withInitial(() -> {
            double[] row = new double[design.width() + 1];
            row[design.width()] = 1;
            return row;
        });
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    PropensityModel pays() {
        return pays;
    }

    Amounts amounts() {
        return amounts;
    }

    @Override
    public FeatureSchema schema() {
        return pays.schema();
    }

    @Override
    public double score(UserSnapshot user) {
        double p = pays.score(user);
        double[] row = row(user);
        double spread = spread(row);
        return p * Math.exp(mean(row) + spread * spread / 2);
    }

    private double[] row(UserSnapshot user) {
        double[] row = rows.get();
        design.encode(user, row);
        return row;
    }

    private double mean(double[] row) {
        return Math.max(meanRange[0], Math.min(meanRange[1], LognormalFit.dot(mean, row)));
    }

    private double spread(double[] row) {
        return Math.exp(Math.max(spreadRange[0], Math.min(spreadRange[1], LognormalFit.dot(logSpread, row))));
    }

    /**
     * How likely the user pays at all.
     *
     * @param user a snapshot of the model's schema
     * @return the probability, 0 to 1
     */
    public double payProbability(UserSnapshot user) {
        return pays.score(user);
    }

    /**
     * What the user will not exceed with a probability.
     *
     * @param user a snapshot of the model's schema
     * @param probability above 0 and below 1
     * @return the quantile in minor units; 0 where the user rather pays nothing
     * @throws IllegalArgumentException if the probability is outside its range
     */
    public double quantile(UserSnapshot user, double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not between 0 and 1");
        }
        double p = pays.score(user);
        double amongPayers = (probability - (1 - p)) / p;
        if (!(amongPayers > 0)) {
            return 0;
        }
        double[] row = row(user);
        return Math.exp(mean(row) + spread(row) * Normal.quantile(amongPayers));
    }
}
