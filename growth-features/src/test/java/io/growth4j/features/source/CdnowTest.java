package io.growth4j.features.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The CDNOW purchases of 1997 and 1998; runs where {@code growth4j.data} names the folder of the file. */
@EnabledIfSystemProperty(named = "growth4j.data", matches = ".+")
class CdnowTest {
    static final EventMapping MAPPING =
            EventMapping.parse("user=customer_id,time=date:yyyyMMdd,type='purchase',amount=dollar_value");

    static Path file() {
        return Path.of(System.getProperty("growth4j.data", ""), "cdnow_master.csv");
    }

    @Test
    void allPurchases_areReadWithoutARejectedRow() {
        EventLog log = EventSources.csv(file(), MAPPING);
        requireWhole(log);
    }

    static void requireWhole(EventLog log) {
        long events = 0;
        long revenue = 0;
        int users = 0;
        int amount = log.schema().slot(EventSchema.AMOUNT);
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                events += batch.size();
                users = batch.dictionary(EventSchema.USER_SLOT).size();
                for (int row = 0; row < batch.size(); row++) {
                    revenue += batch.longs(amount)[row];
                }
            }
        }
        assertThat(events).isEqualTo(69_659);
        assertThat(users).isEqualTo(23_570);
        assertThat(revenue).isEqualTo(250_031_563L);
        assertThat(log.rejectedRows().count()).isZero();
    }
}
