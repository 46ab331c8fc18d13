package io.growth4j.models.propensity;

import io.growth4j.user.TrainingSet;

/**
 * Training rows and the weight of each.
 *
 * @param set the rows
 * @param positiveWeight by how much the weights of positives are multiplied
 */
record Rows(TrainingSet set, double positiveWeight) {
    double[] labels() {
        return set.labels();
    }

    float weight(int row) {
        return (float) (set.weights()[row] * (set.labels()[row] == 1 ? positiveWeight : 1));
    }

    boolean weighEqually() {
        for (int row = 0; row < size(); row++) {
            if (weight(row) != 1) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return set.size();
    }
}
