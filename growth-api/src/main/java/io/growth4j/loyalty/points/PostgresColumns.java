package io.growth4j.loyalty.points;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one kind of rows on their way into the database, and how a statement takes the rows in: a few as values,
 * many as one array for each column, so that a statement's text is one of few and the server can keep its plan.
 */
final class PostgresColumns<T> {
    /** More rows than this go as arrays. */
    static final int FEW = 4;

    /** A column: its name and type in SQL, and where its cells come from. */
    record Column<T>(String name, String type, Function<T, @Nullable Object> cell) {
        @Nullable
        Object of(T row) {
            Object cell = this.cell.apply(row);
            return cell == null || cell instanceof Long || cell instanceof Boolean ? cell : cell.toString();
        }
    }

    private final List<Column<T>> columns;

    PostgresColumns(List<Column<T>> columns) {
        this.columns = columns;
    }

    static <T> Column<T> text(String name, Function<T, @Nullable Object> cell) {
        return new Column<>(name, "text", cell);
    }

    static <T> Column<T> number(String name, Function<T, @Nullable Object> cell) {
        return new Column<>(name, "int8", cell);
    }

    static <T> Column<T> time(String name, Function<T, @Nullable Object> cell) {
        return new Column<>(name, "timestamptz", cell);
    }

    static <T> Column<T> flag(String name, Function<T, @Nullable Object> cell) {
        return new Column<>(name, "bool", cell);
    }

    /** The rows as an item of a FROM clause. */
    String from(int rows, String alias) {
        return rows > FEW
                ? "unnest(" + joined(column -> "?::" + column.type() + "[]") + ") " + alias + names()
                : "(VALUES " + values(rows) + ") " + alias + names();
    }

    private String values(int rows) {
        String row = "(" + joined(column -> "?::" + column.type()) + ")";
        return Stream.generate(() -> row).limit(rows).collect(Collectors.joining(", "));
    }

    private String names() {
        return " (" + joined(Column::name) + ")";
    }

    /** The columns with an alias before each: {@code e.seq, e.kind}. */
    String of(String alias) {
        return joined(column -> alias + "." + column.name());
    }

    private String joined(Function<Column<T>, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }

    /** Sets the parameters of {@link #from}, from one on; returns the next one. */
    int bind(PreparedStatement statement, int first, List<T> rows) throws SQLException {
        int parameter = first;
        if (rows.size() > FEW) {
            for (Column<T> column : columns) {
                @Nullable Object[] cells = rows.stream().map(column::of).toArray();
                statement.setArray(parameter++, statement.getConnection().createArrayOf(column.type(), cells));
            }
            return parameter;
        }
        for (T row : rows) {
            for (Column<T> column : columns) {
                bind(statement, parameter++, column.of(row));
            }
        }
        return parameter;
    }

    private static void bind(PreparedStatement statement, int parameter, @Nullable Object cell) throws SQLException {
        if (cell instanceof Long number) {
            statement.setLong(parameter, number);
        } else if (cell instanceof Boolean flag) {
            statement.setBoolean(parameter, flag);
        } else if (cell == null) {
            statement.setNull(parameter, Types.VARCHAR);
        } else {
            statement.setString(parameter, cell.toString());
        }
    }
}
