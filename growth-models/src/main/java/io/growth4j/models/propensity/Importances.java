package io.growth4j.models.propensity;

import io.growth4j.user.TrainingSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Mean magnitudes of the contributions over at most 300 evenly spread users. */
final class Importances {
    private static final int MOST_USERS = 300;

    private Importances() {}

    static List<FeatureImportance> of(ServedModel model, TrainingSet test) {
        int step = Math.max(1, test.size() / MOST_USERS);
        double[] sums = new double[model.schema().size()];
        int users = 0;
        for (int row = 0; row < test.size(); row += step) {
            for (Reasons.Contribution one : model.explain(test.users().row(row)).contributions()) {
                sums[model.schema().slot(one.feature())] += Math.abs(one.logOdds());
            }
            users++;
        }
        List<FeatureImportance> importances = new ArrayList<>();
        for (int slot = 0; slot < sums.length; slot++) {
            String name = model.schema().features().get(slot).name();
            importances.add(new FeatureImportance(name, sums[slot] / users));
        }
        importances.sort(Comparator.comparingDouble((FeatureImportance one) -> -one.meanEffect()));
        return importances;
    }
}
