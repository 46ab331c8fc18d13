package io.growth4j.features.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.features.internal.ipc.IpcFiles;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowTablesTest {
    private static final Feature.OfLong ORDERS = new Feature.OfLong("orders", "orders", "how often bought");
    private static final Feature.OfDouble GAP = new Feature.OfDouble("gap", "days", "how regular");
    private static final Feature.OfInstant SEEN = new Feature.OfInstant("seen", "when last seen");
    private static final Feature.OfCategory CHANNEL = new Feature.OfCategory("channel", "where from");

    @TempDir
    Path folder;

    @Property(tries = 40, seed = "12")
    void tables_readBackAsTheyWere(
            @ForAll @IntRange(min = 0, max = 200) int size, @ForAll boolean numbers, @ForAll long seed)
            throws IOException {
        Path file = Files.createTempFile("users", ".arrow");
        try {
            UserTable table = table(size, numbers, new Random(seed));
            ArrowTables.write(table, file);
            requireEqual(table, ArrowTables.read(file));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void bigTable_isWrittenInSeveralBatches() {
        Path file = folder.resolve("users.arrow");
        UserTable table = table(150_000, false, new Random(4));
        ArrowTables.write(table, file);
        requireEqual(table, ArrowTables.read(file));
    }

    private static UserTable table(int size, boolean numbers, Random random) {
        Map<Feature, String> definitions = new LinkedHashMap<>();
        definitions.put(ORDERS, "{\"kind\":\"Count\"}");
        definitions.put(GAP, "{\"kind\":\"Median\"}");
        definitions.put(SEEN, "{\"kind\":\"Last\"}");
        definitions.put(CHANNEL, "{\"kind\":\"First\"}");
        UserKeys keys = numbers
                ? UserKeys.of(random.longs(size).toArray())
                : UserKeys.of(random.ints(size).mapToObj(i -> "ü" + i % 1000).toArray(String[]::new));
        Dictionary channels = Dictionary.of(List.of("web", "öpp", "store"));
        return UserTable.of(
                        FeatureSchema.of(definitions),
                        keys,
                        random.longs(size, 0, 1L << 40).toArray())
                .column(
                        ORDERS,
                        random.longs(size, -1, 5)
                                .map(n -> n < 0 ? Absent.LONG : n)
                                .toArray())
                .column(
                        GAP,
                        random.doubles(size).map(x -> x < 0.2 ? Double.NaN : x).toArray())
                .column(
                        SEEN,
                        random.longs(size, -1, 5)
                                .map(n -> n < 0 ? Absent.LONG : n)
                                .toArray())
                .column(CHANNEL, random.ints(size, -1, 3).toArray(), channels)
                .build();
    }

    private static void requireEqual(UserTable expected, UserTable actual) {
        assertThat(actual.schema()).isEqualTo(expected.schema());
        assertThat(actual.size()).isEqualTo(expected.size());
        assertThat(actual.longs(ORDERS)).isEqualTo(expected.longs(ORDERS));
        assertThat(actual.doubles(GAP)).isEqualTo(expected.doubles(GAP));
        assertThat(actual.instants(SEEN)).isEqualTo(expected.instants(SEEN));
        assertThat(actual.codes(CHANNEL)).isEqualTo(expected.codes(CHANNEL));
        assertThat(actual.dictionary(3).text(1)).isEqualTo("öpp");
        for (int row = 0; row < expected.size(); row++) {
            if (!actual.keys().text(row).equals(expected.keys().text(row))
                    || actual.asOfMillis(row) != expected.asOfMillis(row)) {
                assertThat(actual.row(row).userId()).isEqualTo(expected.row(row).userId());
                assertThat(actual.asOfMillis(row)).isEqualTo(expected.asOfMillis(row));
            }
        }
    }

    @Test
    void file_saysWhatItsColumnsMean() throws IOException {
        Path file = folder.resolve("users.arrow");
        UserTable table = table(3, true, new Random(1));
        ArrowTables.write(table, file);
        try (BufferAllocator allocator = new RootAllocator();
                ArrowReader reader = IpcFiles.open(file, allocator)) {
            Map<String, String> metadata =
                    reader.getVectorSchemaRoot().getSchema().getCustomMetadata();
            assertThat(metadata)
                    .containsEntry("growth4j.fingerprint", table.schema().fingerprint());
            Field gap = reader.getVectorSchemaRoot().getSchema().findField("gap");
            assertThat(gap.getMetadata())
                    .containsEntry("growth4j.unit", "days")
                    .containsEntry("growth4j.definition", "{\"kind\":\"Median\"}");
        }
    }

    @Test
    void damagedFile_isRefused() throws IOException {
        Path file = folder.resolve("users.arrow");
        ArrowTables.write(table(40, false, new Random(2)), file);
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 1 + length / 20) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> ArrowTables.read(file)).isInstanceOf(UncheckedIOException.class);
        }
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            Throwable thrown = catchThrowable(() -> ArrowTables.read(file));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(UncheckedIOException.class);
            }
        }
    }

    @Test
    void changedByte_isNoticedByTheChecksum() throws IOException {
        Path file = folder.resolve("users.arrow");
        ArrowTables.write(table(40, true, new Random(2)), file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> ArrowTables.read(file))
                .hasMessageContaining("users.arrow")
                .hasMessageContaining("checksum");
    }

    @Test
    void featureWithTheNameOfAKeyColumn_isRefused() throws IOException {
        Feature.OfLong clash = new Feature.OfLong("user_id", "", "clashes");
        UserTable table = UserTable.of(FeatureSchema.of(clash), UserKeys.of(1L), 0)
                .column(clash, new long[] {1})
                .build();
        assertThatThrownBy(() -> ArrowTables.write(table, folder.resolve("x.arrow")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user_id");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void otherFile_isNoTable() throws IOException {
        Path file = folder.resolve("other.arrow");
        Files.writeString(file, "not an Arrow file at all, but long enough to look at");
        assertThatThrownBy(() -> ArrowTables.read(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("other.arrow")
                .hasMessageContaining("no Arrow file");
    }
}
