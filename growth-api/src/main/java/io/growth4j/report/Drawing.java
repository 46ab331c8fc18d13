package io.growth4j.report;

import java.util.List;

/**
 * Draws a plot as SVG. Colours are style classes of the page, so that one picture suits light and dark; every mark says
 * its value when pointed at.
 */
final class Drawing {
    static final double WIDTH = 720;
    static final double LEFT = 64;
    static final double RIGHT = 708;
    static final double TOP = 14;

    private Drawing() {}

    static String svg(Plot plot) {
        if (plot instanceof Plot.Lines lines) {
            return LinesDrawing.svg(lines);
        }
        return plot instanceof Plot.Bars bars ? BarsDrawing.svg(bars) : HeatMapDrawing.svg((Plot.HeatMap) plot);
    }

    static Markup start(String title, double height) {
        return new Markup()
                .open("svg", "viewBox", "0 0 " + (int) WIDTH + " " + (int) height, "role", "img", "aria-label", title);
    }

    /** The horizontal grid with its marks, and what they measure. */
    static void verticalAxis(Markup svg, Axis axis, String label, double bottom) {
        for (double mark : axis.marks()) {
            double y = axis.position(mark, bottom, TOP);
            svg.empty("line", "class", "grid", "x1", LEFT, "x2", RIGHT, "y1", y, "y2", y);
            svg.text("text", Axis.label(mark), "class", "end", "x", LEFT - 6, "y", y + 4);
        }
        double middle = (TOP + bottom) / 2;
        svg.text("text", label, "class", "middle", "transform", "rotate(-90)", "x", -middle, "y", 14.0);
    }

    /** The names of the series below the picture, in their colours. */
    static void legend(Markup svg, List<Plot.Series> series, double y) {
        double x = LEFT;
        for (int i = 0; i < series.size() && series.size() > 1; i++) {
            String name = series.get(i).name();
            svg.empty("rect", "class", colour(i), "x", x, "y", y - 9, "width", 10.0, "height", 10.0);
            svg.text("text", name, "x", x + 15, "y", y);
            x += 34 + 6.6 * name.length();
        }
    }

    /** The style class of a series. */
    static String colour(int series) {
        return "c" + series % 8;
    }
}
