package io.growth4j.segment.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.segment.rule.Decision;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The customers of the R package rfm, each with its published scores and segment; needs the folder of real data. */
@EnabledIfSystemProperty(named = "growth4j.data", matches = ".+")
class PublishedSegmentsTest {
    @Test
    void everyCustomer_hasThePublishedScoresAndSegment() throws IOException {
        Path file = Path.of(System.getProperty("growth4j.data"), "rfm_orders_customers.csv");
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(line.split(","));
        }
        rows.remove(0);
        UserTable users = Users.bought(column(rows, 1, 1), column(rows, 2, 1), column(rows, 3, 100));
        RfmScoreRule scores = RfmScoring.quantile(5).fit(users);
        Decision<RfmScore> decision = scores.bind(users.schema());
        assertThat(rows).hasSize(995);
        for (int row = 0; row < rows.size(); row++) {
            String[] published = rows.get(row);
            RfmScore score = decision.decide(users.row(row));
            assertThat(score).hasToString(published[4] + published[5] + published[6]);
            assertThat(NamedRanges.standard().name(score)).isEqualTo(published[7]);
        }
    }

    private static long[] column(List<String[]> rows, int column, int scale) {
        return rows.stream()
                .mapToLong(row -> scale * Long.parseLong(row[column]))
                .toArray();
    }
}
