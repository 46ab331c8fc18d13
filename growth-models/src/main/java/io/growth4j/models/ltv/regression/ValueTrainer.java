package io.growth4j.models.ltv.regression;

import io.growth4j.definition.ProgressListener;
import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.design.DesignFit;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.Trainer;
import io.growth4j.user.TrainingSet;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a model of what users will be worth, in two parts: who pays, learned by a propensity trainer, and how much,
 * learned from those who did. Labels are amounts in minor units of money, 0 for who does not pay.
 *
 * <p>A bare model comes from {@link #train(TrainingSet, ProgressListener)}, one with its verdict, which can be saved, from
 * {@link #train(TrainingSet, TrainingSet, AcceptanceGates, ProgressListener)}.
 *
 * <p>Amounts are log-normal: ln(amount) has mean μ and deviation σ. In the two-part model (Cragg 1971; Duan and others
 * 1983) σ is one number; in the zero-inflated log-normal model (Wang, Liu and Miao 2019, with linear heads) it depends
 * on the features like μ does. Both are found by maximum likelihood with a small L2 penalty. Immutable and
 * thread-safe; the same set gives the same model.
 */
public final class ValueTrainer implements Trainer<ValueModel> {
    /** Fewer payers than this say nothing about amounts. */
    private static final int LEAST_PAYERS = 20;

    private static final double STANDARD_PENALTY = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ValueTrainer.class);

    private final Trainer<? extends PropensityModel> pays;
    private final boolean spreadByFeatures;
    private final double penalty;

    private ValueTrainer(Trainer<? extends PropensityModel> pays, boolean spreadByFeatures, double penalty) {
        this.pays = pays;
        this.spreadByFeatures = spreadByFeatures;
        this.penalty = penalty;
    }

    /**
     * The two-part model: one spread for all users.
     *
     * @param pays learns who pays, for example {@code PropensityTrainer.of(goal).unjudged()}
     * @return the trainer
     */
    public static ValueTrainer twoPart(Trainer<? extends PropensityModel> pays) {
        return new ValueTrainer(pays, false, STANDARD_PENALTY);
    }

    /**
     * The zero-inflated log-normal model: the spread of amounts depends on the features too.
     *
     * @param pays learns who pays, for example {@code PropensityTrainer.of(goal).unjudged()}
     * @return the trainer
     */
    public static ValueTrainer zeroInflatedLognormal(Trainer<? extends PropensityModel> pays) {
        return new ValueTrainer(pays, true, STANDARD_PENALTY);
    }

    /**
     * The same with another L2 penalty on the weights of scaled columns.
     *
     * @param lambda the penalty, above 0
     * @return a changed copy
     */
    public ValueTrainer penalty(double lambda) {
        if (!(lambda > 0)) {
            throw new IllegalArgumentException("penalty " + lambda + " is not above 0");
        }
        return new ValueTrainer(pays, spreadByFeatures, lambda);
    }

    /**
     * Trains on every row.
     *
     * @param set users and the amounts they paid within the horizon
     * @param progress is told how far it is
     * @return the model
     * @throws IllegalArgumentException if an amount is negative or not finite, or fewer than 20 users paid
     */
    @Override
    public ValueModel train(TrainingSet set, ProgressListener progress) {
        double[] amounts = set.labels();
        double[] paid = new double[amounts.length];
        for (int row = 0; row < amounts.length; row++) {
            if (!(amounts[row] >= 0 && amounts[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("user " + set.users().keys().text(row) + " has paid " + amounts[row]
                        + ": an amount must be finite and at least 0; net refunds first");
            }
            paid[row] = amounts[row] > 0 ? 1 : 0;
        }
        int[] payers =
                IntStream.range(0, paid.length).filter(row -> paid[row] == 1).toArray();
        if (payers.length < LEAST_PAYERS) {
            throw new IllegalArgumentException(
                    payers.length + " of " + paid.length + " users paid: needs at least " + LEAST_PAYERS);
        }
        TrainingSet who = new TrainingSet(set.users(), set.label(), paid, set.weights(), set.eligible());
        PropensityModel chance = pays.train(who, progress);

        TrainingSet how = set.select(row -> amounts[row] > 0);
        Design design = DesignFit.of(how.users(), Set.of()).design(Design.Style.SCALED);
        LognormalFit fit = LognormalFit.of(design, how, penalty, spreadByFeatures);
        return new ValueModel(chance, fit.amounts(design));
    }

    /**
     * Trains on some rows and judges on others. Divide the rows by time or by user, as a propensity trainer does: labels of
     * the rows to learn from must end before the cut-offs of the others, or the others be other users.
     *
     * @param learning the rows to learn from
     * @param test the rows that judge
     * @param gates what the model must reach, for example {@link AcceptanceGates#value()}
     * @param progress is told how far it is
     * @return the model with its verdict
     * @throws IllegalArgumentException as {@link #train(TrainingSet, ProgressListener)}, and if a user stands in both
     *     parts at one instant, or nobody paid in the test rows
     */
    public TrainedValue train(
            TrainingSet learning, TrainingSet test, AcceptanceGates gates, ProgressListener progress) {
        requireApart(learning, test);
        ValueModel model = train(learning, progress);
        ValueFile.Content content = Valuation.of(model, learning, test, gates, toString());
        LOG.info(
                "value: {} rows, normalised Gini {} on {} test rows, {}",
                learning.size(),
                content.measures().get(Measures.NORMALIZED_GINI),
                test.size(),
                content.verdict().accepted() ? "accepted" : "rejected");
        return new TrainedValue(model, content);
    }

    private static void requireApart(TrainingSet learning, TrainingSet test) {
        Set<String> learned = new HashSet<>();
        for (int row = 0; row < learning.size(); row++) {
            learned.add(rowName(learning, row));
        }
        for (int row = 0; row < test.size(); row++) {
            if (learned.contains(rowName(test, row))) {
                throw new IllegalArgumentException(
                        rowName(test, row) + " is learned from and judges: a judge must not have been seen");
            }
        }
    }

    private static String rowName(TrainingSet set, int row) {
        return "user " + set.users().keys().text(row) + " at "
                + Instant.ofEpochMilli(set.users().asOfMillis(row));
    }

    @Override
    public String toString() {
        return (spreadByFeatures ? "zero-inflated log-normal" : "two-part") + ", penalty " + penalty + ", pays by "
                + pays;
    }
}
