package io.growth4j.features.online;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.Event;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on features kept up to date shows stands here, and it runs. */
class OnlineSnippetsTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void service_andDailyJob() {
        FeatureSet features = FeatureSets.standard();
        Instant midnight = Instant.parse("2025-06-03T00:00:00Z");
        EventLog todaysLog =
                EventLogs.of(List.of(Event.of("u-42", EventType.VIEW, Instant.parse("2025-06-02T12:00:00Z"))));
        EventSchema schema = todaysLog.schema();
        Path yesterday = folder.resolve("2025-06-01.state");
        Path today = folder.resolve("2025-06-02.state");

        // region service
        OnlineFeatures online = OnlineFeatures.of(features, schema, Duration.ofDays(2));
        online.accept(Event.of("u-42", EventType.PURCHASE, Instant.parse("2025-06-01T12:00:00Z"))
                .withAmount(4990));
        UserSnapshot now = online.snapshot("u-42", Instant.parse("2025-06-01T12:00:01Z"));
        online.settle(Instant.parse("2025-06-02T00:00:00Z")); // nothing before it will be asked for
        // endregion

        online.save(yesterday);

        // region daily
        OnlineFeatures state = OnlineFeatures.load(yesterday, features);
        state.accept(todaysLog);
        state.settle(midnight);
        UserTable users = state.table(midnight);
        state.save(today);
        // endregion

        assertThat(now.longAt(now.schema().slot(StandardFeatures.ORDERS))).isEqualTo(1);
        assertThat(users.longs(StandardFeatures.EVENTS)).containsExactly(2);
        assertThat(today).isNotEmptyFile();
    }

    @Test
    void page_showsOnlyCodeThatRunsHere() throws IOException {
        String source =
                packed(Files.readString(Path.of("src/test/java/io/growth4j/features/online/OnlineSnippetsTest.java")));
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "online-features.md")));
        int count = 0;
        while (blocks.find()) {
            assertThat(source).contains(packed(blocks.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(2);
    }

    /** Without white space: the page breaks its lines elsewhere. */
    private static String packed(String code) {
        return code.replaceAll("\\s", "");
    }
}
