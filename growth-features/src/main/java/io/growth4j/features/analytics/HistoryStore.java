package io.growth4j.features.analytics;

import io.growth4j.event.Absent;
import io.growth4j.event.EventType;
import java.util.Arrays;

/** Keeps the selected events of each user, and apart the amounts of some of them. */
final class HistoryStore implements EventReader.Sink {
    /** Times are kept in 48 bits beside the type in 16: years −2489 to 6429, and 65,536 types. */
    private static final int TYPE_BITS = 16;

    private static final long MAX_MILLIS = (1L << 47) - 1;

    private final EventSelection kept;
    private final EventSelection paid;
    private final Users numbered = new Users();
    private final Users named = new Users();
    private boolean[] keptTypes = {};
    private boolean[] paidTypes = {};
    private int types;

    /** The rows of users who are named by numbers, or of those named by other texts. */
    private static final class Users {
        private final Shards events = new Shards(2);
        private final Shards payments = new Shards(3);
    }

    HistoryStore(EventSelection kept, EventSelection paid) {
        this.kept = kept;
        this.paid = paid;
    }

    @Override
    public boolean needsAmounts() {
        return !paid.equals(EventSelection.none());
    }

    @Override
    public void learn(EventType type) {
        if (types == 1 << TYPE_BITS) {
            throw new IllegalArgumentException(
                    "event type '" + type + "' is number " + types + ": histories hold 65536");
        }
        if (types == keptTypes.length) {
            keptTypes = Arrays.copyOf(keptTypes, 8 + 2 * types);
            paidTypes = Arrays.copyOf(paidTypes, 8 + 2 * types);
        }
        paidTypes[types] = paid.matches(type);
        keptTypes[types++] = kept.matches(type);
    }

    @Override
    public void add(EventRows rows, boolean areNamed) {
        Users users = areNamed ? named : numbered;
        for (int row = 0; row < rows.size; row++) {
            if (keptTypes[rows.types[row]]) {
                long packed = pack(rows.times[row], rows.types[row]);
                users.events.add(rows.users[row], packed);
                if (paidTypes[rows.types[row]] && rows.amounts != null && rows.amounts[row] != Absent.LONG) {
                    users.payments.add(rows.users[row], packed, rows.amounts[row]);
                }
            }
        }
    }

    private static long pack(long millis, int type) {
        if (millis > MAX_MILLIS || millis < -MAX_MILLIS) {
            throw new IllegalArgumentException(
                    "time " + millis + " ms is beyond the years -2489 to 6429: is its unit milliseconds?");
        }
        return millis << TYPE_BITS | type;
    }

    /** Adds what another store keeps, whose types and names have other codes. */
    void merge(HistoryStore other, int[] typeHere, int[] nameHere) {
        merge(other.numbered, numbered, typeHere, new int[0]);
        merge(other.named, named, typeHere, nameHere);
    }

    private static void merge(Users from, Users to, int[] typeHere, int[] nameHere) {
        from.events.forEach((user, packed, unused) -> to.events.add(recode(user, nameHere), retype(packed, typeHere)));
        from.payments.forEach(
                (user, packed, amount) -> to.payments.add(recode(user, nameHere), retype(packed, typeHere), amount));
    }

    private static long recode(long user, int[] nameHere) {
        return nameHere.length == 0 ? user : nameHere[(int) user];
    }

    private static long retype(long packed, int[] typeHere) {
        return pack(UserHistories.millis(packed), typeHere[UserHistories.type(packed)]);
    }

    UserHistories histories(EventReader reader) {
        return UserHistories.of(
                reader.types, reader.names, numbered.events, numbered.payments, named.events, named.payments);
    }
}
