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
 * matter, and two collectors can be merged, so a log may be split in any way. A number and its decimal text name the same
 * user.
 *
 * <p>Keeps 16 bytes per event and, where an amount is known, 24 more. Not thread-safe: give each thread its own and merge.
 */
public final class HistoryCollector {
    /** Times are kept in 48 bits beside the type in 16: years −2489 to 6429, and 65,536 types. */
    private static final int TYPE_BITS = 16;

    private static final long MAX_MILLIS = (1L << 47) - 1;

    private final Dictionary types = new Dictionary();
    private final Dictionary names = new Dictionary();
    private final UserShards numbered = new UserShards();
    private final UserShards named = new UserShards();

    private @Nullable Dictionary batchTypes;
    private int[] typeOfCode = {};
    private @Nullable Dictionary batchUsers;
    private long[] userOfCode = {};
    private boolean[] isNumber = {};

    /** The rows of users who are named by numbers, and of those named by other texts. */
    private static final class UserShards {
        private final Shards events = new Shards(2);
        private final Shards payments = new Shards(3);

        private void add(long user, long packed, long amount) {
            events.add(user, packed);
            if (amount != Absent.LONG) {
                payments.add(user, packed, amount);
            }
        }
    }

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
        long packed = pack(event.time().toEpochMilli(), type(event.type().name()));
        add(event.userId(), packed, event.amountMinor().orElse(Absent.LONG));
    }

    private void add(String user, long packed, long amount) {
        if (UserNumbers.isNumber(user)) {
            numbered.add(Long.parseLong(user), packed, amount);
        } else {
            named.add(names.add(user), packed, amount);
        }
    }

    /**
     * Adds the events of a batch, without an object per event.
     *
     * @param batch a batch of any log; not kept
     * @throws IllegalArgumentException if a time is beyond the years −2489 to 6429
     */
    public void accept(EventBatch batch) {
        learnTypes(batch.dictionary(EventSchema.TYPE_SLOT));
        if (batch.schema().type(EventSchema.USER) == ColumnType.LONG) {
            addNumbers(batch);
        } else {
            learnUsers(batch.dictionary(EventSchema.USER_SLOT));
            addTexts(batch);
        }
    }

    private void addNumbers(EventBatch batch) {
        long[] users = batch.longs(EventSchema.USER_SLOT);
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        int[] codes = batch.codes(EventSchema.TYPE_SLOT);
        long @Nullable [] amounts = amounts(batch);
        int size = batch.size();
        for (int row = 0; row < size; row++) {
            long packed = pack(times[row], typeOfCode[codes[row]]);
            numbered.add(users[row], packed, amounts == null ? Absent.LONG : amounts[row]);
        }
    }

    private void addTexts(EventBatch batch) {
        int[] users = batch.codes(EventSchema.USER_SLOT);
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        int[] codes = batch.codes(EventSchema.TYPE_SLOT);
        long @Nullable [] amounts = amounts(batch);
        int size = batch.size();
        for (int row = 0; row < size; row++) {
            long packed = pack(times[row], typeOfCode[codes[row]]);
            UserShards shards = isNumber[users[row]] ? numbered : named;
            shards.add(userOfCode[users[row]], packed, amounts == null ? Absent.LONG : amounts[row]);
        }
    }

    private static long @Nullable [] amounts(EventBatch batch) {
        int slot = batch.schema().find(EventSchema.AMOUNT).orElse(-1);
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

    private void learnTypes(Dictionary names) {
        int known = names == batchTypes ? typeOfCode.length : 0;
        batchTypes = names;
        if (known < names.size()) {
            typeOfCode = Arrays.copyOf(typeOfCode, names.size());
            for (int code = known; code < typeOfCode.length; code++) {
                typeOfCode[code] = type(names.text(code));
            }
        }
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
        for (int user = 0; user < histories.users().size(); user++) {
            String name = histories.users().text(user);
            for (int i = histories.start(user); i < histories.end(user); i++) {
                add(name, recode(histories.packed(i), typeHere), Absent.LONG);
            }
            for (int i = histories.paymentStart(user); i < histories.paymentEnd(user); i++) {
                pay(name, recode(histories.payment(i), typeHere), histories.amount(i));
            }
        }
        return this;
    }

    private void pay(String user, long packed, long amount) {
        if (UserNumbers.isNumber(user)) {
            numbered.payments.add(Long.parseLong(user), packed, amount);
        } else {
            named.payments.add(names.add(user), packed, amount);
        }
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
        return UserHistories.of(types, names, numbered.events, numbered.payments, named.events, named.payments);
    }
}
