package io.growth4j.features.source;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Text that can be read again from the start of a recent line: it keeps what was read since the line named last.
 *
 * <p>A line ends with CR, LF or CR LF. A byte order mark at the start is skipped.
 */
final class ReplayReader extends Reader {
    private static final int CHUNK = 1 << 14;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader source;
    private char[] window = new char[2 * CHUNK];
    private int start;
    private int position;
    private int end;
    /** The line that the window starts on, and the line from which text must be kept. */
    private long startLine = 1;

    private long keptLine = 1;

    ReplayReader(Reader source) throws IOException {
        this.source = source;
        if (fill() && window[0] == BYTE_ORDER_MARK) {
            start = 1;
            position = 1;
        }
    }

    /** Allows to forget what stands before a line. */
    void keepFrom(long line) {
        keptLine = line;
    }

    /** Makes the start of a line the next character to be read; the line must not have been forgotten. */
    void rewindTo(long line) throws IOException {
        keptLine = line;
        position = start;
        while (startLine < line) {
            if (!skipLine()) {
                return;
            }
        }
        position = start;
    }

    /** Moves the start of the window behind the next line end, reading on if need be; false at the end of the text. */
    private boolean skipLine() throws IOException {
        while (true) {
            int next = lineEnd(start);
            if (next >= 0) {
                start = next;
                startLine++;
                return true;
            }
            // What is known to hold no line end need not be kept; a CR waits for its LF.
            start = end > start && window[end - 1] == '\r' ? end - 1 : end;
            position = end;
            if (!fill()) {
                start = end;
                position = end;
                return false;
            }
        }
    }

    /** The place behind the line that starts at a place, or −1 if the window does not hold its end. */
    private int lineEnd(int from) {
        for (int i = from; i < end; i++) {
            if (window[i] == '\n') {
                return i + 1;
            }
            if (window[i] == '\r' && i + 1 < end) {
                return window[i + 1] == '\n' ? i + 2 : i + 1;
            }
        }
        return -1;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (position == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(window, position, buffer, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        forget();
        if (end == window.length) {
            window = Arrays.copyOf(window, 2 * window.length);
        }
        int count = source.read(window, end, window.length - end);
        end += Math.max(count, 0);
        return count > 0;
    }

    private void forget() {
        while (startLine < keptLine) {
            int next = lineEnd(start);
            if (next < 0) {
                break;
            }
            start = next;
            startLine++;
        }
        System.arraycopy(window, start, window, 0, end - start);
        end -= start;
        position -= start;
        start = 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
