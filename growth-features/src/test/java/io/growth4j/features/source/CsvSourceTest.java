package io.growth4j.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.RejectedRows;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {
    private static final EventMapping MAPPING =
            EventMapping.parse("user=u,time=t:epochMillis,type=k,amount=a,attribute.note=n");

    @TempDir
    Path folder;

    @Test
    void rows_becomeEventsInTheirOrder() {
        EventLog log = csv("k,u,skip,t,a,n\nview,7,x,5,,\npurchase,ann,y,6,1.5,hi there\n", MAPPING);
        assertThat(log.schema().columns().keySet()).containsExactly("user", "time", "type", "amount", "note");
        assertThat(Logs.rows(log)).containsExactly("7 5 view - -", "ann 6 purchase 150 hi there");
        assertThat(log.rejectedRows()).isEqualTo(RejectedRows.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineEnds_ofEveryKindAreUnderstood(String end) {
        String text = String.join(end, "u,t,k,a,n", "x,1,view,2,\"a \"\"b\"\" c\"", "", "y,2,view,,z");
        assertThat(Logs.rows(csv(text, MAPPING))).containsExactly("x 1 view 200 a \"b\" c", "y 2 view - z");
    }

    @Test
    void quotedCell_mayHoldDelimitersAndLineEnds() {
        EventLog log = csv("u,t,k,a,n\nx,1,view,2,\"a,\nb\"\ny,bad,view,,\n", MAPPING);
        assertThat(Logs.rows(log)).containsExactly("x 1 view 200 a,\nb");
        assertThat(log.rejectedRows().samples())
                .extracting(RejectedRows.Sample::line)
                .containsExactly(4L);
    }

    @Test
    void byteOrderMark_isNoPartOfTheFirstName() {
        assertThat(Logs.rows(csv("\uFEFFu,t,k,a,n\nx,1,view,,\n", MAPPING))).containsExactly("x 1 view - -");
    }

    @Test
    void otherDelimiterAndCharset_areHonoured() throws IOException {
        EventMapping mapping = EventMapping.parse("user=u,time=t:epochMillis,type=k,delimiter=tab,charset=ISO-8859-1");
        Path file = folder.resolve("latin.csv");
        Files.writeString(file, "u\tt\tk\nJosé\t1\tview\n", Charset.forName("ISO-8859-1"));
        assertThat(Logs.rows(EventSources.csv(file, mapping))).containsExactly("José 1 view");
    }

    @Test
    void packedFile_isUnpackedOnTheWay() throws IOException {
        Path file = folder.resolve("log.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("u,t,k,a,n\nx,1,view,,\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Logs.rows(EventSources.csv(file, MAPPING))).containsExactly("x 1 view - -");
    }

    @Test
    void usersAsNumbers_areLongs() {
        EventLog log = csv("u,t,k\n7,1,view\nx,2,view\n", EventMapping.parse("user=u:long,time=t:epochMillis,type=k"));
        assertThat(log.schema().type("user")).isEqualTo(ColumnType.LONG);
        assertThat(Logs.rows(log)).containsExactly("7 1 view");
        assertThat(reasons(log)).containsExactly("column 'u' = 'x' is not a whole number of 64 bits");
    }

    @Test
    void log_canBeReadAgain() {
        StringBuilder text = new StringBuilder("u,t,k,a,n\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("user")
                    .append(i % 977)
                    .append(',')
                    .append(i % 10 == 0 ? "bad" : i)
                    .append(",view,,\n");
        }
        EventLog log = csv(text.toString(), MAPPING);
        List<String> first = Logs.rows(log);
        assertThat(first).hasSize(18_000);
        assertThat(log.rejectedRows().count()).isEqualTo(2000);
        assertThat(log.rejectedRows().samples()).hasSize(10);
        assertThat(Logs.rows(log)).isEqualTo(first);
        assertThat(log.rejectedRows().count()).isEqualTo(2000);
    }

    @Test
    void badRows_areCountedWithTheRule() {
        EventLog log = csv("""
                u,t,k,a,n
                x,1,view,,
                ,2,view,,
                y,,view,,
                y,2,,,
                y,yesterday,view,,
                y,2,buy,ten,
                y,2,buy,-1,
                y,2,buy,99999999999999999999,
                y,2,buy
                y,2,buy,1,n,more
                z,3,view,,
                """, MAPPING);
        assertThat(Logs.rows(log)).containsExactly("x 1 view - -", "z 3 view - -");
        assertThat(log.rejectedRows().count()).isEqualTo(9);
        assertThat(log.rejectedRows().samples().stream().map(sample -> sample.line() + " " + sample.reason()))
                .containsExactly(
                        "3 column 'u' = '' is empty: every event needs one",
                        "4 column 't' = '' is empty: every event needs one",
                        "5 column 'k' = '' is empty: every event needs one",
                        "6 column 't' = 'yesterday' is not a time of the format epochMillis",
                        "7 column 'a' = 'ten' is not a decimal number, or too large",
                        "8 column 'a' = '-1' is negative: the mapping does not allow it",
                        "9 column 'a' = '99999999999999999999' is not a decimal number, or too large",
                        "10 row has 3 cells, the header has 5",
                        "11 row has 6 cells, the header has 5");
    }

    @Test
    void negativeAmounts_canBeAllowed() {
        EventMapping mapping = EventMapping.parse("user=u,time=t:epochMillis,type=k,amount=a,negative=allowed");
        assertThat(Logs.rows(csv("u,t,k,a\nx,1,refund,-1.005\n", mapping))).containsExactly("x 1 refund -101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b,\"2,view,,\n", "b,\"2\"2,view,,\n", "\"b\n"})
    void brokenQuotes_costOneLine(String bad) {
        EventLog log =
                csv("u,t,k,a,n\na,1,view,,\n" + bad + "c,3,view,,\n" + bad + "d,4,view,,\n\"e\",5,view,,\n", MAPPING);
        assertThat(Logs.rows(log)).containsExactly("a 1 view - -", "c 3 view - -", "d 4 view - -", "e 5 view - -");
        assertThat(log.rejectedRows().samples())
                .extracting(RejectedRows.Sample::line)
                .containsExactly(3L, 5L);
        assertThat(reasons(log).get(0)).startsWith("breaks the quoting rules");
    }

    @Test
    void quoteThatNeverCloses_costsOneLine() {
        EventLog log = csv("u,t,k,a,n\na,1,view,,\nb,2,view,2,\"note\nc,3,view,,z\n", MAPPING);
        assertThat(Logs.rows(log)).containsExactly("a 1 view - -", "c 3 view - z");
        assertThat(log.rejectedRows().samples())
                .extracting(RejectedRows.Sample::line)
                .containsExactly(3L);
    }

    @Test
    void hugeCell_isRejectedAndReadingGoesOn() {
        String text = "u,t,k,a,n\na,1,view,," + "x".repeat(1_000_000) + "\nb,2,view,," + "y".repeat(3_000_000)
                + "\nc,3,view,,z\n";
        EventLog log = csv(text, MAPPING);
        assertThat(Logs.rows(log)).extracting(row -> row.substring(0, 1)).containsExactly("a", "c");
        assertThat(log.rejectedRows().samples())
                .extracting(RejectedRows.Sample::line)
                .containsExactly(3L);
    }

    @Test
    void fileWithoutRows_isAnEmptyLog() {
        for (String text : List.of("", "\n\n", "\uFEFF", "u,t,k,a,n", "u,t,k,a,n\n\n\n")) {
            EventLog log = csv(text, MAPPING);
            assertThat(Logs.rows(log)).isEmpty();
            assertThat(log.rejectedRows().count()).isZero();
        }
    }

    @Test
    void unknownColumn_isRefusedWithNearMisses() {
        assertThatThrownBy(() -> csv("user_id,t,k,a,n\n", MAPPING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown column in log.csv 'u'")
                .hasMessageContaining("user_id");
        assertThatThrownBy(() -> csv("u,t,k,k,a,n\n", MAPPING)).hasMessageContaining("'k' stands twice");
        assertThatThrownBy(() -> csv("\"u,t\n", MAPPING))
                .hasMessageContaining("header")
                .hasMessageContaining("quoting");
    }

    @Test
    void failFast_endsThePassAtTheFirstBadRow() {
        EventLog log = csv(
                "u,t,k\nx,1,view\ny,no,view\n", EventMapping.parse("user=u,time=t:epochMillis,type=k,failFast=true"));
        try (EventCursor cursor = log.read()) {
            assertThatThrownBy(cursor::next)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("log.csv, row 3: column 't' = 'no' is not a time of the format epochMillis");
        }
    }

    @Test
    void missingFile_isAnUncheckedIoException() {
        assertThatThrownBy(() -> EventSources.csv(folder.resolve("none.csv"), MAPPING))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.csv");
    }

    @Test
    void randomBytes_neverThrowAnythingElse() throws IOException {
        Random random = new Random(7);
        byte[] frequent = "u,t,k,a,n\n\r\"\"\"1234567890.-e;view".getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 400; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(8) == 0 ? bytes[i] : frequent[random.nextInt(frequent.length)];
            }
            Path file = folder.resolve("fuzz.csv" + (round % 10 == 0 ? ".gz" : ""));
            byte[] header = (round % 3 == 0 ? "" : "u,t,k,a,n\n").getBytes(StandardCharsets.US_ASCII);
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(header);
                out.write(bytes);
            }
            Throwable thrown = catchThrowable(() -> Logs.count(EventSources.csv(file, MAPPING)));
            if (thrown != null) {
                assertThat(thrown).isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class);
            }
        }
    }

    private static List<String> reasons(EventLog log) {
        return log.rejectedRows().samples().stream()
                .map(RejectedRows.Sample::reason)
                .toList();
    }

    private EventLog csv(String text, EventMapping mapping) {
        Path file = folder.resolve("log.csv");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return EventSources.csv(file, mapping);
    }
}
