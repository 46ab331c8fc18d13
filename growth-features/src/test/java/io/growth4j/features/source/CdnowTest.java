package io.growth4j.features.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.features.arrow.ArrowEvents;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The CDNOW purchases of 1997 and 1998; runs where {@code growth4j.data} names the folder of the file. */
@EnabledIfSystemProperty(named = "growth4j.data", matches = ".+")
class CdnowTest {
    private static final EventMapping MAPPING =
            EventMapping.parse("user=customer_id,time=date:yyyyMMdd,type='purchase',amount=dollar_value");

    private static final EventMapping TEXT_USERS =
            EventMapping.parse("user=customer_id:text,time=date:yyyyMMdd,type='purchase',amount=dollar_value");

    private static Path file() {
        return Path.of(System.getProperty("growth4j.data", ""), "cdnow_master.csv");
    }

    @Test
    void allPurchases_areReadWithoutARejectedRow() {
        EventLog log = EventSources.csv(file(), MAPPING);
        requireWhole(log);
    }

    @Test
    void arrowCopy_holdsTheSameEvents(@TempDir Path folder) {
        EventLog log = EventSources.csv(file(), MAPPING);
        ArrowEvents.write(log, folder.resolve("cdnow.arrow"));
        EventLog copy = EventSources.arrow(folder.resolve("cdnow.arrow"));
        requireWhole(copy);
        assertThat(Logs.rows(copy)).isEqualTo(Logs.rows(log));
    }

    @Test
    void parquetCopy_holdsTheSameEvents(@TempDir Path folder) throws SQLException {
        Path copy = folder.resolve("cdnow.parquet");
        try (Duck duck = new Duck()) {
            duck.run("copy (select * from read_csv('" + file() + "')) to '" + copy + "' (format parquet)");
        }
        EventLog log = EventSources.parquet(copy, TEXT_USERS);
        requireWhole(log);
        assertThat(Logs.rows(log)).isEqualTo(Logs.rows(EventSources.csv(file(), MAPPING)));
    }

    private static void requireWhole(EventLog log) {
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
