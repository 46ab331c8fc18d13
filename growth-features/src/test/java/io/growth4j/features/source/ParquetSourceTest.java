package io.growth4j.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.growth4j.event.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetSourceTest {
    private static final String ROWS = "select 7::bigint as u, timestamp '2025-07-01 12:00:00' as t,"
            + " timestamptz '2025-07-01 12:00:00.25+02' as z, date '2025-07-01' as d, 'view' as k,"
            + " 12.345::decimal(10,3) as a, 0.5::double as p, 3::integer as i, true as f,"
            + " 1.005::decimal(30,3) as big, [1, 2] as list"
            + " union all select 8, null, null, null, null, null, null, null, null, null, null";

    @TempDir
    Path folder;

    private Path write(String select, String options) {
        Path file = folder.resolve("events.parquet");
        try (Duck duck = new Duck()) {
            duck.run("copy (" + select + ") to '" + file + "' (format parquet" + options + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", codec uncompressed", ", codec zstd"})
    void columnsOfManyTypes_canBeMapped(String options) {
        EventMapping mapping = EventMapping.parse("user=u,time=z,known_at=t,type=k,amount=a,attribute.day=d,item=i,"
                + "attribute.flag=f,attribute.p=p,attribute.big=big:double,zone=Europe/Berlin");
        EventLog log = EventSources.parquet(write(ROWS, options), mapping);
        assertThat(Logs.rows(log))
                .containsExactly("7 1751364000250 view 1235 3 1751364000000 1.005 2025-07-01 true 0.5");
        assertThat(log.rejectedRows().count()).isEqualTo(1);
        assertThat(log.rejectedRows().samples().get(0).line()).isEqualTo(2);
        assertThat(Logs.rows(log)).hasSize(1);
    }

    @Test
    void dates_startInTheMappingsZone_andAColumnMayPlayTwoRoles() {
        EventMapping mapping = EventMapping.parse("user=u:text,time=d,known_at=d,type='x',item=u,zone=Europe/Berlin");
        assertThat(Logs.rows(EventSources.parquet(write(ROWS, ""), mapping)))
                .containsExactly("7 1751320800000 x 7 1751320800000");
    }

    @Test
    void manyRowGroups_areReadInOrder() {
        String rows = "select range as u, 'view' as k, to_timestamp(range) as t from range(30000)";
        EventLog log =
                EventSources.parquet(write(rows, ", row_group_size 2048"), EventMapping.parse("user=u,time=t,type=k"));
        assertThat(Logs.rows(log)).hasSize(30_000).startsWith("0 0 view").endsWith("29999 29999000 view");
        assertThat(log.size()).hasValue(30_000);
    }

    @Test
    void unknownColumn_isRefusedWithNearMisses() {
        assertThatThrownBy(() -> EventSources.parquet(write(ROWS, ""), EventMapping.parse("user=u,time=t,type=kind")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown column in events.parquet 'kind'");
        assertThatThrownBy(() -> EventSources.parquet(write(ROWS, ""), EventMapping.parse("user=u,time=t,type=list")))
                .hasMessageContaining("unknown column in events.parquet 'list'");
    }

    @Test
    void compressionThatNeedsHadoop_isRefusedByName() {
        EventLog log = EventSources.parquet(write(ROWS, ", codec gzip"), EventMapping.parse("user=u,time=z,type=k"));
        assertThatThrownBy(() -> Logs.count(log))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Snappy, Zstandard or none");
    }

    @Test
    void withoutTheLibrary_theErrorNamesIt() {
        assertThatThrownBy(() -> ParquetLog.requireReader(ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("blue.strategic.parquet:parquet-floor");
    }

    @Test
    void missingOrDamagedFiles_areRefusedWithTheDocumentedExceptions() throws IOException {
        EventMapping mapping = EventMapping.parse("user=u,time=z,type=k");
        assertThatThrownBy(() -> EventSources.parquet(folder.resolve("none.parquet"), mapping))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.parquet");
        byte[] bytes = Files.readAllBytes(write(ROWS, ""));
        Path file = folder.resolve("damaged.parquet");
        Random random = new Random(8);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = round % 2 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            if (round % 2 == 1) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            Throwable thrown = catchThrowable(() -> Logs.count(EventSources.parquet(file, mapping)));
            if (thrown != null) {
                assertThat(thrown).isInstanceOfAny(UncheckedIOException.class, IllegalArgumentException.class);
            }
        }
    }
}
