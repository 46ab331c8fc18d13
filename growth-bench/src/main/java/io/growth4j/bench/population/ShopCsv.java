package io.growth4j.bench.population;

import io.growth4j.event.Absent;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventSchema;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.UUID;

/** Writes a shop's log as CSV; no value needs quotes. */
final class ShopCsv {
    private ShopCsv() {}

    static void write(Shop shop, Path file) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (Writer out = Files.newBufferedWriter(unfinished);
                    EventCursor cursor = shop.read()) {
                out.write("user_id,event_time,event,amount,item,category,channel,order_id\n");
                for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                    out.write(rows(batch));
                }
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String rows(EventBatch batch) {
        EventSchema schema = batch.schema();
        long[] users = batch.longs(EventSchema.USER_SLOT);
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        long[] amounts = batch.longs(schema.slot(EventSchema.AMOUNT));
        long[] items = batch.longs(schema.slot(EventSchema.ITEM));
        long[] orders = batch.longs(schema.slot(EventSchema.ORDER));
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < batch.size(); row++) {
            rows.append(users[row]).append(',').append(Instant.ofEpochMilli(times[row]));
            rows.append(',').append(text(batch, EventSchema.TYPE_SLOT, row)).append(',');
            rows.append(amounts[row] == Absent.LONG ? "" : BigDecimal.valueOf(amounts[row], 2));
            rows.append(',').append(number(items[row]));
            rows.append(',').append(text(batch, schema.slot(EventSchema.CATEGORY), row));
            rows.append(',').append(text(batch, schema.slot(EventSchema.CHANNEL), row));
            rows.append(',').append(number(orders[row])).append('\n');
        }
        return rows.toString();
    }

    private static String number(long value) {
        return value == Absent.LONG ? "" : Long.toString(value);
    }

    private static String text(EventBatch batch, int slot, int row) {
        int code = batch.codes(slot)[row];
        return code == Absent.CODE ? "" : batch.dictionary(slot).text(code);
    }
}
