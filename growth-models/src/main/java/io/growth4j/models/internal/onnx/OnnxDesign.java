package io.growth4j.models.internal.onnx;

import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.onnx.OnnxGraph.OnnxAttribute;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a {@link Design} from raw features: one input per feature, a float with NaN for absent, or a text that is
 * empty for absent; instants are ages in days.
 */
public final class OnnxDesign {
    private static final OnnxAttribute COLUMNS = OnnxAttribute.of("axis", 1);

    private final OnnxGraph graph;
    private final FeatureSchema schema;
    private final Design.Spec spec;

    private OnnxDesign(OnnxGraph graph, FeatureSchema schema, Design.Spec spec) {
        this.graph = graph;
        this.schema = schema;
        this.spec = spec;
    }

    /** Adds inputs and encoding; returns the matrix of rows and columns. */
    public static String columns(OnnxGraph graph, FeatureSchema schema, Design.Spec spec) {
        return new OnnxDesign(graph, schema, spec).columns();
    }

    private String columns() {
        List<String> columns = new ArrayList<>();
        if (!spec.numerics().isEmpty()) {
            addNumbers(columns);
        }
        for (Design.Category category : spec.categories()) {
            columns.add(flags(category));
        }
        return graph.node("Concat", columns, COLUMNS);
    }

    private void addNumbers(List<String> columns) {
        List<String> inputs =
                spec.numerics().stream().map(numeric -> input(numeric.slot())).toList();
        String numbers = graph.node("Concat", inputs, COLUMNS);
        String absent =
                graph.node("Or", List.of(graph.node("IsNaN", List.of(numbers)), graph.node("IsInf", List.of(numbers))));
        if (spec.style() == Design.Style.RAW) {
            columns.add(graph.node("Where", List.of(absent, graph.matrix(1, Double.NaN), numbers)));
            return;
        }
        String means = numerics(Design.Numeric::mean);
        String known = graph.node("Where", List.of(absent, means, numbers));
        String centred = graph.node("Sub", List.of(known, means));
        columns.add(graph.node("Div", List.of(centred, numerics(Design.Numeric::deviation))));
        int[] optional = IntStream.range(0, spec.numerics().size())
                .filter(i -> spec.numerics().get(i).optional())
                .toArray();
        if (optional.length > 0) {
            // 1 is the number of 32-bit floats among ONNX's types.
            String flags = graph.node("Cast", List.of(absent), OnnxAttribute.of("to", 1));
            columns.add(graph.node("Gather", List.of(flags, graph.whole(optional)), COLUMNS));
        }
    }

    private String numerics(java.util.function.ToDoubleFunction<Design.Numeric> value) {
        return graph.matrix(1, spec.numerics().stream().mapToDouble(value).toArray());
    }

    /** A flag per level and one for absent; a level not seen at training sets none. */
    private String flags(Design.Category category) {
        List<String> levels = new ArrayList<>(category.levels());
        if (category.optional()) {
            levels.add("");
        }
        String flags = graph.learned(
                "OneHotEncoder",
                List.of(input(category.slot())),
                OnnxAttribute.texts("cats_strings", levels),
                OnnxAttribute.of("zeros", 1));
        return graph.node("Flatten", List.of(flags), COLUMNS);
    }

    private String input(int slot) {
        Feature feature = schema.features().get(slot);
        String unit = feature instanceof Feature.OfInstant ? "age in days" : feature.unit();
        String meaning = unit.isEmpty() ? feature.meaning() : feature.meaning() + ", " + unit;
        return graph.input(feature.name(), meaning, feature instanceof Feature.OfCategory);
    }
}
