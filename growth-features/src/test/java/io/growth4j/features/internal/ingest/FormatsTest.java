package io.growth4j.features.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.Absent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> PATTERNS = List.of(
            "yyyy-MM-dd'T'HH:mm:ss",
            "dd.MM.uuuu HH:mm:ss",
            "yyyyMMddHHmmss",
            "MM/dd/yyyy HH:mm:ss",
            "ss:mm:HH dd-MM-yyyy");

    @Property(tries = 500, seed = "3")
    void patterns_giveWhatJavaTimeGives(
            @ForAll @LongRange(min = -3_000_000_000L, max = 9_000_000_000L) long second,
            @ForAll @IntRange(min = 0, max = 4) int which) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        String pattern = PATTERNS.get(which);
        String text = local.format(DateTimeFormatter.ofPattern(pattern));
        assertThat(TimeFormat.of(pattern, BERLIN).millis(text))
                .isEqualTo(local.atZone(BERLIN).toInstant().toEpochMilli());
        assertThat(TimeFormat.of("iso", BERLIN).millis(local.toString()))
                .isEqualTo(local.atZone(BERLIN).toInstant().toEpochMilli());
        assertThat(TimeFormat.of("iso", BERLIN)
                        .millis(local.atOffset(ZoneOffset.UTC).toString()))
                .isEqualTo(second * 1000);
    }

    @ParameterizedTest
    @CsvSource({
        "iso, 2025-03-01, 2025-03-01T00:00+01:00",
        "iso, 2025-03-01T10:15, 2025-03-01T10:15+01:00",
        "iso, 2025-03-01 10:15:30.123456, 2025-03-01T10:15:30.123+01:00",
        "iso, 2025-03-01T10:15:30Z, 2025-03-01T10:15:30Z",
        "iso, 2025-03-01T10:15:30.250Z, 2025-03-01T10:15:30.250Z",
        "iso, 2025-03-01 10:15:30+0530, 2025-03-01T10:15:30+05:30",
        "iso, 2025-03-01T10:15:30-08, 2025-03-01T10:15:30-08:00",
        "iso, 2025-03-30T02:30:00, 2025-03-30T03:30+02:00",
        "iso, 2025-10-26T02:30:00, 2025-10-26T02:30+02:00",
        "yyyyMMdd, 19970101, 1997-01-01T00:00+01:00",
        "d MMM yyyy, 7 mar 2025, 2025-03-07T00:00+01:00",
        "yyyy-MM-dd HH, 2025-03-07 15, 2025-03-07T15:00+01:00",
        "yyyy-MM-dd HH:mm:ss Z, 2025-03-07 15:00:01 -0500, 2025-03-07T15:00:01-05:00",
        "epochSeconds, 1741359601, 2025-03-07T15:00:01Z",
        "epochSeconds, 1741359601.5, 2025-03-07T15:00:01.500Z",
        "epochMillis, 1741359601500, 2025-03-07T15:00:01.500Z",
        "epochMicros, 1741359601500999, 2025-03-07T15:00:01.500Z",
        "epochNanos, -1, 1969-12-31T23:59:59.999Z",
        "epochSeconds, ' 1741359601 ', 2025-03-07T15:00:01Z",
    })
    void times_ofManySpellings_areRead(String format, String text, OffsetDateTime expected) {
        assertThat(TimeFormat.of(format, BERLIN).millis(text))
                .isEqualTo(expected.toInstant().toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "iso, 2025-02-29",
        "iso, 2025-3-1",
        "iso, 1741359601",
        "iso, 2025-03-01Z",
        "iso, 2025-03-01T24:00:00",
        "iso, +999999999-01-01T00:00:00",
        "yyyyMMdd, 20250230",
        "yyyyMMdd, 2025021",
        "yyyyMMdd, 2025O101",
        "yyyy-MM-dd HH:mm, 2025-03-01 23:60",
        "epochMillis, 1e99",
        "epochMillis, 1e999999999",
        "epochSeconds, 99999999999999999",
        "epochSeconds, NaN",
    })
    void whatIsNoTime_isAbsent(String format, String text) {
        assertThat(TimeFormat.of(format, ZoneOffset.UTC).millis(text)).isEqualTo(Absent.LONG);
    }

    @Test
    void typedTimes_keepTheirMeaning() {
        TimeFormat iso = TimeFormat.of("iso", BERLIN);
        OffsetDateTime noon = OffsetDateTime.parse("2025-07-01T12:00+02:00");
        long expected = noon.toInstant().toEpochMilli();
        assertThat(iso.millis(noon)).isEqualTo(expected);
        assertThat(iso.millis(noon.toInstant())).isEqualTo(expected);
        assertThat(iso.millis(LocalDateTime.parse("2025-07-01T12:00"))).isEqualTo(expected);
        assertThat(iso.millis(LocalDate.parse("2025-07-01"))).isEqualTo(expected - 12 * 3_600_000L);
        assertThat(iso.millis(true)).isEqualTo(Absent.LONG);
        assertThat(TimeFormat.of("yyyyMMdd", BERLIN).millis(20250701)).isEqualTo(expected - 12 * 3_600_000L);
        assertThat(TimeFormat.of("epochSeconds", BERLIN).millis(expected / 1000))
                .isEqualTo(expected);
    }

    @Property(tries = 1000, seed = "4")
    void amounts_areRoundedAsBigDecimalDoes(
            @ForAll long unscaled,
            @ForAll @IntRange(min = 0, max = 12) int scale,
            @ForAll @IntRange(min = 0, max = 4) int digits,
            @ForAll RoundingMode rounding) {
        BigDecimal amount = BigDecimal.valueOf(unscaled >> (unscaled & 63), scale);
        long expected;
        try {
            expected = amount.setScale(digits, rounding).unscaledValue().longValueExact();
        } catch (ArithmeticException e) {
            expected = Absent.LONG;
        }
        AmountFormat format = new AmountFormat(digits, rounding);
        assertThat(format.minor(amount.toPlainString())).isEqualTo(expected);
        assertThat(format.minor(amount)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "11.77, 1177",
        "12.0, 1200",
        "0, 0",
        "-0.005, -1",
        "0.004, 0",
        "+7, 700",
        "1e3, 100000",
        ".5, 50",
        "5., 500"
    })
    void amounts_ofManySpellings_areRead(String text, long minor) {
        assertThat(AmountFormat.of("").minor(text)).isEqualTo(minor);
        assertThat(AmountFormat.of("").minor(Double.parseDouble(text))).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "1e999999999", "1e-999999999", "1e40", "0x10", "1 000", "'1,5'", "--1", "-", ".", "€5"})
    void whatIsNoAmount_isAbsent(String text) {
        assertThat(AmountFormat.of("").minor(text)).isEqualTo(Absent.LONG);
    }

    @Test
    void notANumber_isNoAmount() {
        assertThat(AmountFormat.of("").minor(Double.NaN)).isEqualTo(Absent.LONG);
        assertThat(AmountFormat.of("").minor(Double.POSITIVE_INFINITY)).isEqualTo(Absent.LONG);
    }
}
