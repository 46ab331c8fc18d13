package io.growth4j.bench.quickstart;

import io.growth4j.bench.population.Shop;
import io.growth4j.definition.UnknownName;
import io.growth4j.event.EventLog;
import io.growth4j.features.source.EventMapping;
import io.growth4j.features.source.EventSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the caller asked for with {@code -D}: {@code events} and {@code mapping} for a file of their own, {@code asOf},
 * {@code zone}, and {@code users} for the size of the synthetic shop.
 *
 * @param events the file of events; without one the synthetic shop is used
 * @param mapping what the file's columns mean
 * @param asOf only events before it count; by default the end of the last event's day
 * @param zone whose days count
 * @param users how many users the synthetic shop has
 * @param out the folder for what is written
 */
record Settings(Optional<Path> events, String mapping, Optional<Instant> asOf, ZoneId zone, int users, Path out) {
    static final int SHOP_DAYS = 180;
    static final int SHOP_USERS = 14_000;
    static final long SHOP_SEED = 42;

    static Settings ofSystemProperties() {
        ZoneId zone = property("zone").map(ZoneId::of).orElse(ZoneOffset.UTC);
        return new Settings(
                property("events").map(Path::of),
                property("mapping").orElse("user=user,time=time,type=type"),
                property("asOf").map(text -> instant(text, zone)),
                zone,
                property("users").map(Integer::parseInt).orElse(SHOP_USERS),
                Path.of(System.getProperty("growth4j.out", "quickstart")));
    }

    private static Optional<String> property(String name) {
        return Optional.of(System.getProperty("growth4j." + name, "")).filter(value -> !value.isBlank());
    }

    private static Instant instant(String text, ZoneId zone) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "asOf '" + text + "' is neither a day like 2026-01-31 nor an instant like 2026-01-31T00:00:00Z", e);
        }
    }

    /** The log: to be closed by the caller. */
    EventLog open() {
        return events.map(this::open).orElseGet(() -> Shop.of(users, SHOP_DAYS, SHOP_SEED));
    }

    private EventLog open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no file '" + file.toAbsolutePath() + "': say which with -Devents=FILE");
        }
        EventMapping columns = EventMapping.parse(mapping);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "csv", "tsv", "txt" -> EventSources.csv(file, columns);
            case "parquet" -> EventSources.parquet(file, columns);
            case "arrow", "arrows", "feather" -> EventSources.arrow(file, columns);
            default -> throw UnknownName.of("kind of file", ending, List.of("csv", "tsv", "txt", "parquet", "arrow"));
        };
    }
}
