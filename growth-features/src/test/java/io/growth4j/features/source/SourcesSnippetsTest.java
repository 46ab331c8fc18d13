package io.growth4j.features.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventType;
import io.growth4j.event.RejectedRows;
import io.growth4j.features.arrow.ArrowTables;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on sources shows stands here, and it runs. */
class SourcesSnippetsTest {
    private static final Path PAGE = Path.of("..", "docs", "sources.md");
    private static final Path SOURCE = Path.of("src/test/java/io/growth4j/features/source/SourcesSnippetsTest.java");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void csv_isReadThroughItsMapping() throws IOException {
        Path file = folder.resolve("orders.csv");
        Files.writeString(file, "customer_id,date,dollar_value\n7,19970101,11.77\n8,19970230,1\n");
        long events = 0;

        // region csv
        EventMapping mapping =
                EventMapping.parse("user=customer_id,time=date:yyyyMMdd,type='purchase',amount=dollar_value");
        EventLog log = EventSources.csv(file, mapping);
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                events += batch.size();
            }
        }
        RejectedRows rejected = log.rejectedRows(); // of the pass just ended
        // endregion

        assertThat(events).isEqualTo(1);
        assertThat(rejected.count()).isEqualTo(1);
    }

    @Test
    void builder_makesTheSameMapping() {
        // region builder
        EventMapping mapping = EventMapping.builder()
                .column("user", "customer_id")
                .column("time", "date", "yyyyMMdd")
                .constantType(EventType.PURCHASE)
                .column("amount", "dollar_value")
                .zone(ZoneId.of("America/New_York"))
                .build();
        // endregion

        assertThat(mapping)
                .isEqualTo(EventMapping.parse("user=customer_id,time=date:yyyyMMdd,type='purchase',"
                        + "amount=dollar_value,zone=America/New_York"));
    }

    @Test
    void rejectedRows_areCountedAndExplained() throws IOException {
        Path file = folder.resolve("events.csv");
        Files.writeString(file, "u,t,k\na,2025-01-01,view\nb,yesterday,view\n,2025-01-01,view\n");
        EventLog log = EventSources.csv(file, EventMapping.parse("user=u,time=t,type=k"));
        Logs.count(log);

        // region rejected
        RejectedRows rejected = log.rejectedRows();
        rejected.count(); // 2
        rejected.samples().get(0); // line 3: column 't' = 'yesterday' is not a time of the format iso
        // endregion

        assertThat(rejected.count()).isEqualTo(2);
        assertThat(rejected.samples().get(0))
                .isEqualTo(new RejectedRows.Sample(3, "column 't' = 'yesterday' is not a time of the format iso"));
    }

    @Test
    void table_goesOutAndIn() {
        Path file = folder.resolve("features.arrow");
        Feature.OfLong orders = new Feature.OfLong("orders", "orders", "how often bought");
        UserTable users = UserTable.of(FeatureSchema.of(orders), UserKeys.of(1L, 2L), 0)
                .column(orders, new long[] {3, 4})
                .build();

        // region table
        ArrowTables.write(users, file);
        UserTable same = ArrowTables.read(file);
        // endregion

        assertThat(same.longs(orders)).containsExactly(3, 4);
    }

    @Test
    void everyJavaBlockOfThePage_standsInThisTest() throws IOException {
        String source = squeezed(Files.readString(SOURCE));
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        int count = 0;
        while (blocks.find()) {
            assertThat(source).contains(squeezed(blocks.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(4);
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
