package io.growth4j.features.analytics;

import io.growth4j.user.UserKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers users 0, 1, 2, … as they come. A number and its decimal text name the same user. Numbers go through an
 * open-addressing table with linear probing; slots are the top bits of a multiplicative hash of the mixed id.
 */
final class UserIndex {
    private static final int MAX_DIGITS = 18;

    private long[] keys = new long[1024];
    private int[] users = new int[1024];
    private long[] numbers = new long[512];
    private int numbered;
    private final Map<String, Integer> texts = new HashMap<>();
    private int size;

    UserIndex() {
        Arrays.fill(users, -1);
    }

    int size() {
        return size;
    }

    int add(long id) {
        int mask = keys.length - 1;
        int slot = slot(id, mask);
        while (users[slot] >= 0) {
            if (keys[slot] == id) {
                return users[slot];
            }
            slot = (slot + 1) & mask;
        }
        keys[slot] = id;
        users[slot] = size;
        remember(id);
        if (++numbered * 2 > keys.length) {
            grow();
        }
        return size++;
    }

    private void remember(long id) {
        if (size >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(size + 1, numbers.length * 2));
        }
        numbers[size] = id;
    }

    int add(String id) {
        if (isNumber(id)) {
            return add(Long.parseLong(id));
        }
        Integer known = texts.putIfAbsent(id, size);
        return known == null ? size++ : known;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldUsers = users;
        keys = new long[oldKeys.length * 2];
        users = new int[oldUsers.length * 2];
        Arrays.fill(users, -1);
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldUsers[i] >= 0) {
                int slot = slot(oldKeys[i], mask);
                while (users[slot] >= 0) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = oldKeys[i];
                users[slot] = oldUsers[i];
            }
        }
    }

    private static int slot(long id, int mask) {
        long mixed = (id ^ (id >>> 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }

    private static boolean isNumber(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - first;
        if (digits == 0 || digits > MAX_DIGITS || (text.charAt(first) == '0' && text.length() > 1)) {
            return false;
        }
        return text.chars().skip(first).allMatch(c -> c >= '0' && c <= '9');
    }

    /** The users in the order of their numbers. */
    UserKeys keys() {
        if (texts.isEmpty()) {
            return UserKeys.of(Arrays.copyOf(numbers, size));
        }
        String[] names = new String[size];
        texts.forEach((text, user) -> names[user] = text);
        for (int user = 0; user < size; user++) {
            if (names[user] == null) {
                names[user] = Long.toString(numbers[user]);
            }
        }
        return UserKeys.of(names);
    }
}
