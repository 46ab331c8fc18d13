package io.growth4j.features.internal.state;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.group.EventRow;
import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.pack.ColumnPlan.Column;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads rows of a log into a state whose texts have codes of their own: each text of the log is looked up once. */
final class LogReader {
    private static final int UNSEEN = -2;
    private static final int MISSING = -1;

    private final ColumnPlan plan;
    private final UserNumbers numbers;
    private final @Nullable Dictionary[] dictionaries;
    private final int[] slots;
    private final int[][] codes;
    private final @Nullable Object[] columns;
    private int[] userNumbers = {};
    private @Nullable EventBatch batch;

    LogReader(ColumnPlan plan, UserNumbers numbers, @Nullable Dictionary[] dictionaries, EventSchema log) {
        this.plan = plan;
        this.numbers = numbers;
        this.dictionaries = dictionaries;
        this.slots = new int[dictionaries.length];
        this.codes = new int[dictionaries.length][0];
        this.columns = new @Nullable Object[dictionaries.length];
        require(log, EventSchema.USER, plan.userType());
        for (int column = 0; column < slots.length; column++) {
            Column wanted = plan.columns().get(column);
            slots[column] = log.find(wanted.name()).orElse(MISSING);
            if (slots[column] >= 0) {
                require(log, wanted.name(), wanted.type());
            } else if (!ColumnPlan.isOptional(wanted.name()) && !wanted.name().equals(EventSchema.KNOWN_AT)) {
                throw UnknownName.of(
                        "event column", wanted.name(), log.columns().keySet());
            }
        }
    }

    private static void require(EventSchema log, String column, ColumnType type) {
        if (log.type(column) != type) {
            throw new IllegalArgumentException(
                    "column '" + column + "' of the log is " + log.type(column) + ": the state holds " + type);
        }
    }

    void next(EventBatch next) {
        batch = next;
        for (int column = 0; column < slots.length; column++) {
            columns[column] = slots[column] == MISSING ? null : values(next, column);
        }
    }

    private Object values(EventBatch next, int column) {
        return switch (plan.columns().get(column).type()) {
            case LONG -> next.longs(slots[column]);
            case DOUBLE -> next.doubles(slots[column]);
            case TEXT -> next.codes(slots[column]);
        };
    }

    /** The id of a row's user, or its number where ids are texts. */
    long user(int row) {
        EventBatch from = Objects.requireNonNull(batch);
        if (!numbers.isText()) {
            long id = from.longs(EventSchema.USER_SLOT)[row];
            if (id == Absent.LONG) {
                throw new IllegalArgumentException("an event has no user");
            }
            return id;
        }
        int code = from.codes(EventSchema.USER_SLOT)[row];
        if (code == Absent.CODE) {
            throw new IllegalArgumentException("an event has no user");
        }
        userNumbers = ensure(userNumbers, code);
        if (userNumbers[code] == UNSEEN) {
            userNumbers[code] =
                    numbers.number(from.dictionary(EventSchema.USER_SLOT).text(code));
        }
        return userNumbers[code];
    }

    private static int[] ensure(int[] codes, int code) {
        if (code < codes.length) {
            return codes;
        }
        int[] longer = Arrays.copyOf(codes, Math.max(64, code + 1 + (code >> 1)));
        Arrays.fill(longer, codes.length, longer.length, UNSEEN);
        return longer;
    }

    /** Writes the columns of an {@link EventRow}. */
    void write(int row, long[] target, int at) {
        for (int column = 0; column < columns.length; column++) {
            Object values = columns[column];
            long word;
            if (values == null) {
                word = absent(column);
            } else if (values instanceof int[] logCodes) {
                word = code(column, logCodes[row]);
            } else {
                word = EventRow.word(values, row);
            }
            target[at + column] = word;
        }
    }

    private long absent(int column) {
        return EventColumn.absent(plan.columns().get(column).type());
    }

    private int code(int column, int code) {
        if (code == Absent.CODE) {
            return code;
        }
        codes[column] = ensure(codes[column], code);
        if (codes[column][code] == UNSEEN) {
            String text =
                    Objects.requireNonNull(batch).dictionary(slots[column]).text(code);
            codes[column][code] = Objects.requireNonNull(dictionaries[column]).add(text);
        }
        return codes[column][code];
    }
}
