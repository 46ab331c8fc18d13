package io.growth4j.features.internal.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.pack.ColumnPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A ring of narrow rows holds what a list of whole rows holds, whichever of its columns are texts. */
class RecentEventsTest {
    private static final int MANY = 400;

    private final Entries entries = new Entries();

    @Property(seed = "41", tries = 60)
    void eventsThatComeAndGo_areThoseOfAList(
            @ForAll long seed, @ForAll @IntRange(max = 3) int columns, @ForAll boolean isOrdered) {
        Random random = new Random(seed);
        ColumnPlan plan = plan(random, columns);
        RecentEvents recent = new RecentEvents(plan);
        List<long[]> kept = new ArrayList<>();
        long now = 0;
        while (now < MANY) {
            int count = random.nextInt(9);
            int width = EventRow.width(plan);
            long[] source = new long[count * width];
            int[] starts = new int[count];
            for (int event = 0; event < count; event++) {
                starts[event] = (count - 1 - event) * width;
                long time = isOrdered ? now++ : now++ - random.nextInt(20);
                long[] row = row(plan, random, time);
                System.arraycopy(row, 0, source, starts[event], width);
                kept.add(row);
            }
            append(recent, source, starts, random.nextBoolean());
            if (random.nextInt(4) == 0) {
                long horizon = now - random.nextInt(60);
                assertThat(recent.countBefore(horizon)).isEqualTo((int) before(kept, horizon));
                recent.selectBefore(horizon, entries);
                assertThat(entries.size).isEqualTo((int) before(kept, horizon));
                recent.forget(horizon);
                kept.removeIf(row -> row[EventRow.TIME] < horizon);
            }
            requireEqual(plan, recent, kept);
        }
    }

    private static void append(RecentEvents recent, long[] source, int[] starts, boolean isTogether) {
        int from = isTogether ? recent.append(source, starts, 0, starts.length) : 0;
        for (; from < starts.length; from++) {
            recent.ensureRoom();
            assertThat(recent.append((int) source[starts[from]], source, starts[from]))
                    .isTrue();
        }
    }

    private void requireEqual(ColumnPlan plan, RecentEvents recent, List<long[]> kept) {
        assertThat(recent.size()).isEqualTo(kept.size());
        recent.selectAll(entries);
        long[] row = new long[EventRow.width(plan)];
        for (int index = 0; index < kept.size(); index++) {
            long[] expected = kept.get(index);
            recent.copy(recent.first() + index, row);
            assertThat(row).isEqualTo(expected);
            assertThat(recent.users()[index]).isEqualTo((int) expected[EventRow.USER]);
            assertThat(recent.times()[index]).isEqualTo(expected[EventRow.TIME]);
            for (int word = EventRow.TIME; word < row.length; word++) {
                assertThat(recent.word(entries.values[index], word)).isEqualTo(expected[word]);
            }
        }
    }

    private static long before(List<long[]> rows, long instant) {
        return rows.stream().filter(row -> row[EventRow.TIME] < instant).count();
    }

    private static ColumnPlan plan(Random random, int columns) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put(EventSchema.USER, ColumnType.LONG);
        types.put(EventSchema.TIME, ColumnType.LONG);
        types.put(EventSchema.TYPE, ColumnType.TEXT);
        List<String> names = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            names.add("column" + column);
            types.put("column" + column, ColumnType.values()[random.nextInt(ColumnType.values().length)]);
        }
        return new ColumnPlan(new EventSchema(types), names);
    }

    private static long[] row(ColumnPlan plan, Random random, long time) {
        long[] row = new long[EventRow.width(plan)];
        row[EventRow.USER] = random.nextBoolean() ? random.nextInt(5) : Integer.MAX_VALUE;
        row[EventRow.TIME] = time;
        for (int column = 0; column < plan.columns().size(); column++) {
            row[EventRow.COLUMNS + column] = plan.columns().get(column).isText() ? code(random) : random.nextLong();
        }
        return row;
    }

    private static long code(Random random) {
        return random.nextInt(3) == 0 ? Absent.CODE : random.nextInt(Integer.MAX_VALUE);
    }
}
