package io.growth4j.bench.quality;

import io.growth4j.definition.ProgressListener;
import io.growth4j.score.PropensityModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.HashMap;
import java.util.Map;

/**
 * The simplest propensity: the share of positive labels among users of the same values, drawn towards the overall share
 * by the weight of twenty users. It stands in for any trainer where whole numbers with few values are the features.
 */
record CellPropensity(FeatureSchema schema, Map<Long, double[]> cells, double overall) implements PropensityModel {
    private static final double PRIOR_USERS = 20;

    static PropensityModel train(TrainingSet set, ProgressListener progress) {
        Map<Long, double[]> cells = new HashMap<>();
        double[] all = new double[2];
        UserTable.Row row = set.users().cursor();
        for (int i = 0; i < set.size(); i++) {
            double[] cell = cells.computeIfAbsent(key(row.moveTo(i)), key -> new double[2]);
            cell[0] += set.weights()[i] * set.labels()[i];
            cell[1] += set.weights()[i];
            all[0] += set.weights()[i] * set.labels()[i];
            all[1] += set.weights()[i];
        }
        return new CellPropensity(set.users().schema(), cells, all[0] / all[1]);
    }

    private static long key(UserSnapshot user) {
        long key = 0;
        for (int slot = 0; slot < user.schema().size(); slot++) {
            key = key * 64 + user.longAt(slot);
        }
        return key;
    }

    @Override
    public double score(UserSnapshot user) {
        double[] cell = cells.get(key(user));
        return cell == null ? overall : (cell[0] + PRIOR_USERS * overall) / (cell[1] + PRIOR_USERS);
    }
}
