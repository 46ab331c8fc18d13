package io.growth4j.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws a plot as SVG. Colours are style classes of the page, so that one picture suits light and dark; every mark says
 * its value when pointed at.
 */
final class Drawing {
    static final double LEFT = 64;
    static final double TOP = 14;
    private static final double MARGIN = 12;
    private static final double NARROWEST = 380;
    private static final double WIDEST = 720;
    private static final double LEGEND_GAP = 19;
    private static final double LEGEND_ROW = 18;

    private Drawing() {}

    static String svg(Plot plot) {
        if (plot instanceof Plot.Lines lines) {
            return LinesDrawing.svg(lines);
        }
        if (plot instanceof Plot.Bars bars) {
            return LyingBarsDrawing.suits(bars) ? LyingBarsDrawing.svg(bars) : BarsDrawing.svg(bars);
        }
        return HeatMapDrawing.svg((Plot.HeatMap) plot);
    }

    /** The right end of what is drawn, where so much room is asked for: few marks fit a phone without scrolling. */
    static double right(double room) {
        return Math.min(WIDEST, Math.max(NARROWEST, room)) - MARGIN;
    }

    /** A picture may shrink to five sixths of its size, then it scrolls; letters stay readable. */
    static Markup start(Plot plot, String description, double right, double height) {
        int width = (int) (right + MARGIN);
        String limits = "max-width:" + width * 6 / 5 + "px;min-width:" + width * 5 / 6 + "px";
        String box = "0 0 " + width + " " + (int) height;
        return new Markup()
                .open("svg", "viewBox", box, "style", limits, "role", "img")
                .text("title", plot.title())
                .text("desc", description);
    }

    /** How wide a text is drawn, about: capitals are wider. */
    static double textWidth(String text) {
        return text.codePoints()
                .mapToDouble(letter -> Character.isUpperCase(letter) ? 7.8 : 6.6)
                .sum();
    }

    static double widest(List<String> texts) {
        return texts.stream().mapToDouble(Drawing::textWidth).max().orElse(0);
    }

    static String names(List<Plot.Series> series) {
        return series.stream().map(Plot.Series::name).collect(Collectors.joining(", "));
    }

    /** The height of the names of the series, if there are several. */
    static double legendHeight(List<Plot.Series> series, double right) {
        return series.size() > 1 ? 12 + LEGEND_ROW * legendRows(series, right) : 6;
    }

    private static int legendRows(List<Plot.Series> series, double right) {
        int rows = 1;
        double x = LEFT;
        for (Plot.Series one : series) {
            if (isPast(x, one, right)) {
                rows++;
                x = LEFT;
            }
            x += legendWidth(one);
        }
        return rows;
    }

    private static boolean isPast(double x, Plot.Series next, double right) {
        return x > LEFT && x + legendWidth(next) - LEGEND_GAP > right;
    }

    private static double legendWidth(Plot.Series series) {
        return 15 + LEGEND_GAP + textWidth(series.name());
    }

    /** The horizontal grid with its marks, and what they measure. */
    static void verticalAxis(Markup svg, Axis axis, String label, double right, double bottom) {
        for (double mark : axis.marks()) {
            double y = axis.position(mark, bottom, TOP);
            svg.empty("line", "class", "grid", "x1", LEFT, "x2", right, "y1", y, "y2", y);
            svg.text("text", Axis.label(mark), "class", "end", "x", LEFT - 6, "y", y + 4);
        }
        double middle = (TOP + bottom) / 2;
        svg.text("text", label, "class", "middle", "transform", "rotate(-90)", "x", -middle, "y", 14.0);
    }

    /** The names of the series below the picture, in their colours, in as many rows as they need. */
    static void legend(Markup svg, List<Plot.Series> series, double right, double height) {
        double x = LEFT;
        double y = height - 6 - LEGEND_ROW * (legendRows(series, right) - 1);
        for (int i = 0; i < series.size() && series.size() > 1; i++) {
            Plot.Series one = series.get(i);
            if (isPast(x, one, right)) {
                x = LEFT;
                y += LEGEND_ROW;
            }
            svg.empty("rect", "class", colour(i), "x", x, "y", y - 9, "width", 10.0, "height", 10.0);
            svg.text("text", one.name(), "x", x + 15, "y", y);
            x += legendWidth(one);
        }
    }

    /** The style class of a series. */
    static String colour(int series) {
        return "c" + series % 8;
    }
}
