package io.growth4j.report;

/**
 * One series of bars that lie below each other, each between its name and its value: for words that would not fit below
 * standing bars, or only in a picture wider than a phone.
 */
final class LyingBarsDrawing {
    private static final double ROW = 24;
    private static final double BAR = 16;
    private static final double TOP = 6;
    private static final double WIDTH = 380;
    private static final double GAP = 8;
    private static final double VALUE = 46;
    private static final int MOST_ROWS = 24;
    private static final int SHORT_WORD = 4;

    private LyingBarsDrawing() {}

    static boolean suits(Plot.Bars plot) {
        return plot.series().size() == 1
                && plot.categories().size() <= MOST_ROWS
                && plot.series().get(0).values().stream().noneMatch(value -> value < 0)
                && (!BarsDrawing.fitsLevel(plot) || (BarsDrawing.right(plot) > WIDTH && haveWords(plot)));
    }

    /** Numbers and dates follow each other and stand; words do not. */
    private static boolean haveWords(Plot.Bars plot) {
        return plot.categories().stream()
                .anyMatch(name -> name.length() > SHORT_WORD && Character.isLetter(name.codePointAt(0)));
    }

    static String svg(Plot.Bars plot) {
        double left = Drawing.widest(plot.categories()) + GAP;
        double right = Drawing.right(Math.max(WIDTH, left * 5 / 3 + VALUE));
        double bottom = TOP + ROW * plot.categories().size();
        Markup svg = Drawing.start(plot, BarsDrawing.description(plot), right, bottom + ROW);
        Axis axis = Axis.around(plot.series().get(0).values(), 4);
        double end = right - VALUE;
        for (int row = 0; row < plot.categories().size(); row++) {
            bar(svg, plot, row, left, axis, end);
        }
        svg.empty("line", "class", "axis", "x1", left, "x2", left, "y1", TOP, "y2", bottom);
        svg.text("text", plot.yLabel(), "class", "middle", "x", (left + end) / 2, "y", bottom + 16);
        return svg.close("svg").toString();
    }

    private static void bar(Markup svg, Plot.Bars plot, int row, double left, Axis axis, double end) {
        String name = plot.categories().get(row);
        double value = plot.series().get(0).values().get(row);
        double y = TOP + ROW * row;
        svg.text("text", name, "class", "end", "x", left - GAP, "y", y + 16);
        if (Double.isFinite(value)) {
            double tip = axis.position(value, left, end);
            svg.open("rect", "class", Drawing.colour(0), "x", left, "width", tip - left, "y", y + 4, "height", BAR);
            svg.text("title", name + ": " + Table.text(value)).close("rect");
            svg.text("text", Axis.shortLabel(value), "class", "dark", "x", tip + 5, "y", y + 16);
        } else {
            svg.text("text", "not known", "x", left + 5, "y", y + 16);
        }
    }
}
