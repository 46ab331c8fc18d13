package io.growth4j.models.ltv;

import io.growth4j.event.Event;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The real data sets that some tests are switched on by: a folder in the system property {@code growth4j.data}. */
final class RealData {
    private RealData() {}

    static boolean isThere() {
        return !System.getProperty("growth4j.data", "").isEmpty();
    }

    static List<String[]> rows(String file) {
        try {
            return Files.readAllLines(Path.of(System.getProperty("growth4j.data"), file)).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Weeks of whole days: the sample says them with two digits, but its published fits are those of the days. */
    private static double weeks(String text) {
        return Math.rint(Double.parseDouble(text) * 7) / 7;
    }

    /** A file with the columns id, x, t_x, T, m, x_star; weeks; spend in dollars, kept as such. */
    static PurchaseSummaries cdnow(String file) {
        List<String[]> rows = rows(file);
        return PurchaseSummaries.of(
                        TimeScale.WEEK,
                        rows.stream().mapToLong(row -> Long.parseLong(row[1])).toArray(),
                        rows.stream().mapToDouble(row -> weeks(row[2])).toArray(),
                        rows.stream().mapToDouble(row -> weeks(row[3])).toArray())
                .withMeanSpend(rows.stream()
                        .mapToDouble(row -> "0".equals(row[1]) ? Double.NaN : Double.parseDouble(row[4]))
                        .toArray())
                .withHoldout(
                        39,
                        rows.stream().mapToLong(row -> Long.parseLong(row[5])).toArray());
    }

    /** The whole cohort, summarised from its purchases. */
    static PurchaseSummaries cohort() {
        List<Event> events = RealData.rows("cdnow_master.csv").stream()
                .map(row -> Event.of(
                                row[0],
                                EventType.PURCHASE,
                                LocalDate.parse(row[1], DateTimeFormatter.BASIC_ISO_DATE)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant())
                        .withAmount(Math.round(100 * Double.parseDouble(row[3]))))
                .toList();
        return SummaryRule.of(TimeScale.WEEK, ZoneOffset.UTC, Instant.parse("1997-10-01T00:00:00Z"))
                .holdoutUntil(Instant.parse("1998-07-01T00:00:00Z"))
                .summarize(EventLogs.of(events));
    }
}
