package io.growth4j.segment.path;

import io.growth4j.report.Table;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which functions serve which steps.
 *
 * @param definition what was asked
 * @param effects one per function and step, functions first, in the order of the definition
 */
public record FunctionMapping(FunctionMap definition, List<StepEffect> effects) {
    private static final Comparator<StepEffect> BY_LIFT =
            Comparator.comparingDouble(StepEffect::lift).reversed();

    public FunctionMapping {
        effects = List.copyOf(effects);
    }

    /**
     * The step that a function serves best.
     *
     * @param function the function's name
     * @return the effect of the highest lift, the earliest step if several have it; empty if no lift is above 1
     */
    public Optional<StepEffect> mainStep(String function) {
        return effects.stream()
                .filter(effect -> effect.function().name().equals(function) && effect.lift() > 1)
                .min(BY_LIFT);
    }

    /**
     * Who serves which step: several functions on one step should merge or compete, and a step that none serves needs
     * one.
     *
     * @return for every stage but the last, in order, the effects of the functions that serve it best, highest lift first
     */
    public Map<String, List<StepEffect>> serving() {
        Map<String, List<StepEffect>> serving = new LinkedHashMap<>();
        List<String> stages = definition.stages();
        for (String stage : stages.subList(0, stages.size() - 1)) {
            serving.put(
                    stage,
                    definition.functions().stream()
                            .flatMap(function -> mainStep(function.name()).stream())
                            .filter(effect -> effect.stage().equals(stage))
                            .sorted(BY_LIFT)
                            .toList());
        }
        return serving;
    }

    /**
     * The ladders to build: one per revenue centre, if there are several.
     *
     * @return the functions of each centre, centres by name; functions that earn nothing stand in every ladder
     */
    public Map<String, List<ProductFunction>> ladders() {
        Map<String, List<ProductFunction>> ladders = new TreeMap<>();
        definition.functions().forEach(function -> {
            if (!function.revenueCentre().isEmpty()) {
                ladders.put(function.revenueCentre(), List.of());
            }
        });
        ladders.replaceAll((centre, none) -> definition.functions().stream()
                .filter(function -> function.revenueCentre().isEmpty()
                        || function.revenueCentre().equals(centre))
                .toList());
        return ladders;
    }

    /**
     * The matrix.
     *
     * @param title what to call it
     * @return a row per function, and per step the lift of its share; unknown where too few used it
     */
    public Table toTable(String title) {
        int steps = definition.stages().size() - 1;
        String[] columns = new String[steps + 1];
        columns[0] = "function";
        for (int step = 0; step < steps; step++) {
            columns[step + 1] =
                    definition.stages().get(step) + " → " + definition.stages().get(step + 1);
        }
        Table.Builder table = Table.of(title, columns);
        for (int function = 0; function < definition.functions().size(); function++) {
            @Nullable Object[] row = new @Nullable Object[steps + 1];
            row[0] = definition.functions().get(function).name();
            for (int step = 0; step < steps; step++) {
                double lift = effects.get(function * steps + step).lift();
                row[step + 1] = Double.isNaN(lift) ? null : lift;
            }
            table.row(row);
        }
        return table.build();
    }
}
