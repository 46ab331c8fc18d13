package io.growth4j.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A result as rows and columns, to print, to export or to put on a page.
 *
 * <p>Cells are text, {@code Long}, {@code Double}, {@code Boolean}, or null for "not known yet" (an incomplete period,
 * say), which is never shown as 0. Immutable.
 *
 * @param title what the table shows
 * @param columns the names of its columns, with units where they have one
 * @param rows the cells, each row as long as the columns
 */
public record Table(String title, List<String> columns, List<List<@Nullable Object>> rows) {
    public Table {
        columns = List.copyOf(columns);
        List<List<@Nullable Object>> copy = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + row.size() + " cells, the table has " + columns.size() + " columns");
            }
            copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copy);
    }

    /**
     * Starts a table.
     *
     * @param title what it shows
     * @param columns the names of its columns
     * @return a builder
     */
    public static Builder of(String title, String... columns) {
        return new Builder(title, List.of(columns));
    }

    /**
     * The table as lines of text in aligned columns, numbers to the right, "·" for what is not known.
     *
     * @return text for a terminal, ending with a line break
     */
    public String toText() {
        int[] widths = new int[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = columns.get(column).length();
            for (List<@Nullable Object> row : rows) {
                widths[column] = Math.max(widths[column], text(row.get(column)).length());
            }
        }
        StringBuilder out = new StringBuilder(title).append('\n');
        appendLine(out, columns, widths);
        for (List<@Nullable Object> row : rows) {
            appendLine(out, row, widths);
        }
        return out.toString();
    }

    private void appendLine(StringBuilder out, List<? extends @Nullable Object> cells, int[] widths) {
        StringBuilder line = new StringBuilder(" ");
        for (int column = 0; column < widths.length; column++) {
            String text = text(cells.get(column));
            String padding = " ".repeat(widths[column] - text.length());
            boolean right = isNumeric(column);
            line.append(' ').append(right ? padding : "").append(text).append(right ? "" : padding);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /**
     * Whether all known cells of a column are numbers.
     *
     * @param column its position
     * @return true if they are, and there is one
     */
    public boolean isNumeric(int column) {
        boolean any = false;
        for (List<@Nullable Object> row : rows) {
            Object cell = row.get(column);
            if (cell != null && !(cell instanceof Number)) {
                return false;
            }
            any |= cell != null;
        }
        return any;
    }

    /**
     * The table as comma-separated values (RFC 4180), with a header line; unknown cells are empty.
     *
     * @return CSV text
     */
    public String toCsv() {
        StringBuilder out = new StringBuilder();
        out.append(columns.stream().map(Table::csv).collect(Collectors.joining(",")))
                .append("\r\n");
        for (List<@Nullable Object> row : rows) {
            out.append(row.stream()
                            .map(cell -> cell == null ? "" : csv(cell.toString()))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return out.toString();
    }

    private static String csv(String text) {
        boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /**
     * A cell as text: whole numbers as they are, others to four significant digits.
     *
     * @param cell a cell
     * @return its text, "·" for null
     */
    public static String text(@Nullable Object cell) {
        if (cell == null) {
            return "·";
        }
        if (cell instanceof Double number) {
            return number(number);
        }
        return cell.toString();
    }

    private static String number(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        double magnitude = Math.abs(number);
        if (magnitude >= 1000) {
            return String.format(Locale.ROOT, "%.0f", number);
        }
        if (magnitude != 0 && magnitude < 1e-4) {
            return String.format(Locale.ROOT, "%.2e", number);
        }
        int decimals = magnitude >= 100 ? 1 : magnitude >= 10 ? 2 : magnitude >= 1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    @Override
    public String toString() {
        return toText();
    }

    /** Collects the rows of a table. Not thread-safe. */
    public static final class Builder {
        private final String title;
        private final List<String> columns;
        private final List<List<@Nullable Object>> rows = new ArrayList<>();

        private Builder(String title, List<String> columns) {
            this.title = title;
            this.columns = columns;
        }

        /**
         * Adds a row.
         *
         * @param cells as many as there are columns
         * @return this builder
         */
        public Builder row(@Nullable Object... cells) {
            rows.add(Arrays.asList(cells));
            return this;
        }

        /**
         * The table.
         *
         * @return what was collected so far
         */
        public Table build() {
            return new Table(title, columns, rows);
        }
    }
}
