package io.growth4j.models.ltv;

import io.growth4j.event.Absent;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.util.stream.IntStream;

/** Reads purchase summaries off the standard features of users. */
final class TableSummaries {
    private TableSummaries() {}

    static PurchaseSummaries read(UserTable users, TimeScale unit) {
        long[] orders = users.longs(StandardFeatures.ORDERS);
        long[] firsts = users.instants(StandardFeatures.orderAt(1));
        long[] lasts = users.instants(StandardFeatures.LAST_ORDER_AT);
        long[] revenues = users.longs(StandardFeatures.REVENUE_MINOR);
        int[] rows = IntStream.range(0, users.size())
                .filter(row -> firsts[row] != Absent.LONG)
                .toArray();
        long[] repeats = new long[rows.length];
        double[] recencies = new double[rows.length];
        double[] ages = new double[rows.length];
        double[] spends = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            boolean again = lasts[row] > firsts[row];
            repeats[i] = again ? orders[row] - 1 : 0;
            recencies[i] = again ? (double) (lasts[row] - firsts[row]) / unit.millis() : 0;
            ages[i] = (double) (users.asOfMillis(row) - firsts[row]) / unit.millis();
            spends[i] = (double) revenues[row] / (repeats[i] + 1);
        }
        return PurchaseSummaries.of(unit, repeats, recencies, ages)
                .withMeanSpend(spends)
                .withKeys(users.keys().select(rows));
    }
}
