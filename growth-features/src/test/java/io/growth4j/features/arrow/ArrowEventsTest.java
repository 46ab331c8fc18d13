package io.growth4j.features.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.growth4j.event.Event;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import io.growth4j.event.RejectedRows;
import io.growth4j.features.internal.ipc.IpcFiles;
import io.growth4j.features.source.EventMapping;
import io.growth4j.features.source.EventSources;
import io.growth4j.features.source.Logs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampNanoTZVector;
import org.apache.arrow.vector.TimeStampSecTZVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowEventsTest {
    @TempDir
    Path folder;

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void noMemoryIsLost() {
        allocator.close();
    }

    @Property(tries = 30, seed = "11")
    void logs_readBackAsTheyWere(@ForAll @IntRange(min = 0, max = 30_000) int size, @ForAll long seed)
            throws IOException {
        Path file = Files.createTempFile("events", ".arrow");
        try {
            EventLog log = EventLogs.of(events(Math.min(size, 300 + size / 10), new Random(seed)));
            ArrowEvents.write(log, file);
            EventLog back = EventSources.arrow(file);
            assertThat(back.schema()).isEqualTo(log.schema());
            assertThat(Logs.rows(back)).isEqualTo(Logs.rows(log));
            assertThat(Logs.rows(back)).isEqualTo(Logs.rows(log));
            assertThat(back.rejectedRows()).isEqualTo(RejectedRows.NONE);
        } finally {
            Files.delete(file);
        }
    }

    private static List<Event> events(int size, Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Event event =
                    Event.of("u" + random.nextInt(50), EventType.VIEW, Instant.ofEpochMilli(random.nextLong() >> 20));
            event = random.nextBoolean() ? event.withAmount(random.nextInt(2000) - 1000) : event;
            event = random.nextBoolean() ? event.with("price", random.nextDouble()) : event;
            event = random.nextBoolean() ? event.with("näme", "ü" + random.nextInt(5)) : event;
            event = random.nextBoolean() ? event.with("item", (long) random.nextInt(9)) : event;
            events.add(random.nextBoolean() ? event.with(EventSchema.KNOWN_AT, random.nextLong() >> 20) : event);
        }
        return events;
    }

    @Test
    void failedWrite_leavesNothingBehind() throws IOException {
        Path file = folder.resolve("log.arrow");
        Files.writeString(file, "old");
        EventLog broken = new EventLog() {
            @Override
            public EventSchema schema() {
                return EventSchema.of(ColumnType.LONG, Map.of());
            }

            @Override
            public EventCursor read() {
                throw new UncheckedIOException(new IOException("the disk is gone"));
            }
        };
        assertThatThrownBy(() -> ArrowEvents.write(broken, file)).isInstanceOf(UncheckedIOException.class);
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void columnsOfManyTypes_canBeMapped() throws IOException {
        try (TimeStampSecTZVector time = new TimeStampSecTZVector("t", allocator, "Asia/Tokyo");
                TinyIntVector user = new TinyIntVector("u", allocator);
                VarCharVector type = new VarCharVector("k", allocator);
                DecimalVector amount = new DecimalVector("a", allocator, 12, 3);
                Float4Vector price = new Float4Vector("p", allocator);
                UInt4Vector item = new UInt4Vector("i", allocator);
                BitVector flag = new BitVector("f", allocator);
                TimeStampNanoTZVector known = new TimeStampNanoTZVector("n", allocator, "UTC")) {
            List<FieldVector> vectors = List.of(time, user, type, amount, price, item, flag, known);
            vectors.forEach(FieldVector::allocateNew);
            time.setSafe(0, 5);
            user.setSafe(0, -7);
            type.setSafe(0, "view".getBytes());
            amount.setSafe(0, new BigDecimal("-12.345"));
            price.setSafe(0, 0.5f);
            item.setSafe(0, -1);
            flag.setSafe(0, 1);
            known.setSafe(0, 1_999_999L);
            time.setSafe(1, 6);
            user.setSafe(1, 8);
            type.setSafe(1, "click".getBytes());
            EventLog log = log(
                    vectors,
                    2,
                    "user=u,time=t,type=k,amount=a,attribute.price=p,item=i,attribute.flag=f,known_at=n,negative=allowed");
            assertThat(Logs.rows(log))
                    .containsExactly("-7 5000 view -1235 4294967295 1 true 0.5", "8 6000 click - - - - NaN");
        }
    }

    @Test
    void timesWithoutZone_areAtHomeInTheMappingsZone() throws IOException {
        try (TimeStampMicroVector time = new TimeStampMicroVector("t", allocator);
                DateDayVector day = new DateDayVector("d", allocator);
                BigIntVector user = new BigIntVector("u", allocator)) {
            List<FieldVector> vectors = List.of(time, day, user);
            vectors.forEach(FieldVector::allocateNew);
            time.setSafe(0, 3_600_000_000L);
            day.setSafe(0, 1);
            user.setSafe(0, 1);
            String mapping = "user=u,time=t,known_at=d,type='view',zone=Europe/Berlin";
            assertThat(Logs.rows(log(vectors, 1, mapping))).containsExactly("1 0 view 82800000");
        }
    }

    @Test
    void numbers_canBeTimesAndAmountsByTheirFormat() throws IOException {
        try (IntVector day = new IntVector("d", allocator);
                BigIntVector seconds = new BigIntVector("s", allocator);
                Float8Vector amount = new Float8Vector("a", allocator)) {
            List<FieldVector> vectors = List.of(day, seconds, amount);
            vectors.forEach(FieldVector::allocateNew);
            day.setSafe(0, 19700102);
            seconds.setSafe(0, 3);
            amount.setSafe(0, 11.77);
            String mapping = "user=s:text,time=d:yyyyMMdd,known_at=s:epochSeconds,amount=a,type='purchase'";
            assertThat(Logs.rows(log(vectors, 1, mapping))).containsExactly("3 86400000 purchase 1177 3000");
        }
    }

    @Test
    void badRows_areCountedAcrossBatches() throws IOException {
        int size = 20_000;
        try (BigIntVector time = new BigIntVector("t", allocator);
                VarCharVector user = new VarCharVector("u", allocator);
                BigIntVector amount = new BigIntVector("a", allocator)) {
            List<FieldVector> vectors = List.of(time, user, amount);
            time.allocateNew(size);
            amount.allocateNew(size);
            user.allocateNew(16L * size, size);
            List<String> expected = new ArrayList<>();
            for (int row = 0; row < size; row++) {
                amount.setSafe(row, row % 7 == 0 ? -1 : row);
                if (row % 5 != 0) {
                    time.setSafe(row, row);
                }
                if (row % 11 != 0) {
                    user.setSafe(row, ("user" + row % 613).getBytes());
                }
                if (row % 5 != 0 && row % 7 != 0 && row % 11 != 0) {
                    expected.add("user" + row % 613 + " " + row + " view " + row);
                }
            }
            EventLog log = log(vectors, size, "user=u,time=t:epochMillis,amount=a:0,type='view'");
            assertThat(Logs.rows(log)).isEqualTo(expected);
            assertThat(log.rejectedRows().count()).isEqualTo(size - expected.size());
            assertThat(log.rejectedRows().samples().stream().map(sample -> sample.line() + " " + sample.reason()))
                    .startsWith(
                            "1 column 't' = '' is empty: every event needs one",
                            "6 column 't' = '' is empty: every event needs one",
                            "8 column 'a' = '-1' is negative: the mapping does not allow it",
                            "11 column 't' = '' is empty: every event needs one",
                            "12 column 'u' = '' is empty: every event needs one");
        }
    }

    @Test
    void failFast_endsThePassAndLosesNoMemory() throws IOException {
        try (BigIntVector time = new BigIntVector("t", allocator)) {
            time.allocateNew(2);
            time.setSafe(0, 1);
            EventLog log = log(List.of(time), 2, "user=t,time=t:epochMillis,type='view',failFast=true");
            try (EventCursor cursor = log.read()) {
                assertThatThrownBy(cursor::next)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("row 2");
            }
        }
    }

    @Test
    void unknownColumn_isRefusedWithNearMisses() throws IOException {
        try (BigIntVector time = new BigIntVector("event_time", allocator)) {
            time.allocateNew(1);
            assertThatThrownBy(() -> log(List.of(time), 1, "user=event_time,time=event_tim,type='view'"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'event_tim'; did you mean event_time?");
        }
    }

    @Test
    void filesAndReadersTellHowManyRowsTheyHave() throws IOException {
        Path file = folder.resolve("sized.arrow");
        for (int size : new int[] {0, 1, 20_000}) {
            ArrowEvents.write(EventLogs.of(events(size, new Random(2))), file);
            assertThat(EventSources.arrow(file).size()).hasValue(size);
        }
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5_000));
        assertThat(IpcFiles.rows(file)).isEmpty();
        try (BigIntVector time = new BigIntVector("t", allocator)) {
            time.allocateNew(7);
            EventMapping mapping = EventMapping.parse("user=t,time=t,type='view'");
            byte[] stream = stream(List.of(time), 7);
            Files.write(file, stream);
            EventLog rejecting = EventSources.arrow(file, mapping);
            assertThat(Logs.rows(rejecting)).isEmpty();
            assertThat(rejecting.size()).hasValue(7);
            assertThat(ArrowEvents.log(() -> reader(stream), mapping).size()).isEmpty();
            assertThat(ArrowEvents.log(() -> reader(stream), mapping, 7).size()).hasValue(7);
            assertThatThrownBy(() -> ArrowEvents.log(() -> reader(stream), mapping, -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rows -1");
        }
    }

    @Test
    void dictionaryThatChangesBetweenBatches_isReadAnew() {
        EventMapping mapping = EventMapping.parse("user=user,time=time,type='view',channel=user");
        List<List<String>> dictionaries = List.of(
                List.of("ann", "bob"), List.of("bob", "ann"), List.of("bob", "ann"), List.of("bo", "anna", "c"));
        EventLog log = ArrowEvents.log(() -> new ChangingReader(dictionaries, allocator), mapping);
        assertThat(Logs.rows(log))
                .containsExactly(
                        "ann 0 view ann",
                        "bob 1 view bob",
                        "bob 0 view bob",
                        "ann 1 view ann",
                        "bob 0 view bob",
                        "ann 1 view ann",
                        "bo 0 view bo",
                        "anna 1 view anna");
    }

    /** A log over a stream in memory that holds the vectors as one batch. */
    private EventLog log(List<FieldVector> vectors, int size, String mapping) throws IOException {
        byte[] stream = stream(vectors, size);
        return ArrowEvents.log(() -> reader(stream), EventMapping.parse(mapping));
    }

    private ArrowReader reader(byte[] stream) {
        try {
            Path file = folder.resolve("stream");
            Files.write(file, stream);
            return IpcFiles.open(file, allocator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] stream(List<FieldVector> vectors, int size) throws IOException {
        VectorSchemaRoot root = new VectorSchemaRoot(vectors);
        root.setRowCount(size);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WriteChannel channel = new WriteChannel(Channels.newChannel(bytes)) {
            @Override
            public void write(ArrowBuf buffer) throws IOException {
                byte[] heap = new byte[(int) buffer.readableBytes()];
                buffer.getBytes(0, heap);
                write(heap);
            }
        };
        MessageSerializer.serialize(channel, root.getSchema());
        try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
            MessageSerializer.serialize(channel, batch);
        }
        ArrowStreamWriter.writeEndOfStream(channel, IpcOption.DEFAULT);
        return bytes.toByteArray();
    }

    @Test
    void cutOrDamagedFiles_areRefusedWithTheDocumentedExceptions() throws IOException {
        Path whole = folder.resolve("whole.arrow");
        ArrowEvents.write(EventLogs.of(events(50, new Random(3))), whole);
        byte[] bytes = Files.readAllBytes(whole);
        Path file = folder.resolve("damaged.arrow");
        Random random = new Random(5);
        for (int length = 0; length < bytes.length; length += 1 + length / 20) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(catchThrowable(() -> Logs.count(EventSources.arrow(file))))
                    .as("%d bytes of %d", length, bytes.length)
                    .isInstanceOfAny(UncheckedIOException.class, IllegalArgumentException.class)
                    .hasNoSuppressedExceptions();
        }
        for (int round = 0; round < 300; round++) {
            byte[] damaged = bytes.clone();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            Throwable thrown = catchThrowable(() -> Logs.count(EventSources.arrow(file)));
            if (thrown != null) {
                assertThat(thrown)
                        .isInstanceOfAny(UncheckedIOException.class, IllegalArgumentException.class)
                        .hasNoSuppressedExceptions();
            }
        }
    }
}
