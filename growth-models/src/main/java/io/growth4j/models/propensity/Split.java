package io.growth4j.models.propensity;

import io.growth4j.definition.Definition;
import io.growth4j.user.TrainingSet;
import java.time.Duration;
import java.time.Instant;

/**
 * Which rows are trained on, which choose the number of trees, the threshold and the calibration, and which judge. Never
 * random rows: either later cut-offs, or other users.
 */
public sealed interface Split extends Definition {
    /**
     * By time if the cut-offs allow it, else by user.
     *
     * @return the standard split
     */
    static Split standard() {
        return new LatestCutOff();
    }

    /**
     * Divides a training set.
     *
     * @param set the set
     * @param horizon how far a label looks ahead
     * @return the parts; rows whose labels overlap a later part are left out of the earlier ones
     * @throws IllegalArgumentException if no rows are left to train on, or none to test on
     */
    Parts divide(TrainingSet set, Duration horizon);

    /** The last cut-off judges; if no label of an earlier one ends before it, a fifth of the users. */
    record LatestCutOff() implements Split {
        private static final ByUser OTHERWISE = new ByUser("test", 0.2);

        @Override
        public Parts divide(TrainingSet set, Duration horizon) {
            long latest = Long.MIN_VALUE;
            long earliest = Long.MAX_VALUE;
            for (int row = 0; row < set.size(); row++) {
                latest = Math.max(latest, set.users().asOfMillis(row));
                earliest = Math.min(earliest, set.users().asOfMillis(row));
            }
            return earliest + horizon.toMillis() <= latest
                    ? Parts.byTime(set, latest, horizon)
                    : OTHERWISE.divide(set, horizon);
        }
    }

    /**
     * Cut-offs from an instant on judge. Rows whose label looks beyond that instant are left out of training.
     *
     * @param testFrom the first cut-off that judges
     */
    record ByTime(Instant testFrom) implements Split {
        @Override
        public Parts divide(TrainingSet set, Duration horizon) {
            return Parts.byTime(set, testFrom.toEpochMilli(), horizon);
        }
    }

    /**
     * Some users judge, the same for the same salt.
     *
     * @param salt names the split
     * @param testShare the share of users that judge, above 0 and below 1
     */
    record ByUser(String salt, double testShare) implements Split {
        public ByUser {
            if (!(testShare > 0 && testShare < 1)) {
                throw new IllegalArgumentException("testShare " + testShare + " must be above 0 and below 1");
            }
        }

        @Override
        public Parts divide(TrainingSet set, Duration horizon) {
            return Parts.byUser(set, salt, testShare);
        }
    }
}
