package io.growth4j.report;

import java.util.List;
import java.util.Locale;

/** Lines over a common axis; a missing value leaves a gap, a lone value is a dot. */
final class LinesDrawing {
    private static final double BOTTOM = 258;
    private static final double BELOW = 44;
    private static final double RIGHT = Drawing.right(560);

    private LinesDrawing() {}

    static String svg(Plot.Lines plot) {
        double height = BOTTOM + BELOW + Drawing.legendHeight(plot.series(), RIGHT);
        String description = "Lines of " + plot.yLabel() + " by " + plot.xLabel() + ": " + Drawing.names(plot.series());
        Markup svg = Drawing.start(plot, description, RIGHT, height);
        Axis vertical = Axis.around(
                plot.series().stream().flatMap(one -> one.values().stream()).toList(), 5);
        Drawing.verticalAxis(svg, vertical, plot.yLabel(), RIGHT, BOTTOM);
        Span span = Span.of(plot.x());
        for (double mark : span.marks()) {
            svg.text("text", Axis.label(mark), "class", "middle", "x", span.position(mark), "y", BOTTOM + 18);
        }
        svg.text("text", plot.xLabel(), "class", "middle", "x", (Drawing.LEFT + RIGHT) / 2, "y", BOTTOM + 36);
        for (int i = 0; i < plot.series().size(); i++) {
            line(svg, plot.x(), plot.series().get(i), Drawing.colour(i), span, vertical);
        }
        Drawing.legend(svg, plot.series(), RIGHT, height);
        return svg.close("svg").toString();
    }

    private static void line(Markup svg, List<Double> x, Plot.Series series, String colour, Span span, Axis vertical) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < x.size(); i++) {
            double value = series.values().get(i);
            if (Double.isFinite(value)) {
                double y = vertical.position(value, BOTTOM, Drawing.TOP);
                path.append(drawing ? 'L' : 'M')
                        .append(String.format(Locale.ROOT, "%.1f %.1f ", span.position(x.get(i)), y));
                if (!drawing) {
                    path.append("h0 ");
                }
            }
            drawing = Double.isFinite(value);
        }
        svg.open("path", "class", "line " + colour, "d", path.toString().strip());
        svg.text("title", series.name()).close("path");
    }

    /** The horizontal axis: from the first position to the last, not from 0. */
    private record Span(double low, double high) {
        static Span of(List<Double> x) {
            if (x.isEmpty()) {
                return new Span(0, 1);
            }
            double low = x.get(0);
            double high = x.get(x.size() - 1);
            return new Span(low, low == high ? low + 1 : high);
        }

        double position(double x) {
            return Drawing.LEFT + (x - low) / (high - low) * (RIGHT - Drawing.LEFT - 8);
        }

        List<Double> marks() {
            return Axis.around(List.of(low, high), 8).marks().stream()
                    .filter(mark -> mark >= low && mark <= high)
                    .toList();
        }
    }
}
