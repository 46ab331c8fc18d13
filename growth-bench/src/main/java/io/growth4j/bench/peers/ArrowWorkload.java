package io.growth4j.bench.peers;

import io.growth4j.bench.population.Workload;
import io.growth4j.event.EventLog;
import io.growth4j.features.arrow.ArrowEvents;
import io.growth4j.features.internal.ipc.IpcFiles;
import io.growth4j.features.source.EventMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/** The workload as Arrow record batches in memory, off the heap, as another library would hand them over. */
public final class ArrowWorkload implements AutoCloseable {
    private static final EventMapping MAPPING = EventMapping.parse(
            "user=user:long,time=time,type=type,item=item:long,category=category,amount=amount:0,channel=channel");

    private final BufferAllocator allocator = new RootAllocator();
    private final ArrowReader file;
    private final Schema schema;
    private final List<ArrowRecordBatch> batches = new ArrayList<>();
    private final long rows;

    /**
     * Writes a log as an Arrow file and keeps what is read of it.
     *
     * @param log the log
     */
    public ArrowWorkload(Workload log) {
        try {
            Path path = Files.createTempFile("workload", ".arrow");
            try {
                ArrowEvents.write(log, path);
                file = IpcFiles.open(path, allocator);
                VectorSchemaRoot root = file.getVectorSchemaRoot();
                schema = root.getSchema();
                while (file.loadNextBatch()) {
                    batches.add(new VectorUnloader(root).getRecordBatch());
                }
                rows = batches.stream().mapToLong(ArrowRecordBatch::getLength).sum();
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make record batches of the workload", e);
        }
    }

    /**
     * The log.
     *
     * @return a log over the batches, open as long as this is
     */
    public EventLog log() {
        return ArrowEvents.log(Batches::new, MAPPING, rows);
    }

    @Override
    public void close() {
        batches.forEach(ArrowRecordBatch::close);
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the record batches", e);
        }
        allocator.close();
    }

    /** Lends the batches one after the other; nothing is copied. */
    private final class Batches extends ArrowReader {
        private final VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        private int next;

        Batches() {
            super(ArrowWorkload.this.allocator);
        }

        @Override
        public VectorSchemaRoot getVectorSchemaRoot() {
            return root;
        }

        @Override
        public Map<Long, Dictionary> getDictionaryVectors() throws IOException {
            return file.getDictionaryVectors();
        }

        @Override
        public Dictionary lookup(long id) {
            return file.lookup(id);
        }

        @Override
        public Set<Long> getDictionaryIds() {
            return file.getDictionaryIds();
        }

        @Override
        public boolean loadNextBatch() {
            if (next == batches.size()) {
                return false;
            }
            new VectorLoader(root).load(batches.get(next++));
            return true;
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public void close() {
            root.close();
        }

        @Override
        protected void closeReadSource() {}

        @Override
        protected Schema readSchema() {
            return schema;
        }
    }
}
