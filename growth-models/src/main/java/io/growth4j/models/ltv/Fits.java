package io.growth4j.models.ltv;

import io.growth4j.definition.UnknownName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads saved fits, and repeats fits from where another has ended. */
public final class Fits {
    private static final List<ModelKind<?>> KINDS = Stream.<ModelKind<?>>concat(
                    Stream.of(
                            BgNbd.KIND,
                            MbgNbd.KIND,
                            ParetoNbd.KIND,
                            Nbd.KIND,
                            BgBb.KIND,
                            GammaGamma.KIND,
                            ShiftedBetaGeometric.KIND),
                    MbgCnbd.KINDS.stream())
            .toList();

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
        return FitFile.read(file, Fits::kind);
    }

    /**
     * Reads a fit of a kind of model.
     *
     * @param file the file
     * @param model the class of the model that it must hold; for one with covariates see {@link CovariateModels#load}
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

    /**
     * Fits by maximum likelihood from one starting point only: yesterday's model, where little has changed since. A few
     * evaluations of the likelihood instead of a search; on a likelihood with several tops it may end on a lower one
     * than a fit from scratch.
     *
     * @param start the model to start from
     * @param customers the customers to fit to, in the model's unit; for {@link GammaGamma} with mean spend
     * @param <M> the kind of model
     * @return the fitted model with its report
     * @throws IllegalArgumentException if the units differ, nothing can be learned from the customers, or the kind of
     *     model is not fitted to purchases, or to covariates besides
     */
    public static <M extends ParametricModel> Fit<M> refit(M start, PurchaseSummaries customers) {
        if (start instanceof CustomerBaseModel model) {
            Units.require(model.unit(), customers);
        }
        ModelKind<M> kind = kindOf(start);
        return MaximumLikelihood.refit(kind, kind.problem().apply(customers), start);
    }

    @SuppressWarnings("unchecked")
    private static <M extends ParametricModel> ModelKind<M> kindOf(M model) {
        String regular = model instanceof MbgCnbd timed ? MbgCnbd.name(timed.k()) : "";
        return (ModelKind<M>) KINDS.stream()
                .filter(kind -> kind.type() == model.getClass())
                .filter(kind -> regular.isEmpty() || kind.name().equals(regular))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a " + model.getClass().getSimpleName() + " cannot be fitted again without its covariates"));
    }

    private static ModelKind<?> kind(String name, List<String> covariates) {
        if (!covariates.isEmpty()) {
            return CovariateModels.kind(name, covariates);
        }
        Optional<ModelKind<?>> found =
                KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst();
        return found.orElseThrow(() -> UnknownName.of(
                "kind of model", name, KINDS.stream().map(ModelKind::name).toList()));
    }
}
