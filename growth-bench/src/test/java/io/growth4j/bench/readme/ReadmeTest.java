package io.growth4j.bench.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.EventLog;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.source.EventMapping;
import io.growth4j.features.source.EventSources;
import io.growth4j.segment.Segmentation;
import io.growth4j.segment.Segmenter;
import io.growth4j.segment.Segmenters;
import io.growth4j.segment.UserSegments;
import io.growth4j.segment.rfm.RfmCell;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what stands here, and it runs. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path SOURCE = Path.of("src/test/java/io/growth4j/bench/readme/ReadmeTest.java");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void firstExample_runs(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("orders.csv");
        Files.writeString(file, "customer_id,date,amount\n7,2026-01-05,20.00\n7,2026-01-20,35.50\n8,2025-11-01,9.90\n");
        Instant asOf = Instant.parse("2026-02-01T00:00:00Z");

        // region first
        EventMapping columns =
                EventMapping.parse("user=customer_id,time=date:yyyy-MM-dd,type='purchase',amount=amount");
        try (EventLog log = EventSources.csv(file, columns)) {
            UserTable users = FeaturePipeline.of(FeatureSets.standard())
                    .asOf(asOf)
                    .run(log)
                    .users();

            Segmenter<UserSegments> segmenter = Segmenters.standard();
            Segmentation<UserSegments> everybody = segmenter.segment(users); // a table of users
            UserSegments one = segmenter.segment(users.row(0)); // one user: some nanoseconds, nothing allocated
            segmenter.explain(users.row(0)).lines().forEach(System.out::println); // the rules and values that decided
            // endregion

            assertThat(everybody.size()).isEqualTo(2);
            assertThat(one.rfm()).isIn((Object[]) RfmCell.values());
        }
    }

    @Test
    void everyJavaBlock_standsInThisTest_andTheFirstByLine30() throws IOException {
        String readme = Files.readString(README);
        String source = squeezed(Files.readString(SOURCE));
        Matcher blocks = BLOCK.matcher(readme);
        int count = 0;
        while (blocks.find()) {
            assertThat(source).contains(squeezed(blocks.group(1).replaceFirst("\\}\\s*$", "")));
            count++;
        }
        assertThat(count).isPositive();
        assertThat(readme.lines().limit(30)).contains("```java");
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
