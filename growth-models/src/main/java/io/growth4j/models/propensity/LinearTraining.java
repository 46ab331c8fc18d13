package io.growth4j.models.propensity;

import de.bwaldvogel.liblinear.Model;
import io.growth4j.models.internal.design.Design;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Logistic regression by Tribuo's LIBLINEAR trainer. */
final class LinearTraining {
    static final Label YES = new Label("yes");
    static final Label NO = new Label("no");
    private static final int MAX_ITERATIONS = 1000;
    private static final double STOP_AT = 1e-4;

    private LinearTraining() {}

    static LinearParameters train(Algorithm.LogisticRegression algorithm, Design design, Rows rows, long seed) {
        LinearParameters equal = read(trainer(algorithm, seed).train(dataset(design, rows)), design);
        return rows.weighEqually() ? equal : WeightedNewton.refine(algorithm.cost(), equal, design, rows);
    }

    static LibLinearClassificationTrainer trainer(Algorithm.LogisticRegression algorithm, long seed) {
        return new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearType.L2R_LR), algorithm.cost(), MAX_ITERATIONS, STOP_AT, seed);
    }

    static Dataset<Label> dataset(Design design, Rows rows) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("users at their cut-offs", labels), labels);
        String[] names = DesignRow.names(design.width());
        UserTable users = rows.set().users();
        Design.Reader reader = design.reader(users);
        for (int row = 0; row < users.size(); row++) {
            double[] values = new double[design.width()];
            reader.encode(row, values);
            dataset.add(new DesignRow(rows.labels()[row] == 1 ? YES : NO, rows.weight(row), names, values));
        }
        return dataset;
    }

    /** Weights of the liblinear model, in the order of the columns, with the sign of a yes. */
    static LinearParameters read(org.tribuo.Model<Label> trained, Design design) {
        LibLinearClassificationModel model = (LibLinearClassificationModel) trained;
        Model inner = model.getInnerModels().get(0);
        ImmutableFeatureMap features = model.getFeatureIDMap();
        double sign = inner.getLabels()[0] == model.getOutputIDInfo().getID(YES) ? 1 : -1;
        double[] weights = inner.getFeatureWeights();
        List<Double> byColumn = new ArrayList<>();
        for (String name : DesignRow.names(design.width())) {
            byColumn.add(sign * weights[features.getID(name)]);
        }
        return new LinearParameters(design.spec(), sign * weights[features.size()], byColumn);
    }
}
