package io.growth4j.models.survival;

import java.util.Arrays;

/** The cumulative hazard at mean covariates, with Efron's share-out of ties. */
final class Baseline {
    private final double[] times;
    private final double[] hazard;

    Baseline(Lifetimes lifetimes, int[] byFallingDuration, double[] risk) {
        int n = byFallingDuration.length;
        double[] fallingTimes = new double[n];
        double[] steps = new double[n];
        int distinct = 0;
        double atRisk = 0;
        int next = 0;
        while (next < n) {
            double time = lifetimes.duration(byFallingDuration[next]);
            double tied = 0;
            int deaths = 0;
            for (; next < n && lifetimes.duration(byFallingDuration[next]) == time; next++) {
                double weight = Math.exp(risk[byFallingDuration[next]]);
                atRisk += weight;
                if (lifetimes.ended(byFallingDuration[next])) {
                    tied += weight;
                    deaths++;
                }
            }
            for (int death = 0; death < deaths; death++) {
                steps[distinct] += 1 / (atRisk - tied * death / deaths);
            }
            fallingTimes[distinct] = time;
            distinct += deaths > 0 ? 1 : 0;
        }
        times = new double[distinct];
        hazard = new double[distinct];
        double sum = 0;
        for (int i = 0; i < distinct; i++) {
            times[i] = fallingTimes[distinct - 1 - i];
            sum += steps[distinct - 1 - i];
            hazard[i] = sum;
        }
    }

    double at(double time) {
        int found = Arrays.binarySearch(times, time);
        int i = found >= 0 ? found : -found - 2;
        return i < 0 ? 0 : hazard[i];
    }
}
