package io.growth4j.features.source;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import io.growth4j.features.internal.ingest.EventRows;
import io.growth4j.features.internal.ingest.SourceLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One pass over a Parquet file. */
final class ParquetRows implements SourceLog.Rows {
    private final List<String> names;
    private final List<UnaryOperator<Object>> meanings;
    private final @Nullable Object[] values;
    private final ParquetReader<ParquetRows, ParquetRows, String> reader;
    private long row;

    ParquetRows(Path file, ParquetColumns columns, List<String> names) throws IOException {
        this.names = names;
        this.meanings = names.stream().map(columns::meaning).toList();
        this.values = new @Nullable Object[names.size()];
        try {
            reader = ParquetReader.spliterator(file.toFile(), new Filling(), this::wanted);
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    /** The column's name, or null for columns that need not be read. */
    private @Nullable String wanted(String[] path) {
        return path.length == 1 && names.contains(path[0]) ? path[0] : null;
    }

    @Override
    public boolean next(EventRows rows) throws IOException {
        try {
            Arrays.fill(values, null);
            if (!reader.tryAdvance(filled -> row++)) {
                return false;
            }
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                values[i] = value == null ? null : meanings.get(i).apply(value);
            }
        } catch (RuntimeException e) {
            throw damaged(e);
        } catch (LinkageError e) {
            // parquet-floor carries no Hadoop, whose codecs the compressions beyond Snappy and Zstandard ask for.
            throw new IOException("its compression needs Hadoop: use Snappy, Zstandard or none", e);
        }
        rows.add(row, values);
        return true;
    }

    /** Parquet meets damaged bytes with all kinds of exceptions. */
    static IOException damaged(RuntimeException e) {
        return new IOException("Parquet cannot make sense of it: " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Takes the values of one row; a column may be wanted twice. */
    private final class Filling implements Hydrator<ParquetRows, ParquetRows, String> {
        @Override
        public ParquetRows start() {
            return ParquetRows.this;
        }

        @Override
        public ParquetRows add(ParquetRows target, String column, @Nullable Object value) {
            IntStream.range(0, values.length)
                    .filter(i -> names.get(i).equals(column))
                    .forEach(i -> values[i] = value);
            return target;
        }

        @Override
        public ParquetRows finish(ParquetRows target) {
            return target;
        }
    }
}
