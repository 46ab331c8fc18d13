package io.growth4j.models.ltv;

import io.growth4j.event.Absent;
import io.growth4j.score.LtvModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;

/**
 * Scores users by what they will be worth, in minor units: repeats are orders less one, recency and age come from the
 * instants of the first and last order and of the snapshot, mean spend is revenue per order.
 *
 * <p>A user who never ordered is no customer yet and scores NaN. Immutable, thread-safe; one user allocates nothing.
 */
public final class CustomerValueScorer implements LtvModel {
    private final CustomerValue value;
    private final FeatureSchema schema;
    private final int orders;
    private final int first;
    private final int last;
    private final int revenue;
    private final double unit;

    CustomerValueScorer(CustomerValue value, FeatureSchema schema) {
        this.value = value;
        this.schema = schema;
        orders = schema.slot(StandardFeatures.ORDERS);
        first = schema.slot(StandardFeatures.orderAt(1));
        last = schema.slot(StandardFeatures.LAST_ORDER_AT);
        revenue = schema.slot(StandardFeatures.REVENUE_MINOR);
        unit = value.purchases().unit().millis();
    }

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    private void requireSame(FeatureSchema other) {
        if (!schema.equals(other)) {
            throw new IllegalArgumentException("users of another schema: " + schema.differences(other));
        }
    }

    @Override
    public double score(UserSnapshot user) {
        requireSame(user.schema());
        long begin = user.longAt(first);
        if (begin == Absent.LONG) {
            return Double.NaN;
        }
        long end = user.longAt(last);
        long repeats = end > begin ? user.longAt(orders) - 1 : 0;
        double age = (user.asOfMillis() - begin) / unit;
        double spend = (double) user.longAt(revenue) / (repeats + 1);
        return value.of(repeats, repeats == 0 ? 0 : (end - begin) / unit, age, spend);
    }

    @Override
    public double[] score(UserTable users) {
        requireSame(users.schema());
        long[] counts = (long[]) users.column(orders);
        long[] begins = (long[]) users.column(first);
        long[] ends = (long[]) users.column(last);
        long[] paid = (long[]) users.column(revenue);
        double[] scores = new double[users.size()];
        AgeCurves curves = value.curves();
        double margin = value.terms().margin();
        for (int row = 0; row < scores.length; row++) {
            if (begins[row] == Absent.LONG) {
                scores[row] = Double.NaN;
                continue;
            }
            long repeats = ends[row] > begins[row] ? counts[row] - 1 : 0;
            double age = (users.asOfMillis(row) - begins[row]) / unit;
            double recency = repeats == 0 ? 0 : (ends[row] - begins[row]) / unit;
            scores[row] = value.purchases().alive(repeats, recency, age)
                    * curves.of(repeats, recency, age)
                    * margin
                    * value.spend().expectedSpend(repeats, (double) paid[row] / (repeats + 1));
        }
        return scores;
    }
}
