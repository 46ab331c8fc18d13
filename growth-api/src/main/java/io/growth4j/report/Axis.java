package io.growth4j.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis: round marks around the data, and where a value lies between two ends of a picture.
 *
 * <p>Marks are 1, 2 or 5 times a power of ten apart.
 */
final class Axis {
    private final double low;
    private final double high;
    private final double step;

    private Axis(double low, double high, double step) {
        this.low = low;
        this.high = high;
        this.step = step;
    }

    /** An axis that holds the values and 0, with about {@code marks} marks; without a value from 0 to 1. */
    static Axis around(List<Double> values, int marks) {
        double low = 0;
        double high = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low == high) {
            high = 1;
        }
        double step = roundStep((high - low) / marks);
        return new Axis(Math.floor(low / step) * step, Math.ceil(high / step) * step, step);
    }

    private static double roundStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digits = rough / power;
        double nice = digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10;
        return nice * power;
    }

    /** The marks, ascending. */
    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            marks.add(low + i * step);
        }
        return marks;
    }

    /** Where a value lies when {@code low} is drawn at {@code from} and {@code high} at {@code to}. */
    double position(double value, double from, double to) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** A mark as a short text: 1200 is 1.2k. */
    static String label(double value) {
        double magnitude = Math.abs(value);
        if (magnitude >= 1e9) {
            return shorten(value / 1e9) + "G";
        }
        if (magnitude >= 1e6) {
            return shorten(value / 1e6) + "M";
        }
        if (magnitude >= 1e4) {
            return shorten(value / 1e3) + "k";
        }
        boolean isTiny = magnitude != 0 && magnitude < 1e-3;
        return isTiny ? String.format(Locale.ROOT, "%.1e", value).replace(".0e", "e") : shorten(value);
    }

    /** A value as a label of at most three or four digits: 12345 is 12.3k, 0.12345 is 0.123. */
    static String shortLabel(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return shorten(value);
        }
        int digits = Math.abs(value) >= 1000 && Math.abs(value) < 1e4 ? 4 : 3;
        return label(new BigDecimal(value).round(new MathContext(digits)).doubleValue());
    }

    private static String shorten(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value + 0.0);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "").replaceAll("^-0$", "0");
    }
}
