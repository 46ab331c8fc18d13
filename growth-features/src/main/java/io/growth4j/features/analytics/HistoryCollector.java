package io.growth4j.features.analytics;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Groups events by user: batch by batch from a log, or one event at a time in a service. The order of the events does not
 * matter, and two collectors can be merged, so a log may be split in any way.
 *
 * <p>Keeps 12 bytes per event and, where an amount is known, 20 more. Not thread-safe: give each thread its own and merge.
 */
public final class HistoryCollector {
    /** Times are kept in 48 bits beside the type in 16: years −2489 to 6429, and 65,536 types. */
    private static final int TYPE_BITS = 16;

    private static final long MAX_MILLIS = (1L << 47) - 1;

    private final UserIndex users = new UserIndex();
    private final Dictionary types = new Dictionary();
    private final EventColumns events = new EventColumns(false);
    private final EventColumns payments = new EventColumns(true);

    private @Nullable Dictionary batchTypes;
    private int[] typeOfCode = {};
    private @Nullable Dictionary batchUsers;
    private int[] userOfCode = {};

    /** An empty collector. */
    public HistoryCollector() {}

    /**
     * Groups a whole log.
     *
     * @param log the log; read once
     * @param progress is told how far it is
     * @return the histories of its users
     */
    public static UserHistories collect(EventLog log, ProgressListener progress) {
        HistoryCollector collector = new HistoryCollector();
        long total = log.size().orElse(-1);
        long done = 0;
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                collector.accept(batch);
                done += batch.size();
                progress.progress("grouping events by user", done, total);
            }
        }
        return collector.histories();
    }

    /**
     * Groups a whole log without telling anybody how far it is.
     *
     * @param log the log; read once
     * @return the histories of its users
     */
    public static UserHistories collect(EventLog log) {
        return collect(log, ProgressListener.NONE);
    }

    /**
     * Adds an event.
     *
     * @param event the event
     * @throws IllegalArgumentException if its time is beyond the years −2489 to 6429
     */
    public void accept(Event event) {
        int user = users.add(event.userId());
        long packed = pack(event.time().toEpochMilli(), type(event.type().name()));
        events.add(user, packed, 0);
        event.amountMinor().ifPresent(amount -> payments.add(user, packed, amount));
    }

    /**
     * Adds the events of a batch, without an object per event.
     *
     * @param batch a batch of any log; not kept
     * @throws IllegalArgumentException if a time is beyond the years −2489 to 6429
     */
    public void accept(EventBatch batch) {
        int size = batch.size();
        int[] user = usersOf(batch, size);
        int[] type = typesOf(batch, size);
        long[] time = batch.longs(EventSchema.TIME_SLOT);
        long[] packed = new long[size];
        for (int row = 0; row < size; row++) {
            packed[row] = pack(time[row], type[row]);
        }
        events.addAll(user, packed, size);
        int amountSlot = batch.schema().find(EventSchema.AMOUNT).orElse(-1);
        if (amountSlot >= 0) {
            long[] amount = batch.longs(amountSlot);
            for (int row = 0; row < size; row++) {
                if (amount[row] != Absent.LONG) {
                    payments.add(user[row], packed[row], amount[row]);
                }
            }
        }
    }

    private int[] usersOf(EventBatch batch, int size) {
        int[] result = new int[size];
        if (batch.schema().type(EventSchema.USER) == ColumnType.LONG) {
            long[] ids = batch.longs(EventSchema.USER_SLOT);
            for (int row = 0; row < size; row++) {
                result[row] = users.add(ids[row]);
            }
            return result;
        }
        Dictionary names = batch.dictionary(EventSchema.USER_SLOT);
        if (names != batchUsers) {
            batchUsers = names;
            userOfCode = new int[0];
        }
        int known = userOfCode.length;
        if (known < names.size()) {
            userOfCode = Arrays.copyOf(userOfCode, names.size());
            for (int code = known; code < userOfCode.length; code++) {
                userOfCode[code] = users.add(names.text(code));
            }
        }
        int[] codes = batch.codes(EventSchema.USER_SLOT);
        for (int row = 0; row < size; row++) {
            result[row] = userOfCode[codes[row]];
        }
        return result;
    }

    private int[] typesOf(EventBatch batch, int size) {
        Dictionary names = batch.dictionary(EventSchema.TYPE_SLOT);
        if (names != batchTypes) {
            batchTypes = names;
            typeOfCode = new int[0];
        }
        int known = typeOfCode.length;
        if (known < names.size()) {
            typeOfCode = Arrays.copyOf(typeOfCode, names.size());
            for (int code = known; code < typeOfCode.length; code++) {
                typeOfCode[code] = type(names.text(code));
            }
        }
        int[] codes = batch.codes(EventSchema.TYPE_SLOT);
        int[] result = new int[size];
        for (int row = 0; row < size; row++) {
            result[row] = typeOfCode[codes[row]];
        }
        return result;
    }

    private int type(String name) {
        int code = types.add(name);
        if (code >= 1 << TYPE_BITS) {
            throw new IllegalArgumentException(
                    "event type '" + name + "' is number " + code + ": histories hold 65536");
        }
        return code;
    }

    private static long pack(long millis, int type) {
        if (millis > MAX_MILLIS || millis < -MAX_MILLIS) {
            throw new IllegalArgumentException(
                    "time " + millis + " ms is beyond the years -2489 to 6429: is its unit milliseconds?");
        }
        return millis << TYPE_BITS | type;
    }

    /**
     * Adds all that another collector has seen, which stays as it is.
     *
     * @param other another collector
     * @return this collector
     */
    public HistoryCollector merge(HistoryCollector other) {
        UserHistories histories = other.histories();
        int[] typeHere =
                histories.types().stream().mapToInt(type -> type(type.name())).toArray();
        int[] userHere = new int[histories.users().size()];
        for (int user = 0; user < userHere.length; user++) {
            userHere[user] = users.add(histories.users().text(user));
        }
        for (int user = 0; user < userHere.length; user++) {
            for (int i = histories.start(user); i < histories.end(user); i++) {
                events.add(userHere[user], recode(histories.packed(i), typeHere), 0);
            }
            for (int i = histories.paymentStart(user); i < histories.paymentEnd(user); i++) {
                payments.add(userHere[user], recode(histories.payment(i), typeHere), histories.amount(i));
            }
        }
        return this;
    }

    private static long recode(long packed, int[] typeHere) {
        return pack(UserHistories.millis(packed), typeHere[UserHistories.type(packed)]);
    }

    /**
     * All histories so far. The collector can go on afterwards.
     *
     * @return the events of each user in time order; O(events)
     */
    public UserHistories histories() {
        return UserHistories.of(users, types, events, payments);
    }
}
