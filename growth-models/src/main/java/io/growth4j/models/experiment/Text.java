package io.growth4j.models.experiment;

import io.growth4j.stat.EffectKind;
import io.growth4j.stat.Interval;
import java.util.Locale;

/** Numbers as people read them. */
final class Text {
    private Text() {}

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.3g %%", share * 100);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    static String pValue(double p) {
        return p < 0.0001 ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", p);
    }

    /** An effect in its unit: percent for relative effects, percentage points for shares. */
    static String effect(double effect, EffectKind kind, boolean share) {
        if (Double.isInfinite(effect)) {
            return effect > 0 ? "no upper limit" : "no lower limit";
        }
        if (kind == EffectKind.RELATIVE) {
            return String.format(Locale.ROOT, "%+.2f %%", effect * 100);
        }
        return share
                ? String.format(Locale.ROOT, "%+.2f points", effect * 100)
                : String.format(Locale.ROOT, "%+.4g", effect);
    }

    static String interval(Interval interval, EffectKind kind, boolean share) {
        return percent(interval.level()) + " interval " + effect(interval.low(), kind, share) + " to "
                + effect(interval.high(), kind, share);
    }

    static String level(Sample sample) {
        return sample instanceof Sample.Proportion ? percent(sample.mean()) : number(sample.mean());
    }
}
