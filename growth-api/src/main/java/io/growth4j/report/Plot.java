package io.growth4j.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a result, still without a form: data, labels and what kind of picture suits them.
 *
 * <p>Every plot has its numbers as a {@link Table} too. Unknown values are null or NaN and are drawn as a gap or
 * hatched, never as 0. Immutable.
 */
public sealed interface Plot {
    /**
     * What the picture shows.
     *
     * @return one line
     */
    String title();

    /**
     * The numbers behind the picture.
     *
     * @return a table with the same values
     */
    Table table();

    /**
     * Lines over a common axis.
     *
     * @param title what the picture shows
     * @param xLabel what the horizontal axis measures, with its unit
     * @param yLabel what the vertical axis measures, with its unit
     * @param x positions, ascending
     * @param series the lines, each with one value per position; NaN leaves a gap
     */
    record Lines(String title, String xLabel, String yLabel, List<Double> x, List<Series> series) implements Plot {
        public Lines {
            x = List.copyOf(x);
            series = List.copyOf(series);
            requireLength(x.size(), series);
        }

        @Override
        public Table table() {
            return Plot.table(title, xLabel, x, series);
        }
    }

    /**
     * Bars over categories, one group of bars per category; negative values hang below the axis.
     *
     * @param title what the picture shows
     * @param yLabel what the height of a bar measures, with its unit
     * @param categories the names below the bars
     * @param series the bars of one colour, each with one value per category
     * @param stacked whether the bars of a category stand on each other
     */
    record Bars(String title, String yLabel, List<String> categories, List<Series> series, boolean stacked)
            implements Plot {
        public Bars {
            categories = List.copyOf(categories);
            series = List.copyOf(series);
            requireLength(categories.size(), series);
        }

        @Override
        public Table table() {
            return Plot.table(title, "", categories, series);
        }
    }

    /**
     * A grid of coloured cells.
     *
     * @param title what the picture shows
     * @param rowLabel what the rows are
     * @param columnLabel what the columns are
     * @param rows the names of the rows, top first
     * @param columns the names of the columns, left first
     * @param values one list per row; null for a cell that is not complete yet, which is hatched
     */
    record HeatMap(
            String title,
            String rowLabel,
            String columnLabel,
            List<String> rows,
            List<String> columns,
            List<List<@Nullable Double>> values)
            implements Plot {
        public HeatMap {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            if (values.size() != rows.size()) {
                throw new IllegalArgumentException(values.size() + " rows of values for " + rows.size() + " names");
            }
            List<List<@Nullable Double>> copy = new ArrayList<>();
            for (List<@Nullable Double> row : values) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException("row '" + rows.get(copy.size()) + "' has " + row.size()
                            + " values, there are " + columns.size() + " columns");
                }
                copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
            }
            values = Collections.unmodifiableList(copy);
        }

        @Override
        public Table table() {
            String[] names = new String[columns.size() + 1];
            names[0] = rowLabel;
            for (int column = 0; column < columns.size(); column++) {
                names[column + 1] = columns.get(column);
            }
            Table.Builder table = Table.of(title, names);
            for (int row = 0; row < rows.size(); row++) {
                @Nullable Object[] cells = new @Nullable Object[names.length];
                cells[0] = rows.get(row);
                for (int column = 0; column < columns.size(); column++) {
                    cells[column + 1] = values.get(row).get(column);
                }
                table.row(cells);
            }
            return table.build();
        }
    }

    /**
     * A named run of values.
     *
     * @param name what the values are
     * @param values the values; NaN where there is none
     */
    record Series(String name, List<Double> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    private static void requireLength(int length, List<Series> series) {
        for (Series one : series) {
            if (one.values().size() != length) {
                throw new IllegalArgumentException(
                        "series '" + one.name() + "' has " + one.values().size() + " values, the axis has " + length);
            }
        }
    }

    private static Table table(String title, String axis, List<?> keys, List<Series> series) {
        String[] names = new String[series.size() + 1];
        names[0] = axis;
        for (int column = 0; column < series.size(); column++) {
            names[column + 1] = series.get(column).name();
        }
        Table.Builder table = Table.of(title, names);
        for (int row = 0; row < keys.size(); row++) {
            @Nullable Object[] cells = new @Nullable Object[names.length];
            cells[0] = keys.get(row);
            for (int column = 0; column < series.size(); column++) {
                double value = series.get(column).values().get(row);
                cells[column + 1] = Double.isNaN(value) ? null : value;
            }
            table.row(cells);
        }
        return table.build();
    }
}
