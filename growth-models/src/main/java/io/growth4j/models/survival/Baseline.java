package io.growth4j.models.survival;

/** The cumulative hazard at mean covariates, with Efron's share-out of ties. */
final class Baseline {
    private final RiskTable table;
    private final double[] hazard;

    Baseline(Lifetimes lifetimes, int[] byFallingDuration, double[] risk) {
        table = new RiskTable(lifetimes, byFallingDuration);
        hazard = new double[table.times.length];
        double atRisk = 0;
        int next = 0;
        for (int i = hazard.length - 1; i >= 0; i--) {
            double tied = 0;
            for (; next < table.atRisk[i]; next++) {
                double weight = Math.exp(risk[byFallingDuration[next]]);
                atRisk += weight;
                tied += lifetimes.ended(byFallingDuration[next]) ? weight : 0;
            }
            for (int death = 0; death < table.ended[i]; death++) {
                hazard[i] += 1 / (atRisk - tied * death / table.ended[i]);
            }
        }
        for (int i = 1; i < hazard.length; i++) {
            hazard[i] += hazard[i - 1];
        }
    }

    double at(double time) {
        int i = table.at(time);
        return i < 0 ? 0 : hazard[i];
    }
}
