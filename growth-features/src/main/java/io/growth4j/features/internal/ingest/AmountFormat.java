package io.growth4j.features.internal.ingest;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.Absent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Reads amounts of money as whole minor units: a decimal number is shifted by the currency's digits and rounded by a
 * named rule.
 *
 * @param digits how many decimal digits the minor unit has: 2 for cents, 0 where the source already holds minor units
 * @param rounding what happens to further digits
 */
public record AmountFormat(int digits, RoundingMode rounding) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,2})(?::(\\w+))?");
    private static final int MOST_DIGITS = 9;
    private static final long[] POWERS =
            LongStream.iterate(1, power -> power * 10).limit(MOST_DIGITS + 1).toArray();
    private static final int LONGEST = 100;
    private static final AmountFormat CENTS = new AmountFormat(2, RoundingMode.HALF_UP);

    /** The format {@code digits[:ROUNDING]}; empty text is {@code 2:HALF_UP}. */
    static AmountFormat of(String format) {
        if (format.isEmpty()) {
            return CENTS;
        }
        Matcher parts = TEXT.matcher(format);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) > MOST_DIGITS) {
            throw new IllegalArgumentException("amount format '" + format + "' is not the number of minor digits, 0 to "
                    + MOST_DIGITS + ", as in 2 or 2:HALF_UP");
        }
        String rounding = parts.group(2);
        return new AmountFormat(
                Integer.parseInt(parts.group(1)), rounding == null ? RoundingMode.HALF_UP : rounding(rounding));
    }

    private static RoundingMode rounding(String name) {
        return Arrays.stream(RoundingMode.values())
                .filter(mode -> mode.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownName.of(
                        "rounding",
                        name,
                        Arrays.stream(RoundingMode.values()).map(Enum::name).toList()));
    }

    /** The amount in minor units, or {@link Absent#LONG} if the value is no decimal number or does not fit. */
    long minor(Object raw) {
        try {
            if (raw instanceof String text) {
                return ofText(text.strip());
            }
            if (raw instanceof Long || raw instanceof Integer) {
                return Math.multiplyExact(((Number) raw).longValue(), POWERS[digits]);
            }
            if (raw instanceof Double || raw instanceof Float) {
                // The shortest decimal that reads back as the same double: 11.77 stays 11.77.
                return ofDecimal(new BigDecimal(raw.toString()));
            }
            return raw instanceof Number number ? ofDecimal(new BigDecimal(number.toString())) : Absent.LONG;
        } catch (NumberFormatException | ArithmeticException e) {
            return Absent.LONG;
        }
    }

    private long ofText(String text) {
        long simple = ofSimpleText(text);
        if (simple != Absent.LONG || text.length() > LONGEST) {
            return simple;
        }
        return ofDecimal(new BigDecimal(text));
    }

    private long ofDecimal(BigDecimal value) {
        if (Math.abs((long) value.scale()) > LONGEST) {
            return Absent.LONG;
        }
        return value.movePointRight(digits).setScale(0, rounding).longValueExact();
    }

    /** Digits, perhaps a point and no more digits than the unit has: the usual case, without objects. */
    private long ofSimpleText(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        if (whole - start < 1 || whole - start > 9 || decimals > digits || (point >= 0 && decimals == 0)) {
            return Absent.LONG;
        }
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (i != point && (digit < 0 || digit > 9)) {
                return Absent.LONG;
            }
            value = i == point ? value : value * 10 + digit;
        }
        value *= POWERS[digits - decimals];
        return start == 1 ? -value : value;
    }

    /** The format's text. */
    @Override
    public String toString() {
        return digits + ":" + rounding;
    }
}
