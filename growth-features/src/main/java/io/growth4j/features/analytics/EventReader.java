package io.growth4j.features.analytics;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads events, one by one or in batches, into rows of numbers: users by their number, or by a code if they are named by
 * another text; types by a code. Batches whose users are numbers are lent as they are, without a copy.
 */
final class EventReader {
    final TypeCodes types;
    final Dictionary names = new Dictionary();

    private final Sink sink;
    private final long end;
    private final EventRows lent = new EventRows();
    private final EventRows numbered = new EventRows();
    private final EventRows named = new EventRows();

    private long latest = Long.MIN_VALUE;
    private @Nullable Dictionary batchUsers;
    private long[] userOfCode = {};
    private boolean[] isNumber = {};

    /** Takes rows. */
    interface Sink {
        /** Says what the next code of a type means, before rows have it. */
        void learn(EventType type);

        /** Whether events between two instants can matter. */
        default boolean needs(long earliestMillis, long latestMillis) {
            return true;
        }

        /** Whether amounts can matter. */
        default boolean needsAmounts() {
            return true;
        }

        /** Takes some rows, of users who are named by numbers or by other texts. */
        void add(EventRows rows, boolean areNamed);
    }

    /** A reader of the events before an instant, whose types are told apart by a column of texts, if one is named. */
    EventReader(Sink sink, @Nullable String column, long end) {
        this.sink = sink;
        this.types = new TypeCodes(column, sink::learn);
        this.end = end;
    }

    /** Starts a pass over a log for the columns that matter. */
    EventCursor open(EventLog log) {
        Set<String> columns = new HashSet<>();
        if (sink.needsAmounts()) {
            columns.add(EventSchema.AMOUNT);
        }
        if (types.column() != null) {
            columns.add(types.column());
        }
        return log.read(columns);
    }

    /** The time of the latest event read. */
    long latest() {
        return latest;
    }

    void read(Event event) {
        int type = types.code(event);
        boolean number = UserNumbers.isNumber(event.userId());
        long user = number ? Long.parseLong(event.userId()) : names.add(event.userId());
        long millis = event.time().toEpochMilli();
        EventRows rows = number ? numbered : named;
        rows.clear(event.amountMinor().isPresent());
        rows.append(user, millis, type, event.amountMinor().orElse(Absent.LONG));
        latest = Math.max(latest, millis);
        sink.add(rows, !number);
    }

    void read(EventBatch batch) {
        boolean areNumbers = batch.schema().type(EventSchema.USER) == ColumnType.LONG;
        if (!areNumbers) {
            learnUsers(batch.dictionary(EventSchema.USER_SLOT));
        }
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < batch.size(); row++) {
            first = Math.min(first, times[row]);
            last = Math.max(last, times[row]);
        }
        latest = Math.max(latest, last);
        if (!sink.needs(first, last)) {
            return;
        }
        if (lent.types.length < batch.size()) {
            lent.types = new int[batch.size()];
        }
        types.read(batch, lent.types);
        if (areNumbers && last < end) {
            lend(batch);
        } else {
            split(batch, areNumbers);
        }
    }

    private void lend(EventBatch batch) {
        lent.users = batch.longs(EventSchema.USER_SLOT);
        lent.times = batch.longs(EventSchema.TIME_SLOT);
        lent.amounts = amounts(batch);
        lent.size = batch.size();
        sink.add(lent, false);
    }

    /** Copies the rows that count: those before the end, apart by how users are named. */
    private void split(EventBatch batch, boolean areNumbers) {
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        long[] numbers = areNumbers ? batch.longs(EventSchema.USER_SLOT) : new long[0];
        int[] users = areNumbers ? new int[0] : batch.codes(EventSchema.USER_SLOT);
        long @Nullable [] amounts = amounts(batch);
        numbered.clear(amounts != null);
        named.clear(amounts != null);
        for (int row = 0; row < batch.size(); row++) {
            if (times[row] < end) {
                boolean number = areNumbers || isNumber[users[row]];
                long user = areNumbers ? numbers[row] : userOfCode[users[row]];
                long amount = amounts == null ? Absent.LONG : amounts[row];
                (number ? numbered : named).append(user, times[row], lent.types[row], amount);
            }
        }
        sink.add(numbered, false);
        sink.add(named, true);
    }

    private long @Nullable [] amounts(EventBatch batch) {
        int slot = sink.needsAmounts() ? batch.schema().find(EventSchema.AMOUNT).orElse(-1) : -1;
        return slot < 0 ? null : batch.longs(slot);
    }

    private void learnUsers(Dictionary users) {
        int known = users == batchUsers ? userOfCode.length : 0;
        batchUsers = users;
        if (known < users.size()) {
            userOfCode = Arrays.copyOf(userOfCode, users.size());
            isNumber = Arrays.copyOf(isNumber, users.size());
            for (int code = known; code < userOfCode.length; code++) {
                String text = users.text(code);
                isNumber[code] = UserNumbers.isNumber(text);
                userOfCode[code] = isNumber[code] ? Long.parseLong(text) : names.add(text);
            }
        }
    }

    /** The codes here of another reader's types. */
    int[] types(EventReader other) {
        int[] here = new int[other.types.size()];
        Arrays.setAll(here, code -> types.code(other.types.text(code)));
        return here;
    }

    /** The codes here of another reader's names. */
    int[] names(EventReader other) {
        int[] here = new int[other.names.size()];
        Arrays.setAll(here, code -> names.add(other.names.text(code)));
        latest = Math.max(latest, other.latest);
        return here;
    }
}
