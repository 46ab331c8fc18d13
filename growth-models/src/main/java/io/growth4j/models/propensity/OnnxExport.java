package io.growth4j.models.propensity;

import io.growth4j.models.evaluation.Calibrator;
import io.growth4j.models.internal.onnx.OnnxDesign;
import io.growth4j.models.internal.onnx.OnnxGraph;
import io.growth4j.models.internal.onnx.OnnxGraph.OnnxAttribute;
import io.growth4j.user.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Models as ONNX graphs; the nodes of each are the formula of its kernel. */
final class OnnxExport {
    private final OnnxGraph graph = new OnnxGraph();
    private final FeatureSchema schema;

    private OnnxExport(FeatureSchema schema) {
        this.schema = schema;
    }

    static byte[] of(
            FeatureSchema schema, Kernel.Parameters parameters, Calibrator calibrator, Map<String, String> about) {
        OnnxExport export = new OnnxExport(schema);
        String logOdds = export.calibrated(export.logOdds(parameters), calibrator);
        return export.graph.toBytes(export.node("Sigmoid", logOdds), "probability", about);
    }

    private String calibrated(String logOdds, Calibrator calibrator) {
        if (calibrator instanceof Calibrator.Isotonic) {
            throw new UnsupportedOperationException(
                    "an isotonic calibration has steps too fine for ONNX's floats: calibrate by Platt's line");
        }
        if (calibrator instanceof Calibrator.Platt line) {
            String scaled = node("Mul", logOdds, number(line.slope()));
            return node("Add", scaled, number(line.intercept()));
        }
        return logOdds;
    }

    private String logOdds(Kernel.Parameters parameters) {
        if (parameters instanceof LinearParameters linear) {
            return linear(linear);
        }
        if (parameters instanceof FactorParameters factors) {
            return factors(factors);
        }
        if (parameters instanceof TreeParameters trees) {
            return trees(trees);
        }
        if (parameters instanceof EnsembleParameters ensemble) {
            return ensemble(ensemble);
        }
        throw new UnsupportedOperationException(
                "no ONNX form of " + parameters.getClass().getSimpleName());
    }

    private String linear(LinearParameters linear) {
        String columns = OnnxDesign.columns(graph, schema, linear.design());
        return node("Add", product(columns, linear.weights()), number(linear.bias()));
    }

    /** Columns times one weight each. */
    private String product(String columns, List<Double> weights) {
        return node("MatMul", columns, graph.matrix(weights.size(), array(weights)));
    }

    private String factors(FactorParameters machine) {
        String columns = OnnxDesign.columns(graph, schema, machine.design());
        String straight = node("Add", product(columns, machine.weights()), number(machine.bias()));
        String plus = node(
                "Add",
                straight,
                pairs(columns, machine.plus(), machine.weights().size()));
        return node(
                "Sub", plus, pairs(columns, machine.minus(), machine.weights().size()));
    }

    /** Half of Σ_f (Σ_i v_if x_i)² − Σ_i (v_if x_i)². */
    private String pairs(String columns, List<Double> vectors, int width) {
        double[] values = array(vectors);
        double[] squares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            squares[i] = values[i] * values[i];
        }
        String sums = node("MatMul", columns, graph.matrix(width, values));
        String ofSums = node("Mul", sums, sums);
        String ofTerms = node("MatMul", node("Mul", columns, columns), graph.matrix(width, squares));
        double[] halves = new double[values.length / width];
        java.util.Arrays.fill(halves, 0.5);
        return node("MatMul", node("Sub", ofSums, ofTerms), graph.matrix(halves.length, halves));
    }

    private String ensemble(EnsembleParameters ensemble) {
        String sum = number(0);
        for (EnsembleParameters.Member member : ensemble.members()) {
            sum = node("Add", sum, node("Mul", logOdds(member.model()), number(member.weight())));
        }
        return sum;
    }

    private String trees(TreeParameters forest) {
        String columns = OnnxDesign.columns(graph, schema, forest.design());
        TreeColumns nodes = new TreeColumns();
        for (int tree = 0; tree < forest.trees().size(); tree++) {
            nodes.add(forest.trees().get(tree), tree);
        }
        String sum = graph.learned("TreeEnsembleRegressor", List.of(columns), nodes.attributes());
        return node("Add", sum, number(forest.base()));
    }

    /** Trees as the parallel lists that the operator wants. */
    private static final class TreeColumns {
        private final List<Long> trees = new ArrayList<>();
        private final List<Long> ids = new ArrayList<>();
        private final List<Long> columns = new ArrayList<>();
        private final List<Float> thresholds = new ArrayList<>();
        private final List<String> modes = new ArrayList<>();
        private final List<Long> whenTrue = new ArrayList<>();
        private final List<Long> whenFalse = new ArrayList<>();
        private final List<Long> absentIsTrue = new ArrayList<>();
        private final List<Long> leafTrees = new ArrayList<>();
        private final List<Long> leafIds = new ArrayList<>();
        private final List<Long> leafTargets = new ArrayList<>();
        private final List<Float> leafValues = new ArrayList<>();

        void add(TreeParameters.Tree tree, long index) {
            for (int node = 0; node < tree.left().size(); node++) {
                boolean leaf = tree.isLeaf(node);
                trees.add(index);
                ids.add((long) node);
                columns.add(leaf ? 0L : tree.column().get(node));
                thresholds.add(leaf ? 0f : tree.threshold().get(node));
                modes.add(leaf ? "LEAF" : "BRANCH_LT");
                whenTrue.add(leaf ? 0L : tree.left().get(node));
                whenFalse.add(leaf ? 0L : tree.right().get(node));
                absentIsTrue.add(!leaf && tree.absentLeft().get(node) ? 1L : 0L);
                if (leaf) {
                    leafTrees.add(index);
                    leafIds.add((long) node);
                    leafTargets.add(0L);
                    leafValues.add(tree.threshold().get(node));
                }
            }
        }

        OnnxAttribute[] attributes() {
            return new OnnxAttribute[] {
                OnnxAttribute.of("n_targets", 1),
                OnnxAttribute.longs("nodes_treeids", trees),
                OnnxAttribute.longs("nodes_nodeids", ids),
                OnnxAttribute.longs("nodes_featureids", columns),
                OnnxAttribute.floats("nodes_values", thresholds),
                OnnxAttribute.texts("nodes_modes", modes),
                OnnxAttribute.longs("nodes_truenodeids", whenTrue),
                OnnxAttribute.longs("nodes_falsenodeids", whenFalse),
                OnnxAttribute.longs("nodes_missing_value_tracks_true", absentIsTrue),
                OnnxAttribute.longs("target_treeids", leafTrees),
                OnnxAttribute.longs("target_nodeids", leafIds),
                OnnxAttribute.longs("target_ids", leafTargets),
                OnnxAttribute.floats("target_weights", leafValues)
            };
        }
    }

    private String node(String operator, String... from) {
        return graph.node(operator, List.of(from));
    }

    private String number(double value) {
        return graph.matrix(1, value);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
