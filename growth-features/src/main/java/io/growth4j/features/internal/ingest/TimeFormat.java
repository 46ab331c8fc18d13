package io.growth4j.features.internal.ingest;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.Absent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as milliseconds since 1970-01-01T00:00Z.
 *
 * <p>A format is {@code iso}, one of the epoch units, or a pattern of {@link DateTimeFormatter} with English names,
 * resolved strictly. A time without a zone is taken in the given zone, a date as its first instant there; a wall-clock
 * time that a clock change skips is moved on by the length of the gap, one that occurs twice is the earlier.
 */
public final class TimeFormat {
    /** The default: ISO 8601 with or without time and offset; a blank may stand for the T. */
    public static final String ISO = "iso";

    private static final Map<String, Integer> EPOCH_UNITS =
            Map.of("epochSeconds", 0, "epochMillis", 3, "epochMicros", 6, "epochNanos", 9);
    private static final int LONGEST = 100;
    private static final int DATE_LENGTH = 10;

    private static final FixedWidthTime ISO_DATE = FixedWidthTime.require("yyyy-MM-dd");
    private static final FixedWidthTime ISO_SECONDS = FixedWidthTime.require("yyyy-MM-dd'T'HH:mm:ss");
    private static final FixedWidthTime ISO_MILLIS = FixedWidthTime.require("yyyy-MM-dd'T'HH:mm:ss.SSS");
    private static final DateTimeFormatter ISO_ANY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private final ZoneId zone;
    private final @Nullable Integer epochDigits;
    private final @Nullable FixedWidthTime fixed;
    private final DateTimeFormatter formatter;
    private final boolean iso;

    private TimeFormat(String format, ZoneId zone) {
        this.zone = zone.normalized();
        this.iso = format.equals(ISO);
        this.epochDigits = EPOCH_UNITS.get(format);
        boolean pattern = !iso && epochDigits == null;
        this.fixed = pattern ? FixedWidthTime.of(format) : null;
        this.formatter = pattern ? formatter(format) : ISO_ANY;
    }

    /** The reader of a format, for times that name no zone in the given one. */
    public static TimeFormat of(String format, ZoneId zone) {
        return new TimeFormat(normalise(format), zone);
    }

    static String normalise(String format) {
        if (format.isEmpty()) {
            return ISO;
        }
        if (!format.equals(ISO) && !EPOCH_UNITS.containsKey(format)) {
            formatter(format);
        }
        return format;
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            // Strict resolving refuses 30 February; it needs an era for the usual yyyy.
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            List<String> names = List.of(ISO, "epochSeconds", "epochMillis", "epochMicros", "epochNanos");
            IllegalArgumentException unknown = UnknownName.of("time format", pattern, names);
            throw new IllegalArgumentException(
                    unknown.getMessage() + " (as a date pattern: " + e.getMessage() + ")", e);
        }
    }

    /** The instant of a value, or {@link Absent#LONG} if it is no time of this format. */
    long millis(Object raw) {
        try {
            if (raw instanceof String text) {
                return ofText(text.strip());
            }
            return raw instanceof Number number ? ofNumber(number) : ofObject(raw);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Absent.LONG;
        }
    }

    private long ofNumber(Number number) {
        if (epochDigits != null && (number instanceof Long || number instanceof Integer)) {
            return switch (epochDigits) {
                case 0 -> Math.multiplyExact(number.longValue(), 1000L);
                case 3 -> number.longValue();
                case 6 -> Math.floorDiv(number.longValue(), 1000L);
                default -> Math.floorDiv(number.longValue(), 1_000_000L);
            };
        }
        return epochDigits != null ? ofEpoch(new BigDecimal(number.toString())) : ofText(number.toString());
    }

    private long ofObject(Object raw) {
        if (raw instanceof LocalDateTime local) {
            return wallMillis(local.toInstant(ZoneOffset.UTC).toEpochMilli());
        }
        if (raw instanceof LocalDate date) {
            return wallMillis(date.toEpochDay() * 86_400_000L);
        }
        if (raw instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        return raw instanceof OffsetDateTime moment ? moment.toInstant().toEpochMilli() : Absent.LONG;
    }

    private long ofText(String text) {
        if (text.length() > LONGEST) {
            return Absent.LONG;
        }
        if (epochDigits != null) {
            return ofEpoch(new BigDecimal(text));
        }
        return iso ? ofIso(text) : ofPattern(text);
    }

    private long ofEpoch(BigDecimal value) {
        boolean sane = Math.abs((long) value.scale()) <= LONGEST;
        int digits = epochDigits == null ? 0 : epochDigits;
        return sane
                ? value.movePointRight(3 - digits)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact()
                : Absent.LONG;
    }

    private long ofPattern(String text) {
        long wall = fixed == null ? Absent.LONG : fixed.wallMillis(text);
        return wall != Absent.LONG ? wallMillis(wall) : ofFormatter(text);
    }

    private long ofIso(String text) {
        boolean blank = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
        String iso = blank ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1) : text;
        boolean utc = iso.endsWith("Z");
        String local = utc ? iso.substring(0, iso.length() - 1) : iso;
        long wall = switch (local.length()) {
            case DATE_LENGTH -> utc ? Absent.LONG : ISO_DATE.wallMillis(local);
            case DATE_LENGTH + 9 -> ISO_SECONDS.wallMillis(local);
            case DATE_LENGTH + 13 -> ISO_MILLIS.wallMillis(local);
            default -> Absent.LONG;
        };
        if (wall == Absent.LONG) {
            return ofFormatter(iso);
        }
        return utc ? wall : wallMillis(wall);
    }

    private long ofFormatter(String text) {
        TemporalAccessor parsed = formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        return parsed instanceof ZonedDateTime zoned ? zoned.toInstant().toEpochMilli() : ofObject(parsed);
    }

    /** The instant at which clocks in the zone show a time; the time is given as if in UTC. */
    long wallMillis(long asUtc) {
        if (zone.equals(ZoneOffset.UTC)) {
            return asUtc;
        }
        long second = Math.floorDiv(asUtc, 1000L);
        int milli = (int) Math.floorMod(asUtc, 1000L);
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, milli * 1_000_000, ZoneOffset.UTC);
        return local.atZone(zone).toInstant().toEpochMilli();
    }
}
