package io.growth4j.report;

import java.util.ArrayList;
import java.util.List;

/** Bars over categories, side by side or stacked; negative values hang below the axis. */
final class BarsDrawing {
    private static final double BOTTOM = 258;
    private static final double CATEGORY = 66;
    private static final double LABEL_GAP = 6;
    private static final int MOST_LABELS = 14;

    private BarsDrawing() {}

    static String svg(Plot.Bars plot) {
        boolean slanted = !fitsLevel(plot);
        double below = slanted ? 84 : 28;
        double right = right(plot);
        double height = BOTTOM + below + Drawing.legendHeight(plot.series(), right);
        Markup svg = Drawing.start(plot, description(plot), right, height);
        Axis vertical = Axis.around(extremes(plot), 5);
        Drawing.verticalAxis(svg, vertical, plot.yLabel(), right, BOTTOM);
        for (int category = 0; category < plot.categories().size(); category++) {
            bars(svg, plot, category, vertical);
            label(svg, plot, category, slanted);
        }
        double zero = vertical.position(0, BOTTOM, Drawing.TOP);
        svg.empty("line", "class", "axis", "x1", Drawing.LEFT, "x2", right, "y1", zero, "y2", zero);
        Drawing.legend(svg, plot.series(), right, height);
        return svg.close("svg").toString();
    }

    /** Whether the names of the categories stand below the bars without touching each other. */
    static boolean fitsLevel(Plot.Bars plot) {
        return Drawing.widest(plot.categories()) + LABEL_GAP <= slot(plot) * labelStep(plot);
    }

    static String description(Plot.Bars plot) {
        return "Bars of " + plot.yLabel() + " for " + plot.categories().size() + " categories: "
                + Drawing.names(plot.series());
    }

    static double right(Plot.Bars plot) {
        return Drawing.right(2 * Drawing.LEFT + CATEGORY * plot.categories().size());
    }

    private static double slot(Plot.Bars plot) {
        return (right(plot) - Drawing.LEFT) / Math.max(1, plot.categories().size());
    }

    private static int labelStep(Plot.Bars plot) {
        return Math.max(1, (plot.categories().size() + MOST_LABELS - 1) / MOST_LABELS);
    }

    /** All values, or with stacked bars the top and the bottom of every stack. */
    private static List<Double> extremes(Plot.Bars plot) {
        if (!plot.stacked()) {
            return plot.series().stream().flatMap(one -> one.values().stream()).toList();
        }
        List<Double> ends = new ArrayList<>();
        for (int category = 0; category < plot.categories().size(); category++) {
            double top = 0;
            double bottom = 0;
            for (Plot.Series series : plot.series()) {
                double value = known(series.values().get(category));
                top += Math.max(0, value);
                bottom += Math.min(0, value);
            }
            ends.add(top);
            ends.add(bottom);
        }
        return ends;
    }

    private static void bars(Markup svg, Plot.Bars plot, int category, Axis vertical) {
        double slot = slot(plot);
        double left = Drawing.LEFT + slot * category + slot * 0.12;
        double width = slot * 0.76 / (plot.stacked() ? 1 : plot.series().size());
        double above = 0;
        double below = 0;
        for (int i = 0; i < plot.series().size(); i++) {
            double value = known(plot.series().get(i).values().get(category));
            double from = plot.stacked() ? (value < 0 ? below : above) : 0;
            double x = plot.stacked() ? left : left + width * i;
            bar(
                    svg,
                    x,
                    width,
                    vertical.position(from, BOTTOM, Drawing.TOP),
                    vertical.position(from + value, BOTTOM, Drawing.TOP),
                    i,
                    plot,
                    category);
            above += Math.max(0, value);
            below += Math.min(0, value);
        }
    }

    private static void bar(
            Markup svg, double x, double width, double from, double to, int series, Plot.Bars plot, int category) {
        Plot.Series one = plot.series().get(series);
        svg.open(
                "rect",
                "class",
                Drawing.colour(series),
                "x",
                x,
                "width",
                width,
                "y",
                Math.min(from, to),
                "height",
                Math.abs(to - from));
        svg.text(
                        "title",
                        plot.categories().get(category) + ", " + one.name() + ": "
                                + Table.text(one.values().get(category)))
                .close("rect");
    }

    private static void label(Markup svg, Plot.Bars plot, int category, boolean slanted) {
        if (category % labelStep(plot) != 0) {
            return;
        }
        double x = Drawing.LEFT + slot(plot) * (category + 0.5);
        String name = plot.categories().get(category);
        if (slanted) {
            String turn = "rotate(-35 " + Math.round(x) + " " + (int) (BOTTOM + 14) + ")";
            svg.text("text", name, "class", "end", "x", x, "y", BOTTOM + 14, "transform", turn);
        } else {
            svg.text("text", name, "class", "middle", "x", x, "y", BOTTOM + 18);
        }
    }

    private static double known(double value) {
        return Double.isFinite(value) ? value : 0;
    }
}
