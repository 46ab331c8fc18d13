package io.growth4j.bench.quality;

import io.growth4j.models.ltv.BgBb;
import io.growth4j.models.ltv.BgNbd;
import io.growth4j.models.ltv.CustomerBaseModel;
import io.growth4j.models.ltv.Fit;
import io.growth4j.models.ltv.Fits;
import io.growth4j.models.ltv.GammaGamma;
import io.growth4j.models.ltv.MbgCnbd;
import io.growth4j.models.ltv.MbgNbd;
import io.growth4j.models.ltv.ParametricModel;
import io.growth4j.models.ltv.ParetoNbd;
import io.growth4j.models.ltv.PurchaseSummaries;
import io.growth4j.models.ltv.Simulations;
import io.growth4j.models.ltv.TimeScale;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A kind of model under test: how the truth of a set is drawn, how customers are made of it, how it is fitted.
 *
 * @param name the model's name
 * @param truth the true model of a set
 * @param usual the parameters of the CDNOW cohort, of BG/BB those of the donors
 * @param customers customers of a true model with some ages, by a seed
 * @param fit the fit from scratch
 */
record StressedModel(
        String name,
        Function<StressSet, ParametricModel> truth,
        ParametricModel usual,
        Maker customers,
        Function<PurchaseSummaries, Fit<? extends ParametricModel>> fit) {
    private static final BgNbd CDNOW = new BgNbd(TimeScale.WEEK, 0.243, 4.414, 0.793, 2.426);

    /** Makes customers. */
    interface Maker {
        PurchaseSummaries of(ParametricModel truth, StressSet set, double[] ages, long seed);
    }

    static List<StressedModel> all() {
        return List.of(
                new StressedModel("BG/NBD", StressedModel::bgNbd, CDNOW, StressedModel::play, BgNbd::fit),
                new StressedModel(
                        "MBG/NBD",
                        set -> new MbgNbd(set.unit(), set.r(), set.alpha(), set.a(), set.b()),
                        new MbgNbd(TimeScale.WEEK, 0.525, 6.183, 0.891, 1.614),
                        StressedModel::play,
                        MbgNbd::fit),
                new StressedModel(
                        "MBG/CNBD-3",
                        set -> new MbgCnbd(set.unit(), 3, set.r(), set.alpha() / 3, set.a(), set.b()),
                        new MbgCnbd(TimeScale.WEEK, 3, 0.525, 2.061, 0.891, 1.614),
                        StressedModel::play,
                        customers -> MbgCnbd.fit(customers, 3)),
                new StressedModel(
                        "Pareto/NBD",
                        set -> new ParetoNbd(set.unit(), set.r(), set.alpha(), set.a(), set.b() * set.age() / 2),
                        new ParetoNbd(TimeScale.WEEK, 0.553, 10.578, 0.606, 11.669),
                        StressedModel::play,
                        ParetoNbd::fit),
                new StressedModel(
                        "Gamma-Gamma",
                        set -> new GammaGamma(3 * set.r(), 0.6 + set.b(), set.money()),
                        new GammaGamma(6.25, 3.74, 1544),
                        StressedModel::spend,
                        GammaGamma::fit),
                new StressedModel(
                        "BG/BB",
                        set -> new BgBb(TimeScale.MONTH, set.r(), set.r() * 3 / set.perAge(), set.a(), set.b()),
                        new BgBb(TimeScale.YEAR, 1.204, 0.750, 0.657, 2.784),
                        StressedModel::playPeriods,
                        BgBb::fit));
    }

    private static BgNbd bgNbd(StressSet set) {
        return new BgNbd(set.unit(), set.r(), set.alpha(), set.a(), set.b());
    }

    private static PurchaseSummaries play(ParametricModel truth, StressSet set, double[] ages, long seed) {
        return Simulations.customers((CustomerBaseModel) truth, ages, seed);
    }

    /** Ages of 4 to 40 periods, of the donors' 6. */
    private static PurchaseSummaries playPeriods(ParametricModel truth, StressSet set, double[] ages, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int longest = truth.equals(all().get(5).usual()) ? 6 : 4 + random.nextInt(37);
        double[] periods = new double[ages.length];
        Arrays.setAll(periods, i -> longest == 6 ? 6 : 1 + random.nextInt(longest));
        return Simulations.customers((CustomerBaseModel) truth, periods, seed);
    }

    /** Customers who buy as BG/NBD says, with the model's spend. */
    private static PurchaseSummaries spend(ParametricModel truth, StressSet set, double[] ages, long seed) {
        PurchaseSummaries buying = Simulations.customers(set.equals(StressSet.USUAL) ? CDNOW : bgNbd(set), ages, seed);
        long[] repeats = new long[buying.size()];
        Arrays.setAll(repeats, buying::repeats);
        return buying.withMeanSpend(((GammaGamma) truth).simulate(repeats, seed + 1));
    }

    Fit<? extends ParametricModel> refit(ParametricModel from, PurchaseSummaries customers) {
        return Fits.refit(from, customers);
    }
}
