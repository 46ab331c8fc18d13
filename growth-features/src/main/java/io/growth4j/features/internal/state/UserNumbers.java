package io.growth4j.features.internal.state;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.user.UserKeys;
import java.io.IOException;

/** Numbers users 0, 1, 2, … in the order in which they are met, whether their ids are texts or numbers. */
final class UserNumbers {
    /** As many nines do not overflow beyond what the sign shows. */
    private static final int MAX_DIGITS = 19;

    private final boolean isText;
    private final Dictionary texts = new Dictionary();
    private final LongNumbers numbers = new LongNumbers();

    UserNumbers(ColumnType type) {
        this.isText = type == ColumnType.TEXT;
    }

    boolean isText() {
        return isText;
    }

    int size() {
        return isText ? texts.size() : numbers.size();
    }

    int number(String id) {
        return isText ? texts.add(id) : numbers.number(parsed(id));
    }

    int number(long id) {
        return numbers.number(id);
    }

    /** The number of a user, or −1 if it was not met. */
    int find(String id) {
        return isText ? texts.code(id) : numbers.find(parsed(id));
    }

    /** Plain digits are read here, which takes a third of the time; whatever else there may be, or overflows, is left to the JDK. */
    static long parsed(String id) {
        int length = id.length();
        long value = 0;
        boolean isPlain = length > 0 && length <= MAX_DIGITS;
        for (int i = 0; i < length && isPlain; i++) {
            int digit = id.charAt(i) - '0';
            isPlain = digit >= 0 && digit <= 9;
            value = 10 * value + digit;
        }
        return isPlain && value >= 0 ? value : parsedAsAny(id);
    }

    private static long parsedAsAny(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("user '" + id + "' is no number: the schema says LONG", e);
        }
    }

    /**
     * The numbers of some users, new ones if they were not met: a look for all at a time, and one by one only for those who
     * stand elsewhere.
     *
     * @param ids one every so many entries
     */
    void number(long[] ids, int stride, int count, int[] target) {
        numbers.find(ids, stride, count, target);
        for (int i = 0; i < count; i++) {
            target[i] = target[i] < 0 ? numbers.number(ids[i * stride]) : target[i];
        }
    }

    String text(int number) {
        return isText ? texts.text(number) : Long.toString(numbers.ids()[number]);
    }

    long id(int number) {
        return numbers.ids()[number];
    }

    void write(StateOutput out) throws IOException {
        if (isText) {
            out.texts(texts);
        } else {
            out.number(size());
            out.longs(numbers.ids(), size());
        }
    }

    void read(StateInput in) throws IOException {
        if (isText) {
            in.texts(texts);
        } else {
            for (long id : in.longs(in.count())) {
                numbers.number(id);
            }
        }
    }

    UserKeys keys(int[] rows) {
        if (isText) {
            String[] names = new String[rows.length];
            for (int row = 0; row < names.length; row++) {
                names[row] = texts.text(rows[row]);
            }
            return UserKeys.of(names);
        }
        long[] ids = new long[rows.length];
        for (int row = 0; row < ids.length; row++) {
            ids[row] = numbers.ids()[rows[row]];
        }
        return UserKeys.of(ids);
    }
}
