package io.growth4j.models.propensity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.growth4j.definition.ProgressListener;
import io.growth4j.models.internal.design.Design;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** Boosted trees by XGBoost, read out of its own model text. */
final class TreeTraining implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STAGE = "boosting";

    private final Algorithm.BoostedTrees algorithm;
    private final Design design;
    private final List<DMatrix> matrices = new ArrayList<>();
    private @Nullable Booster booster;
    private int best;

    TreeTraining(Algorithm.BoostedTrees algorithm, Design design) {
        this.algorithm = algorithm;
        this.design = design;
    }

    /** Trees and how many of them served the validation rows best. */
    record Grown(TreeParameters parameters, int trees) {}

    /** Trains; without validation rows, exactly as many trees as asked for. */
    static Grown train(
            Algorithm.BoostedTrees algorithm,
            Design design,
            Rows rows,
            @Nullable Rows validation,
            long seed,
            ProgressListener progress) {
        try (TreeTraining training = new TreeTraining(algorithm, design)) {
            training.boost(rows, validation, seed, progress);
            return new Grown(training.read(), training.best);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train " + algorithm, e);
        }
    }

    void boost(Rows rows, @Nullable Rows validation, long seed, ProgressListener progress) throws XGBoostError {
        DMatrix train = matrix(rows);
        Map<String, DMatrix> watched = new HashMap<>();
        if (validation != null && algorithm.patience() > 0) {
            watched.put("validation", matrix(validation));
        }
        Booster grown = XGBoost.train(train, settings(rows, seed), 0, watched, null, null);
        this.booster = grown;
        double lowest = Double.POSITIVE_INFINITY;
        best = algorithm.trees();
        for (int tree = 0; tree < algorithm.trees(); tree++) {
            grown.update(train, tree);
            progress.progress(STAGE, tree + 1L, algorithm.trees());
            DMatrix judge = watched.get("validation");
            if (judge == null) {
                continue;
            }
            double loss = loss(grown.evalSet(new DMatrix[] {judge}, new String[] {"validation"}, tree));
            if (loss < lowest) {
                lowest = loss;
                best = tree + 1;
            } else if (tree + 1 - best >= algorithm.patience()) {
                return;
            }
        }
    }

    /** The text is {@code [7]\tvalidation-logloss:0.4321}. */
    private static double loss(String evaluation) {
        return Double.parseDouble(
                evaluation.substring(evaluation.lastIndexOf(':') + 1).trim());
    }

    private Map<String, Object> settings(Rows rows, long seed) {
        double yes = 0;
        double all = 0;
        for (int row = 0; row < rows.size(); row++) {
            yes += rows.labels()[row] * rows.weight(row);
            all += rows.weight(row);
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("objective", "binary:logistic");
        settings.put("eval_metric", "logloss");
        settings.put("tree_method", "hist");
        settings.put("base_score", yes / all);
        settings.put("max_depth", algorithm.depth());
        settings.put("eta", algorithm.learningRate());
        settings.put("subsample", algorithm.rowShare());
        settings.put("colsample_bytree", algorithm.columnShare());
        settings.put("lambda", algorithm.lambda());
        settings.put("min_child_weight", algorithm.leafWeight());
        settings.put("nthread", algorithm.threads());
        settings.put("seed", Math.floorMod(seed, Integer.MAX_VALUE));
        settings.put("verbosity", 0);
        return settings;
    }

    private DMatrix matrix(Rows rows) throws XGBoostError {
        DMatrix matrix = new DMatrix(encode(design, rows), rows.size(), design.width(), Float.NaN);
        matrices.add(matrix);
        float[] labels = new float[rows.size()];
        float[] weights = new float[rows.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = (float) rows.labels()[row];
            weights[row] = rows.weight(row);
        }
        matrix.setLabel(labels);
        matrix.setWeight(weights);
        return matrix;
    }

    /** The rows one after the other. */
    static float[] encode(Design design, Rows rows) {
        int width = design.width();
        if ((long) rows.size() * width > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    rows.size() + " rows of " + width + " columns are more than one array can hold: train on a sample");
        }
        float[] all = new float[rows.size() * width];
        double[] one = new double[width];
        Design.Reader reader = design.reader(rows.set().users());
        for (int row = 0; row < rows.size(); row++) {
            reader.encode(row, one);
            for (int column = 0; column < width; column++) {
                all[row * width + column] = single(one[column]);
            }
        }
        return all;
    }

    /** XGBoost refuses what is infinite as a float; at the ends of its range a value is still on the right side of every split. */
    private static float single(double value) {
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
    }

    TreeParameters read() throws XGBoostError {
        try {
            return read(JSON.readTree(booster().toByteArray("json")), design, best);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Booster booster() {
        if (booster == null) {
            throw new IllegalStateException("not trained yet");
        }
        return booster;
    }

    /** Reads XGBoost's own JSON model: the first so many trees. */
    static TreeParameters read(JsonNode model, Design design, int trees) {
        JsonNode learner = model.get("learner");
        String score =
                learner.get("learner_model_param").get("base_score").asText().replaceAll("[\\[\\]]", "");
        float share = Float.parseFloat(score);
        float base = (float) -Math.log(1 / (double) share - 1);
        List<TreeParameters.Tree> read = new ArrayList<>();
        for (JsonNode tree : learner.get("gradient_booster").get("model").get("trees")) {
            if (read.size() < trees) {
                read.add(tree(tree));
            }
        }
        return new TreeParameters(design.spec(), base, List.copyOf(read));
    }

    private static TreeParameters.Tree tree(JsonNode tree) {
        return new TreeParameters.Tree(
                list(tree.get("left_children"), JsonNode::intValue),
                list(tree.get("right_children"), JsonNode::intValue),
                list(tree.get("split_indices"), JsonNode::intValue),
                list(tree.get("split_conditions"), JsonNode::floatValue),
                list(tree.get("default_left"), node -> node.asInt() == 1),
                list(tree.get("sum_hessian"), JsonNode::floatValue));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }

    @Override
    public void close() {
        if (booster != null) {
            booster.dispose();
        }
        matrices.forEach(DMatrix::dispose);
    }
}
