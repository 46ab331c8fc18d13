package io.growth4j.bench.quality;

import io.growth4j.models.ltv.CustomerBaseModel;
import io.growth4j.models.ltv.Fit;
import io.growth4j.models.ltv.FitStatus;
import io.growth4j.models.ltv.GammaGamma;
import io.growth4j.models.ltv.ParametricModel;
import io.growth4j.models.ltv.PurchaseSummaries;
import io.growth4j.report.Table;

/**
 * Fits of stress sets from their defaults, against the optimum that the same climb reaches from the true parameters. A
 * set without an optimum, in which nobody bought again, must be refused by both.
 */
final class CustomerBaseStress {
    private static final double CLOSE = 0.01;

    private final StressedModel model;
    private final int from;
    private final int sets;
    private int refused;
    private int reached;
    private int beyond;
    private int shortSaid;
    private int shortSilently;
    private int weak;
    private int notFinite;
    private int oneTimers;
    private long most;
    private double worst;
    private double seconds;

    CustomerBaseStress(StressedModel model, int from, int sets) {
        this.model = model;
        this.from = from;
        this.sets = sets;
    }

    static Table.Builder head(int sets) {
        return Table.of(
                sets + " stress sets per model: fits from scratch against the climb from the true parameters",
                "model",
                "refused: no repeat",
                "reached within 0.01",
                "share of the rest, %",
                "short, says so",
                "short, silent",
                "NaN",
                "truth's climb short",
                "weakly identified",
                "worst shortfall",
                "95 % one-time",
                "most purchases",
                "CPU s of fits");
    }

    void addTo(Table.Builder table) {
        for (int set = from; set < from + sets; set++) {
            run(set);
        }
        table.row(
                model.name(),
                (long) refused,
                (long) reached,
                100.0 * reached / (sets - refused),
                (long) shortSaid,
                (long) shortSilently,
                (long) notFinite,
                (long) beyond,
                (long) weak,
                worst,
                (long) oneTimers,
                most,
                seconds);
    }

    private void run(int number) {
        StressSet set = StressSet.of(number);
        ParametricModel truth = model.truth().apply(set);
        PurchaseSummaries customers = model.customers().of(truth, set, set.ages(), set.seed());
        look(customers);
        double before = CustomerBaseQuality.cpuSeconds();
        Fit<? extends ParametricModel> fit;
        try {
            fit = model.fit().apply(customers);
        } catch (IllegalArgumentException e) {
            refused++;
            return;
        }
        seconds += CustomerBaseQuality.cpuSeconds() - before;
        judge(number, truth, customers, fit);
    }

    private void look(PurchaseSummaries customers) {
        int once = 0;
        for (int row = 0; row < customers.size(); row++) {
            once += customers.repeats(row) == 0 ? 1 : 0;
            most = Math.max(most, customers.repeats(row));
        }
        oneTimers += once >= 0.95 * customers.size() ? 1 : 0;
    }

    private void judge(
            int number, ParametricModel truth, PurchaseSummaries customers, Fit<? extends ParametricModel> fit) {
        Fit<? extends ParametricModel> best = model.refit(truth, customers);
        double shortfall = best.logLikelihood() - fit.logLikelihood();
        boolean finite = isFinite(fit, customers);
        notFinite += finite ? 0 : 1;
        beyond += shortfall < -CLOSE || Double.isNaN(best.logLikelihood()) ? 1 : 0;
        weak += fit.status() == FitStatus.WEAKLY_IDENTIFIED ? 1 : 0;
        worst = Math.max(worst, shortfall);
        if (shortfall <= CLOSE || Double.isNaN(best.logLikelihood())) {
            reached++;
        } else if (fit.status() == FitStatus.NOT_CONVERGED) {
            shortSaid++;
        } else {
            shortSilently++;
        }
        if (!(shortfall <= CLOSE) || !finite) {
            System.out.println(model.name() + " set " + number + " " + truth + " " + customers + ": short by "
                    + shortfall + "; " + fit.model() + " " + fit.summary() + " against " + best.model());
        }
    }

    private static boolean isFinite(Fit<? extends ParametricModel> fit, PurchaseSummaries customers) {
        if (!Double.isFinite(fit.logLikelihood())) {
            return false;
        }
        for (int row = 0; row < Math.min(500, customers.size()); row++) {
            if (!Double.isFinite(prediction(fit.model(), customers, row))) {
                return false;
            }
        }
        return true;
    }

    private static double prediction(ParametricModel model, PurchaseSummaries customers, int row) {
        return model instanceof CustomerBaseModel base
                ? base.expectedPurchases(customers.customer(row), Math.rint(1 + customers.age(row)))
                : ((GammaGamma) model).expectedSpend(customers.repeats(row), customers.meanSpend(row));
    }
}
