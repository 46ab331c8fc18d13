package io.growth4j.models.internal.design;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.user.UserTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each level of a category occurs among users.
 *
 * @param levels those that occur, the most frequent first, equally frequent ones by name
 * @param counts how many users have each
 * @param absent how many users have none
 */
public record LevelCounts(List<String> levels, List<Long> counts, long absent) {
    /** Counts the category of a slot. */
    public static LevelCounts of(UserTable users, int slot) {
        Dictionary dictionary = users.dictionary(slot);
        long[] byCode = new long[dictionary.size()];
        long absent = 0;
        for (int code : (int[]) users.column(slot)) {
            if (code == Absent.CODE) {
                absent++;
            } else {
                byCode[code]++;
            }
        }
        int[] codes = IntStream.range(0, byCode.length)
                .filter(code -> byCode[code] > 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer code) -> -byCode[code])
                        .thenComparing(dictionary::text))
                .mapToInt(code -> code)
                .toArray();
        return new LevelCounts(
                Arrays.stream(codes).mapToObj(dictionary::text).toList(),
                Arrays.stream(codes).mapToObj(code -> byCode[code]).toList(),
                absent);
    }
}
