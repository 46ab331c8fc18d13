package io.growth4j.loyalty.points;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A user who earned far more on a day than the others: worth a look before the points are spent.
 *
 * @param accountId the account
 * @param points what it earned on the day
 * @param z how many standard deviations above the mean of the day
 */
public record EarningOutlier(String accountId, long points, double z) {
    /**
     * The outliers of a day: z = (points − mean)/standard deviation of the day's earners.
     *
     * @param earned points of each account that earned on the day
     * @param threshold the smallest z that is reported, above 0
     * @return the largest z first, then by account; none if all earned the same
     */
    public static List<EarningOutlier> of(Map<String, Long> earned, double threshold) {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold " + threshold + " is not above 0");
        }
        double mean = mean(earned.values());
        double deviation = deviation(earned.values(), mean);
        List<EarningOutlier> outliers = new ArrayList<>();
        earned.forEach((account, points) -> {
            double z = (points - mean) / deviation;
            if (z >= threshold) {
                outliers.add(new EarningOutlier(account, points, z));
            }
        });
        outliers.sort(
                Comparator.comparingDouble(EarningOutlier::z).reversed().thenComparing(EarningOutlier::accountId));
        return List.copyOf(outliers);
    }

    private static double mean(Collection<Long> values) {
        return values.stream().mapToDouble(Long::doubleValue).average().orElse(Double.NaN);
    }

    private static double deviation(Collection<Long> values, double mean) {
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }
}
