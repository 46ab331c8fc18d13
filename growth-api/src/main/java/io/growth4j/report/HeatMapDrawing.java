package io.growth4j.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A grid of cells, the darker the larger; a cell that is not complete yet is hatched. */
final class HeatMapDrawing {
    private static final double LEAST_NAMES = 96;
    private static final double COLUMN = 56;
    private static final double GAP = 12;
    private static final double ROW = 22;
    private static final double HEAD = 40;
    private static final int MOST_NUMBERS = 16;

    private HeatMapDrawing() {}

    static String svg(Plot.HeatMap plot) {
        double height = HEAD + ROW * plot.rows().size() + 8;
        double names = names(plot);
        double right = Drawing.right(names + columnWidth(plot) * plot.columns().size());
        double width = (right - names) / Math.max(1, plot.columns().size());
        double largest = largest(plot);
        boolean areShares = areShares(plot);
        String description = "A heat map: " + plot.rowLabel() + " down, " + plot.columnLabel()
                + " across; hatched cells are not complete yet";
        Markup svg = Drawing.start(plot, description, right, height);
        svg.text("text", plot.rowLabel(), "class", "end", "x", names - 6, "y", HEAD - 8);
        svg.text("text", plot.columnLabel(), "class", "middle", "x", (names + right) / 2, "y", 13.0);
        int step = Math.max(1, (plot.columns().size() + MOST_NUMBERS - 1) / MOST_NUMBERS);
        for (int column = 0; column < plot.columns().size(); column += step) {
            double x = names + width * (column + 0.5);
            svg.text("text", plot.columns().get(column), "class", "middle", "x", x, "y", HEAD - 8);
        }
        for (int row = 0; row < plot.rows().size(); row++) {
            svg.text("text", plot.rows().get(row), "class", "end", "x", names - 6, "y", HEAD + ROW * row + 15);
            for (int column = 0; column < plot.columns().size(); column++) {
                cell(svg, plot, row, column, names, width, largest, areShares);
            }
        }
        return svg.close("svg").toString();
    }

    private static double columnWidth(Plot.HeatMap plot) {
        return plot.columns().size() > MOST_NUMBERS ? COLUMN : Math.max(COLUMN, Drawing.widest(plot.columns()) + GAP);
    }

    /** The room for the names of the rows. */
    private static double names(Plot.HeatMap plot) {
        double widest = Math.max(Drawing.widest(plot.rows()), Drawing.textWidth(plot.rowLabel()));
        return Math.max(LEAST_NAMES, widest + GAP);
    }

    private static double largest(Plot.HeatMap plot) {
        return plot.values().stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    /** Whether all values lie between 0 and 1, and not all at the ends. */
    private static boolean areShares(Plot.HeatMap plot) {
        List<Double> known = plot.values().stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .filter(Double::isFinite)
                .toList();
        return known.stream().allMatch(value -> value >= 0 && value <= 1)
                && known.stream().anyMatch(value -> value > 0 && value < 1);
    }

    private static void cell(
            Markup svg,
            Plot.HeatMap plot,
            int row,
            int column,
            double names,
            double width,
            double largest,
            boolean areShares) {
        @Nullable Double value = plot.values().get(row).get(column);
        double x = names + width * column;
        double y = HEAD + ROW * row;
        boolean known = value != null && Double.isFinite(value);
        double share = known && largest > 0 ? Math.max(0, value) / largest : 0;
        Object[] place = {
            "class",
            known ? "heat" : "open",
            "x",
            x,
            "y",
            y,
            "width",
            width - 1,
            "height",
            ROW - 1,
            "fill-opacity",
            known ? String.valueOf(Math.round((0.06 + 0.94 * share) * 100) / 100.0) : "1"
        };
        svg.open("rect", place);
        String name = plot.rows().get(row) + ", " + plot.columnLabel() + " "
                + plot.columns().get(column);
        svg.text("title", name + ": " + (known ? Table.text(value) : "not complete yet"))
                .close("rect");
        if (known && plot.columns().size() <= MOST_NUMBERS) {
            String colour = share > 0.75 ? "middle bright" : "middle dark";
            svg.text("text", number(value, areShares), "class", colour, "x", x + width / 2, "y", y + 15);
        }
    }

    /** Shares as percent, others short. */
    private static String number(double value, boolean isShare) {
        if (!isShare) {
            return Axis.shortLabel(value);
        }
        return value > 0 && value < 0.005 ? "<1%" : Math.round(value * 100) + "%";
    }
}
