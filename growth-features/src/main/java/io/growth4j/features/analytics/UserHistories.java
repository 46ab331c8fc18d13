package io.growth4j.features.analytics;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventType;
import io.growth4j.user.UserKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The events of each user in time order: what every question of this package is asked of. Immutable and thread-safe.
 *
 * <p>One array holds time and type of all events, the events of a user standing together, by time and then by the name of
 * their type; so equal events give equal histories in whatever order they came.
 */
public final class UserHistories {
    private static final int TYPE_BITS = 16;

    private final UserKeys users;
    private final List<EventType> types;
    private final List<String> values;
    private final int[] offsets;
    private final long[] packed;
    private final int[] paymentOffsets;
    private final long[] payments;
    private final long[] amounts;

    private UserHistories(
            UserKeys users,
            List<EventType> types,
            List<String> values,
            int[] offsets,
            long[] packed,
            int[] paymentOffsets,
            long[] payments,
            long[] amounts) {
        this.users = users;
        this.types = types;
        this.values = values;
        this.offsets = offsets;
        this.packed = packed;
        this.paymentOffsets = paymentOffsets;
        this.payments = payments;
        this.amounts = amounts;
    }

    static UserHistories of(
            TypeCodes types,
            Dictionary names,
            Shards numbered,
            Shards numberedPayments,
            Shards named,
            Shards namedPayments) {
        List<String> sorted =
                IntStream.range(0, types.size()).mapToObj(types::text).sorted().toList();
        long[] rank = new long[types.size()];
        for (int code = 0; code < sorted.size(); code++) {
            rank[types.code(sorted.get(code))] = code;
        }
        int events = Math.addExact(numbered.rows(), named.rows());
        Grouping grouping = new Grouping(events, numberedPayments.rows() + namedPayments.rows(), rank);
        grouping.add(numbered, numberedPayments);
        int numbers = grouping.users();
        grouping.add(named, namedPayments);
        List<String> texts =
                IntStream.range(0, names.size()).mapToObj(names::text).toList();
        return new UserHistories(
                grouping.keys(numbers, texts),
                sorted.stream().map(TypeCodes::type).toList(),
                sorted.stream().map(TypeCodes::value).toList(),
                grouping.offsets(),
                grouping.sortedEvents(),
                grouping.paymentOffsets(),
                grouping.sortedPayments(),
                grouping.amounts());
    }

    /**
     * The users.
     *
     * @return who they are, by their number here
     */
    public UserKeys users() {
        return users;
    }

    /**
     * The types of event that were seen.
     *
     * @return the types, in the order of their names
     */
    public List<EventType> types() {
        return types;
    }

    /** The text of the column that types are told apart by, empty if there is none. */
    String value(int type) {
        return values.get(type);
    }

    /**
     * How many events there are.
     *
     * @return the number of events of all users
     */
    public long events() {
        return packed.length;
    }

    /**
     * The time of the first event.
     *
     * @return the instant, or empty if there is no event
     */
    public Optional<Instant> firstEvent() {
        return userStream()
                .mapToObj(user -> packed[offsets[user]])
                .min(Long::compare)
                .map(UserHistories::instant);
    }

    /**
     * The time of the last event.
     *
     * @return the instant, or empty if there is no event
     */
    public Optional<Instant> lastEvent() {
        return userStream()
                .mapToObj(user -> packed[offsets[user + 1] - 1])
                .max(Long::compare)
                .map(UserHistories::instant);
    }

    private IntStream userStream() {
        return IntStream.range(0, users.size()).filter(user -> offsets[user] < offsets[user + 1]);
    }

    private static Instant instant(long packed) {
        return Instant.ofEpochMilli(millis(packed));
    }

    int start(int user) {
        return offsets[user];
    }

    int end(int user) {
        return offsets[user + 1];
    }

    /** The end of a user's events before an instant. */
    int end(int user, long asOfMillis) {
        return firstFrom(packed, offsets[user], offsets[user + 1], asOfMillis);
    }

    long packed(int i) {
        return packed[i];
    }

    int paymentStart(int user) {
        return paymentOffsets[user];
    }

    int paymentEnd(int user) {
        return paymentOffsets[user + 1];
    }

    /** The end of a user's payments before an instant. */
    int paymentEnd(int user, long asOfMillis) {
        return firstFrom(payments, paymentOffsets[user], paymentOffsets[user + 1], asOfMillis);
    }

    long payment(int i) {
        return payments[i];
    }

    long amount(int i) {
        return amounts[i];
    }

    private static int firstFrom(long[] packed, int start, int end, long asOfMillis) {
        int last = end;
        while (last > start && millis(packed[last - 1]) >= asOfMillis) {
            last--;
        }
        return last;
    }

    static long millis(long packed) {
        return packed >> TYPE_BITS;
    }

    static int type(long packed) {
        return (int) packed & 0xFFFF;
    }
}
