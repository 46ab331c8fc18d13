package io.growth4j.models.propensity;

import io.growth4j.score.Scorer;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scorer that never leaves its caller without a score: when the model is missing, rejected or fails for a user, a
 * fallback (a rule, or the last good model) scores, and it is counted. Thread-safe.
 */
public final class FallbackScorer implements Scorer {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackScorer.class);

    private final @Nullable Scorer model;
    private final Scorer fallback;
    private final String reason;
    private final LongAdder byModel = new LongAdder();
    private final LongAdder byFallback = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private FallbackScorer(@Nullable Scorer model, Scorer fallback, String reason) {
        this.model = model;
        this.fallback = fallback;
        this.reason = reason;
    }

    /**
     * Takes a model if it can be had.
     *
     * @param model gives the model, for example {@code () -> PropensityModels.load(file, goal).model()}; if it throws, the
     *     fallback scores everybody
     * @param fallback scores when the model does not
     * @return the scorer
     */
    public static FallbackScorer of(Supplier<? extends Scorer> model, Scorer fallback) {
        try {
            return new FallbackScorer(model.get(), fallback, "");
        } catch (RuntimeException e) {
            LOG.warn("no model, the fallback scores everybody", e);
            return new FallbackScorer(null, fallback, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public FeatureSchema schema() {
        return model == null ? fallback.schema() : model.schema();
    }

    /**
     * The model's score, or else the fallback's.
     *
     * @param user a snapshot
     * @return the score
     * @throws RuntimeException what the fallback threw, if it failed too
     */
    @Override
    public double score(UserSnapshot user) {
        double score = model == null ? Double.NaN : modelScore(model, user);
        if (!Double.isNaN(score)) {
            byModel.increment();
            return score;
        }
        try {
            score = fallback.score(user);
            byFallback.increment();
            return score;
        } catch (RuntimeException e) {
            failed.increment();
            throw e;
        }
    }

    private static double modelScore(Scorer model, UserSnapshot user) {
        try {
            return model.score(user);
        } catch (RuntimeException e) {
            LOG.debug("the model failed for user {}", user.userId(), e);
            return Double.NaN;
        }
    }

    /**
     * Why there is no model.
     *
     * @return the message of what went wrong; empty if there is one
     */
    public String reason() {
        return reason;
    }

    /**
     * How often who scored.
     *
     * @return the counts so far
     */
    public Counts counts() {
        return new Counts(byModel.sum(), byFallback.sum(), failed.sum());
    }

    /**
     * How often who scored.
     *
     * @param byModel users scored by the model
     * @param byFallback users scored by the fallback
     * @param failed users whom neither could score
     */
    public record Counts(long byModel, long byFallback, long failed) {
        /**
         * The share of users that the fallback had to score.
         *
         * @return 0 to 1; NaN before the first user
         */
        public double fallbackShare() {
            long all = byModel + byFallback + failed;
            return all == 0 ? Double.NaN : (double) (byFallback + failed) / all;
        }
    }
}
