package io.growth4j.bench.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.growth4j.event.Absent;
import io.growth4j.features.arrow.ArrowTables;
import io.growth4j.segment.Segmentation;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what the quickstart found: {@code segments.csv}, {@code features.arrow} and {@code summary.json}. */
record Outputs(Path folder) {
    static Outputs in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Outputs(folder);
    }

    /** One line per user: every group, and what the RFM groups are made of. */
    void segments(Census census) throws IOException {
        Map<String, Segmentation<?>> segmentations = census.segmentations();
        List<String> header = new ArrayList<>(List.of("user"));
        header.addAll(segmentations.keySet());
        header.addAll(List.of("daysSinceOrder", "orders", "revenueMinor"));
        UserTable users = census.users();
        long[] recency = users.longs(StandardFeatures.DAYS_SINCE_ORDER);
        long[] orders = users.longs(StandardFeatures.ORDERS);
        long[] revenue = users.longs(StandardFeatures.REVENUE_MINOR);
        try (CsvWriter csv = CsvWriter.builder().build(folder.resolve("segments.csv"))) {
            csv.writeRecord(header);
            for (int row = 0; row < users.size(); row++) {
                List<String> cells = new ArrayList<>(List.of(users.keys().text(row)));
                for (Segmentation<?> segmentation : segmentations.values()) {
                    cells.add(segmentation.of(row).toString());
                }
                cells.addAll(List.of(text(recency[row]), text(orders[row]), text(revenue[row])));
                csv.writeRecord(cells);
            }
        }
    }

    private static String text(long value) {
        return value == Absent.LONG ? "" : Long.toString(value);
    }

    /** Every user's features, with their definitions. */
    void features(Census census) {
        ArrowTables.write(census.users(), folder.resolve("features.arrow"));
    }

    /** The totals, and the size of every group of every segmentation. */
    void summary(Census census, LogSpan span, Instant asOf) throws IOException {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("users", census.users().size());
        summary.put("events", span.events());
        summary.put("rejectedRows", census.run().rejectedRows().count());
        summary.put("excludedEvents", census.run().excludedEvents());
        summary.put("asOf", asOf.toString());
        Map<String, Object> segments = new LinkedHashMap<>();
        census.segmentations().forEach((name, segmentation) -> segments.put(name, sizes(segmentation)));
        summary.put("segments", segments);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("summary.json").toFile(), summary);
    }

    private static Map<String, Long> sizes(Segmentation<?> segmentation) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        segmentation.counts().forEach((segment, count) -> sizes.put(segment.toString(), count));
        long sum = sizes.values().stream().mapToLong(Long::longValue).sum();
        if (sum != segmentation.size()) {
            throw new IllegalStateException(sizes + " add up to " + sum + ", not to " + segmentation.size() + " users");
        }
        return sizes;
    }
}
