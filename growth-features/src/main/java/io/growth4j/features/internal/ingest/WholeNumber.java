package io.growth4j.features.internal.ingest;

import io.growth4j.event.Absent;
import java.math.BigDecimal;

/** Reads whole numbers of 64 bits. */
public final class WholeNumber {
    private static final AmountFormat EXACT = AmountFormat.of("0:UNNECESSARY");

    private WholeNumber() {}

    /** The number that a text or number stands for, or {@link Absent#LONG} if there is none. */
    public static long of(Object raw) {
        try {
            if (raw instanceof String text) {
                return Long.parseLong(text.strip());
            }
            if (raw instanceof Double || raw instanceof Float || raw instanceof BigDecimal) {
                return EXACT.minor(raw);
            }
            return raw instanceof Number number ? number.longValue() : Absent.LONG;
        } catch (NumberFormatException e) {
            return Absent.LONG;
        }
    }
}
