package io.growth4j.features.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The records of CSV text, also after one that breaks the quoting rules: FastCSV cannot go on after an error, so a fresh
 * reader starts on the line below the one on which the broken record started.
 */
final class CsvRecords implements AutoCloseable {
    /** The most characters of one cell; an unclosed quote is noticed here at the latest. */
    static final int LONGEST_CELL = 1 << 20;

    private static final String BROKEN =
            "breaks the quoting rules or has a cell of more than " + LONGEST_CELL + " characters";

    private final ReplayReader text;
    private final char delimiter;
    private final Cells cells = new Cells();
    private CloseableIterator<Boolean> records;
    private long linesBefore;
    private @Nullable String broken;

    CsvRecords(ReplayReader text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
        this.records = start();
    }

    private CloseableIterator<Boolean> start() {
        cells.line = 1;
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(cells, text)
                .iterator();
    }

    /** From now on only these cells are made into text; the others are counted and left null. */
    void keepOnly(int[] positions) {
        cells.kept = new BitSet();
        Arrays.stream(positions).forEach(cells.kept::set);
    }

    /** The cells of the next record, lent until the next call; null at the end, or if the record is {@link #broken}. */
    @Nullable
    String @Nullable [] next() throws IOException {
        if (broken != null) {
            skipBrokenLine();
        }
        try {
            return records.hasNext() && records.next() ? cells.texts : null;
        } catch (CsvParseException e) {
            broken = BROKEN;
            return null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void skipBrokenLine() throws IOException {
        linesBefore = line();
        text.rewindTo(linesBefore + 1);
        broken = null;
        records = start();
    }

    /** Why the last record could not be cut into cells, or null. */
    @Nullable
    String broken() {
        return broken;
    }

    /** How many cells the last record has. */
    int width() {
        return cells.width;
    }

    /** The line on which the last record starts, from 1. */
    long line() {
        return linesBefore + cells.line;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** Takes the cells of one record from FastCSV. */
    private final class Cells extends AbstractBaseCsvCallbackHandler<Boolean> {
        private @Nullable String[] texts = new String[16];
        private @Nullable BitSet kept;
        private long line = 1;
        private int width;

        @Override
        protected void handleBegin(long startingLine) {
            line = startingLine;
            width = 0;
            text.keepFrom(linesBefore + startingLine);
        }

        @Override
        protected void handleField(int position, char[] buffer, int offset, int length, boolean quoted) {
            width = position + 1;
            if (position >= texts.length) {
                texts = Arrays.copyOf(texts, 2 * position);
            }
            boolean wanted = kept == null || kept.get(position);
            texts[position] = wanted ? new String(buffer, offset, length) : null;
        }

        @Override
        protected Boolean buildRecord() {
            return Boolean.TRUE;
        }
    }
}
