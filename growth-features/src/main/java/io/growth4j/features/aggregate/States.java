package io.growth4j.features.aggregate;

import java.util.Arrays;

/**
 * The states of some rows under one {@link Fold}: for each row a fixed number of cells, and a list of numbers that grows
 * with what the row has seen. Not thread-safe.
 */
public final class States {
    private static final long[] NONE = {};

    private final Fold fold;
    private final int width;
    private long[] cells = NONE;
    private long[][] lists = {};
    private int rows;

    /**
     * No rows yet.
     *
     * @param fold says what a state holds
     */
    public States(Fold fold) {
        this.fold = fold;
        this.width = fold.width();
    }

    /**
     * Forgets everything and starts anew.
     *
     * @param rows how many rows without events there shall be
     */
    public void restart(int rows) {
        Arrays.fill(lists, 0, Math.min(lists.length, this.rows), NONE);
        this.rows = 0;
        grow(rows);
    }

    /**
     * Appends rows without events.
     *
     * @param rows how many rows there shall be
     */
    public void grow(int rows) {
        if (cells.length < rows * width) {
            cells = Arrays.copyOf(cells, (rows + (rows >> 2)) * width);
        }
        Arrays.fill(cells, this.rows * width, rows * width, 0);
        for (int row = this.rows; row < rows; row++) {
            fold.start(cells, row * width);
        }
        this.rows = rows;
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int rows() {
        return rows;
    }

    /**
     * How many cells a row has.
     *
     * @return the fold's width
     */
    public int width() {
        return width;
    }

    /**
     * The cells of all rows: those of row r start at r times the fold's width.
     *
     * @return the cells, to be read and written
     */
    public long[] cells() {
        return cells;
    }

    /**
     * The list of a row.
     *
     * @param row the row
     * @return its numbers, not to be changed; empty at first
     */
    public long[] list(int row) {
        return row < lists.length && lists[row] != null ? lists[row] : NONE;
    }

    /**
     * Replaces the list of a row.
     *
     * @param row the row
     * @param list its numbers; kept, not copied
     */
    public void list(int row, long[] list) {
        if (row >= lists.length) {
            lists = Arrays.copyOf(lists, Math.max(rows, row + 1) + (row >> 2));
        }
        lists[row] = list;
    }

    /**
     * Adds the cells of a row to those of another, one by one.
     *
     * @param from states of the same fold
     * @param fromRow the row to add
     * @param row where it goes
     */
    void sum(States from, int fromRow, int row) {
        for (int cell = 0; cell < width; cell++) {
            cells[row * width + cell] += from.cells[fromRow * width + cell];
        }
    }

    /**
     * Copies the state of a row.
     *
     * @param from states of the same fold
     * @param fromRow the row to copy
     * @param row where it goes
     */
    public void copy(States from, int fromRow, int row) {
        System.arraycopy(from.cells, fromRow * width, cells, row * width, width);
        long[] list = from.list(fromRow);
        if (list.length > 0 || list(row).length > 0) {
            list(row, list);
        }
    }
}
