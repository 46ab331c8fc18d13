package io.growth4j.models.ltv;

import io.growth4j.report.Plot;
import io.growth4j.report.Plot.Series;
import io.growth4j.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How well a model describes customers: the pictures by which Fader and Hardie judge one, as data and as plots.
 * Immutable; each method computes anew.
 */
public final class GoodnessOfFit {
    private final CustomerBaseModel model;
    private final PurchaseSummaries customers;

    private GoodnessOfFit(CustomerBaseModel model, PurchaseSummaries customers) {
        this.model = model;
        this.customers = customers;
    }

    /**
     * Sets a model against customers.
     *
     * @param model the model
     * @param customers those it was fitted on, or others in the same unit
     * @return the comparison
     * @throws IllegalArgumentException if the units differ
     */
    public static GoodnessOfFit of(CustomerBaseModel model, PurchaseSummaries customers) {
        Units.require(model.unit(), customers);
        return new GoodnessOfFit(model, customers);
    }

    /**
     * How many customers bought again 0, 1, 2, … times, and how many the model expects, each customer over their own
     * age.
     *
     * @param cap the last class holds all with so many repeats or more; above 0
     * @return bars of actual and expected numbers of customers; {@link Plot#table()} has the numbers
     */
    public Plot frequencies(int cap) {
        requireCap(cap);
        double[] actual = new double[cap + 1];
        for (int row = 0; row < customers.size(); row++) {
            actual[(int) Math.min(cap, customers.repeats(row))] += customers.weight(row);
        }
        double[] expected = new double[cap + 1];
        weightByAge().forEach((age, weight) -> {
            double rest = 1;
            for (int count = 0; count < cap; count++) {
                double probability = age == 0 ? (count == 0 ? 1 : 0) : model.probability(age, count);
                expected[count] += weight * probability;
                rest -= probability;
            }
            expected[cap] += weight * Math.max(0, rest);
        });
        return new Plot.Bars(
                "Customers by repeat purchases",
                "customers",
                classes(cap),
                List.of(series("actual", actual), series("expected", expected)),
                false);
    }

    /**
     * Repeat purchases of all customers since the first of them came, period by period, and what the model expects.
     *
     * @param periods how many periods of the model's unit to show
     * @return cumulative lines, expected and, where the summaries come from a log, actual
     */
    public Plot tracking(int periods) {
        Map<Double, Double> ages = weightByAge();
        double oldest = ages.keySet().stream().mapToDouble(age -> age).max().orElse(0);
        double[] expected = new double[periods];
        double[] actual = new double[periods];
        long[] counts = customers.repeatsByPeriod();
        double reached = 0;
        for (int period = 0; period < periods; period++) {
            double now = period + 1.0;
            for (Map.Entry<Double, Double> age : ages.entrySet()) {
                double lived = now - (oldest - age.getKey());
                expected[period] += lived <= 0 ? 0 : age.getValue() * model.expectedPurchases(lived);
            }
            reached += period < counts.length ? counts[period] : Double.NaN;
            actual[period] = reached;
        }
        List<Series> lines = new ArrayList<>();
        if (counts.length > 0) {
            lines.add(series("actual", actual));
        }
        lines.add(series("expected", expected));
        List<Double> x =
                IntStream.rangeClosed(1, periods).mapToObj(i -> (double) i).toList();
        return new Plot.Lines("Cumulative repeat purchases", unitName() + "s", "repeat purchases", x, lines);
    }

    /**
     * Mean purchases in the hold-out period of customers with 0, 1, 2, … repeats before it, and what the model expects
     * of the same customers.
     *
     * @param cap the last class holds all with so many repeats or more; above 0
     * @return a table: repeats, customers, mean actual, mean expected; means are null for empty classes
     * @throws IllegalStateException if the customers have no hold-out
     */
    public Table holdoutByFrequency(int cap) {
        double[][] sums = sumsByFrequency(cap);
        Table.Builder table = Table.of(holdoutTitle(), "repeats before", "customers", "mean actual", "mean expected");
        List<String> classes = classes(cap);
        for (int i = 0; i <= cap; i++) {
            table.row(classes.get(i), sums[0][i], mean(sums[1][i], sums[0][i]), mean(sums[2][i], sums[0][i]));
        }
        return table.build();
    }

    /**
     * {@link #holdoutByFrequency(int)} as a picture, the conditional expectations of Fader, Hardie and Lee 2005.
     *
     * @param cap the last class holds all with so many repeats or more; above 0
     * @return bars of mean actual and mean expected purchases; NaN for empty classes
     * @throws IllegalStateException if the customers have no hold-out
     */
    public Plot conditionalExpectations(int cap) {
        double[][] sums = sumsByFrequency(cap);
        double[] actual = new double[cap + 1];
        double[] expected = new double[cap + 1];
        for (int i = 0; i <= cap; i++) {
            actual[i] = sums[1][i] / sums[0][i];
            expected[i] = sums[2][i] / sums[0][i];
        }
        return new Plot.Bars(
                holdoutTitle(),
                "mean purchases",
                classes(cap),
                List.of(series("actual", actual), series("expected", expected)),
                false);
    }

    private String holdoutTitle() {
        return "Purchases in the hold-out period of " + customers.holdoutLength() + " " + unitName() + "s";
    }

    /** For each number of repeats: customers, their purchases in the hold-out period, and those expected. */
    private double[][] sumsByFrequency(int cap) {
        requireCap(cap);
        double[][] sums = new double[3][cap + 1];
        double length = customers.holdoutLength();
        for (int row = 0; row < customers.size(); row++) {
            int frequency = (int) Math.min(cap, customers.repeats(row));
            double weight = customers.weight(row);
            double expected =
                    model.expectedPurchases(customers.repeats(row), customers.recency(row), customers.age(row), length);
            sums[0][frequency] += weight;
            sums[1][frequency] += weight * customers.holdout(row);
            sums[2][frequency] += weight * expected;
        }
        return sums;
    }

    private static @Nullable Double mean(double sum, double number) {
        return number == 0 ? null : sum / number;
    }

    private Map<Double, Double> weightByAge() {
        Map<Double, Double> weights = new TreeMap<>();
        for (int row = 0; row < customers.size(); row++) {
            weights.merge(customers.age(row), customers.weight(row), Double::sum);
        }
        return weights;
    }

    private String unitName() {
        return model.unit().name().toLowerCase(Locale.ROOT);
    }

    private static void requireCap(int cap) {
        if (cap < 1) {
            throw new IllegalArgumentException("cap " + cap + " must be at least 1");
        }
    }

    private static List<String> classes(int cap) {
        return IntStream.rangeClosed(0, cap)
                .mapToObj(i -> i == cap ? i + "+" : Integer.toString(i))
                .toList();
    }

    private static Series series(String name, double[] values) {
        return new Series(name, Arrays.stream(values).boxed().toList());
    }
}
