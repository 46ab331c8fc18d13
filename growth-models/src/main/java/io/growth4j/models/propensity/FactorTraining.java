package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.fm.FMClassificationModel;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;

/** Factorization machines by Tribuo. */
final class FactorTraining {
    private static final double FIRST_SPREAD = 0.05;
    private static final double EPSILON = 1e-6;
    private static final int QUIET = -1;

    private FactorTraining() {}

    static FactorParameters train(Algorithm.FactorizationMachine algorithm, Design design, Rows rows, long seed) {
        Dataset<Label> dataset = LinearTraining.dataset(design, rows);
        return read(trainer(algorithm, seed).train(dataset), design);
    }

    static FMClassificationTrainer trainer(Algorithm.FactorizationMachine algorithm, long seed) {
        return new FMClassificationTrainer(
                new LogMulticlass(),
                new AdaGrad(algorithm.learningRate(), EPSILON),
                algorithm.epochs(),
                QUIET,
                1,
                seed,
                algorithm.factors(),
                FIRST_SPREAD);
    }

    /** Tribuo learns one machine per class; their difference is the log-odds. */
    static FactorParameters read(FMClassificationModel model, Design design) {
        int yes = model.getOutputIDInfo().getID(LinearTraining.YES);
        int no = model.getOutputIDInfo().getID(LinearTraining.NO);
        ImmutableFeatureMap features = model.getFeatureIDMap();
        DenseMatrix linear = model.getLinearWeightsCopy();
        DenseMatrix forYes = (DenseMatrix) model.getFactorsCopy()[yes];
        DenseMatrix forNo = (DenseMatrix) model.getFactorsCopy()[no];
        List<Double> weights = new ArrayList<>();
        List<Double> plus = new ArrayList<>();
        List<Double> minus = new ArrayList<>();
        for (String name : DesignRow.names(design.width())) {
            int id = features.getID(name);
            weights.add(linear.get(yes, id) - linear.get(no, id));
            for (int factor = 0; factor < forYes.getDimension1Size(); factor++) {
                plus.add(forYes.get(factor, id));
                minus.add(forNo.get(factor, id));
            }
        }
        double bias = model.getBiasesCopy().get(yes) - model.getBiasesCopy().get(no);
        return new FactorParameters(design.spec(), bias, weights, plus, minus);
    }
}
