package io.growth4j.models.ltv;

import io.growth4j.definition.UnknownName;
import java.nio.file.Path;
import java.util.List;

/** Reads saved fits. */
public final class Fits {
    private static final List<ModelKind<?>> KINDS = List.of(
            BgNbd.KIND, MbgNbd.KIND, ParetoNbd.KIND, Nbd.KIND, BgBb.KIND, GammaGamma.KIND, ShiftedBetaGeometric.KIND);

    private Fits() {}

    /**
     * Reads a fit that {@link Fit#save} has written.
     *
     * @param file the file
     * @return the fit, whatever kind of model it holds
     * @throws java.io.UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is no such file, was changed, or is of a newer version
     */
    public static Fit<?> load(Path file) {
        return FitFile.read(file, KINDS);
    }

    /**
     * Reads a fit of a kind of model.
     *
     * @param file the file
     * @param model the class of the model that it must hold
     * @param <M> the kind of model
     * @return the fit
     * @throws java.io.UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is no such file, was changed, is of a newer version, or holds another model
     */
    public static <M extends ParametricModel> Fit<M> load(Path file, Class<M> model) {
        Fit<?> fit = load(file);
        if (fit.kind().type() != model) {
            throw new IllegalArgumentException(
                    file + " holds a " + fit.kind().name() + " model, not a " + model.getSimpleName());
        }
        @SuppressWarnings("unchecked")
        Fit<M> typed = (Fit<M>) fit;
        return typed;
    }

    static ModelKind<?> kind(String name, List<ModelKind<?>> kinds) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownName.of(
                        "kind of model",
                        name,
                        kinds.stream().map(ModelKind::name).toList()));
    }
}
