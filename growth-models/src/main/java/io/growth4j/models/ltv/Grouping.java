package io.growth4j.models.ltv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Customers with equal summaries as one row each, in the order in which they first appear: the cost of a fit then
 * depends on distinct rows. Rows are found by open addressing on the bits of the three numbers.
 */
final class Grouping {
    private final TimeScale unit;
    private long[] repeats;
    private double[] recencies;
    private double[] ages;
    private double[] weights;
    private final double @Nullable [] spacings;
    private int size;

    Grouping(PurchaseSummaries all, boolean withSpacing) {
        unit = all.unit();
        int rows = all.size();
        repeats = new long[rows];
        recencies = new double[rows];
        ages = new double[rows];
        weights = new double[rows];
        spacings = withSpacing && all.hasSpacing() ? new double[rows] : null;
        int[] slots = new int[Math.max(16, Integer.highestOneBit(Math.max(1, rows)) * 4)];
        for (int row = 0; row < rows; row++) {
            int to = place(all.repeats(row), all.recency(row), all.age(row), slots);
            weights[to] += all.weight(row);
            if (spacings != null) {
                spacings[to] += all.weight(row) * all.spacing(row);
            }
        }
        repeats = Arrays.copyOf(repeats, size);
        recencies = Arrays.copyOf(recencies, size);
        ages = Arrays.copyOf(ages, size);
        weights = Arrays.copyOf(weights, size);
    }

    private int place(long x, double recency, double age, int[] slots) {
        long bits = (x * 0x9E3779B97F4A7C15L + Double.doubleToRawLongBits(recency)) * 0xBF58476D1CE4E5B9L
                + Double.doubleToRawLongBits(age);
        bits = (bits ^ (bits >>> 31)) * 0x94D049BB133111EBL;
        int slot = (int) (bits >>> 33) & (slots.length - 1);
        while (slots[slot] != 0) {
            int row = slots[slot] - 1;
            if (repeats[row] == x && recencies[row] == recency && ages[row] == age) {
                return row;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        repeats[size] = x;
        recencies[size] = recency;
        ages[size] = age;
        slots[slot] = ++size;
        return size - 1;
    }

    PurchaseSummaries summaries() {
        PurchaseSummaries grouped =
                PurchaseSummaries.of(unit, repeats, recencies, ages).withWeights(weights);
        if (spacings == null) {
            return grouped;
        }
        double[] means = new double[size];
        Arrays.setAll(means, row -> spacings[row] / weights[row]);
        return grouped.withSpacing(means);
    }
}
