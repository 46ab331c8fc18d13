package io.growth4j.models.ltv;

import io.growth4j.definition.ProgressListener;
import io.growth4j.definition.UnknownName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Fits customer-base models with covariates that do not change over time. Fits are as those without: statuses, standard
 * errors, intervals of effects ({@code fit.interval("web on buying", 0.95)}) and of predictions, a small file.
 */
public final class CovariateModels {
    private static final String SUFFIX = " with covariates";

    private CovariateModels() {}

    /**
     * Fits BG/NBD with covariates by maximum likelihood: α is multiplied by e^(−effect·value), a and b by
     * e^(effect·value).
     *
     * @param customers their summaries
     * @param covariates one value per customer and name, in the order of the map; categories as 0 and 1
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if a covariate is constant, not finite, of another length, or determined by the
     *     others, the message names it; or if nothing can be learned from the customers
     */
    public static Fit<CovariateModel<BgNbd>> bgNbd(PurchaseSummaries customers, Map<String, double[]> covariates) {
        return fit(
                CovariateColumns.of(customers, covariates),
                BgNbd.fit(customers),
                new CovariateLikelihood.Moves(rows -> new GeometricLikelihood(rows, 0), 1, 1));
    }

    /**
     * Fits Pareto/NBD with covariates by maximum likelihood: α and β are multiplied by e^(−effect·value).
     *
     * @param customers their summaries
     * @param covariates one value per customer and name, in the order of the map; categories as 0 and 1
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if a covariate is constant, not finite, of another length, or determined by the
     *     others, the message names it; or if nothing can be learned from the customers
     */
    public static Fit<CovariateModel<ParetoNbd>> paretoNbd(
            PurchaseSummaries customers, Map<String, double[]> covariates) {
        return fit(
                CovariateColumns.of(customers, covariates),
                ParetoNbd.fit(customers),
                new CovariateLikelihood.Moves(ParetoLikelihood::new, 0, -1));
    }

    private static <M extends CustomerBaseModel> Fit<CovariateModel<M>> fit(
            CovariateColumns columns, Fit<M> without, CovariateLikelihood.Moves moves) {
        CovariateLikelihood likelihood = new CovariateLikelihood(columns, without, moves);
        return MaximumLikelihood.fit(
                kind(without.kind(), columns.names()), likelihood.problem(), ProgressListener.NONE);
    }

    /**
     * Reads a fit with covariates that {@link Fit#save} has written.
     *
     * @param file the file
     * @param baseline the class of the model without covariates: {@link BgNbd} or {@link ParetoNbd}
     * @param <M> the kind of model
     * @return the fit
     * @throws java.io.UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is no such file, was changed, is of a newer version, or holds another model
     */
    public static <M extends CustomerBaseModel> Fit<CovariateModel<M>> load(Path file, Class<M> baseline) {
        Fit<?> fit = Fits.load(file);
        if (!(fit.model() instanceof CovariateModel<?> model)
                || model.baseline().getClass() != baseline) {
            throw new IllegalArgumentException(file + " holds a " + fit.kind().name() + " model, not a "
                    + baseline.getSimpleName() + " with covariates");
        }
        @SuppressWarnings("unchecked")
        Fit<CovariateModel<M>> typed = (Fit<CovariateModel<M>>) fit;
        return typed;
    }

    /** The kind of a saved model. */
    static ModelKind<?> kind(String name, List<String> covariates) {
        if (name.equals(BgNbd.KIND.name() + SUFFIX)) {
            return kind(BgNbd.KIND, covariates);
        }
        if (name.equals(ParetoNbd.KIND.name() + SUFFIX)) {
            return kind(ParetoNbd.KIND, covariates);
        }
        throw UnknownName.of(
                "kind of model", name, List.of(BgNbd.KIND.name() + SUFFIX, ParetoNbd.KIND.name() + SUFFIX));
    }

    private static <M extends CustomerBaseModel> ModelKind<CovariateModel<M>> kind(
            ModelKind<M> without, List<String> covariates) {
        @SuppressWarnings("unchecked")
        Class<CovariateModel<M>> type = (Class<CovariateModel<M>>) (Class<?>) CovariateModel.class;
        int k = without.positive();
        int p = covariates.size();
        return new ModelKind<>(
                type,
                without.name() + SUFFIX,
                CovariateModel.parameterNames(without.parameters(), covariates),
                k,
                (unit, all) -> new CovariateModel<>(
                        without.maker().apply(unit, Arrays.copyOf(all, k)),
                        covariates,
                        slice(all, k, k + p),
                        slice(all, k + p, k + 2 * p)),
                customers -> {
                    throw new IllegalArgumentException(
                            "a model with covariates is fitted to customers with covariates");
                });
    }

    private static List<Double> slice(double[] values, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> values[i]).toList();
    }

    /** The model that effects move another to. */
    @SuppressWarnings("unchecked")
    static <M extends CustomerBaseModel> M moved(M base, double buying, double leaving) {
        double less = Math.exp(-buying);
        if (base instanceof BgNbd one) {
            double more = Math.exp(leaving);
            return (M) new BgNbd(one.unit(), one.r(), one.alpha() * less, one.a() * more, one.b() * more);
        }
        if (base instanceof ParetoNbd one) {
            return (M) new ParetoNbd(one.unit(), one.r(), one.alpha() * less, one.s(), one.beta() * Math.exp(-leaving));
        }
        throw new IllegalArgumentException(
                "a " + base.getClass().getSimpleName() + " knows no covariates: use BgNbd or ParetoNbd");
    }
}
