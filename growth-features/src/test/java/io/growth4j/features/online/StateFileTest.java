package io.growth4j.features.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import io.growth4j.features.TestLog;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.user.Feature;
import io.growth4j.user.UserSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final Feature.OfLong EVENTS = new Feature.OfLong("n", "", "events");
    private static final Feature.OfLong VIEWS = new Feature.OfLong("views", "", "views");
    private static final FeatureSet FEATURES = FeatureSet.of(
            FeatureDefinition.of(EVENTS, Aggregations.count()),
            FeatureDefinition.of(VIEWS, Aggregations.count(), EventFilter.types(EventType.VIEW)));
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void save() {
        file = folder.resolve("users.state");
        OnlineFeatures online =
                OnlineFeatures.of(FEATURES, TestLog.of(List.of()).schema());
        online.accept(Event.of("a", EventType.VIEW, NOON));
        online.accept(Event.of("b", EventType.LOGIN, NOON));
        online.settle(NOON.plusSeconds(1));
        online.save(file);
    }

    @Test
    void savedFile_isReplacedWhole_andReadAgain() throws IOException {
        OnlineFeatures loaded = OnlineFeatures.load(file, FEATURES);
        assertThat(loaded.recentEvents()).isZero();
        loaded.accept(Event.of("a", EventType.LOGIN, NOON.plusSeconds(2)));
        loaded.save(file);
        OnlineFeatures again = OnlineFeatures.load(file, FEATURES);
        assertThat(again.snapshot("a", NOON.plusSeconds(3)).longAt(0)).isEqualTo(2);
        assertThat(again.snapshot("a", NOON.plusSeconds(3)).longAt(1)).isEqualTo(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void truncatedAnywhere_isRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 97) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> OnlineFeatures.load(file, FEATURES))
                    .isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class)
                    .hasMessageContaining("users.state");
        }
    }

    @Test
    void anyBitFlipped_isRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at += 13) {
            bytes[at] ^= 4;
            Files.write(file, bytes);
            assertThatThrownBy(() -> OnlineFeatures.load(file, FEATURES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("users.state");
            bytes[at] ^= 4;
        }
    }

    @Test
    void newerFormat_isNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putLong(4 + "growth4j feature state".length(), 3);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) checksum.getValue());
        Files.write(file, bytes);
        assertThatThrownBy(() -> OnlineFeatures.load(file, FEATURES))
                .hasMessageContaining("format 3")
                .hasMessageContaining("newer version");
    }

    @Test
    void otherFeatures_areNamed() {
        FeatureSet others = FeatureSet.of(
                FeatureDefinition.of(EVENTS, Aggregations.count()),
                FeatureDefinition.of(VIEWS, Aggregations.count(), EventFilter.types(EventType.CLICK)));
        assertThatThrownBy(() -> OnlineFeatures.load(file, others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state of other features")
                .hasMessageContaining("'views'")
                .hasMessageNotContaining("'n'");
    }

    @Test
    void noFolder_leavesNothingBehind() {
        OnlineFeatures online = OnlineFeatures.load(file, FEATURES);
        Path nowhere = folder.resolve("no").resolve("such");
        assertThatThrownBy(() -> online.save(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write feature state");
        assertThatThrownBy(() -> OnlineFeatures.load(nowhere, FEATURES))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot read feature state");
    }

    /** Three hundred users of the first format, who lay in twice as many partitions: half of their events are folded. */
    @Test
    void usersOfTheFirstFormat_moveToThePartitionsOfToday() {
        OnlineFeatures loaded = OnlineFeatures.load(Path.of("src/test/resources/state/format-1-many.state"), FEATURES);
        assertThat(loaded.users()).isEqualTo(300);
        assertThat(loaded.recentEvents()).isEqualTo(300);
        for (int user = 0; user < 300; user++) {
            UserSnapshot snapshot = loaded.snapshot("user" + user, NOON.plusSeconds(1));
            assertThat(snapshot.longAt(0)).isEqualTo(2);
            assertThat(snapshot.longAt(1)).isEqualTo(user % 3 == 0 ? 2 : 1);
        }
    }

    @Test
    void firstFormat_isStillRead() {
        OnlineFeatures loaded = OnlineFeatures.load(Path.of("src/test/resources/state/format-1.state"), FEATURES);
        assertThat(loaded.users()).isEqualTo(2);
        assertThat(loaded.snapshot("a", NOON.plusSeconds(1)).longAt(1)).isEqualTo(1);
        assertThat(loaded.snapshot("b", NOON.plusSeconds(1)).longAt(1)).isZero();
    }
}
