package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UserBitsTest {
    /** The mark of the queues, which is a user like any other. */
    private static final long MARK = 0x6D61726B6D61726BL;

    private static Map<Long, BitSet> rows(UserBits bits) {
        Map<Long, BitSet> rows = new HashMap<>();
        bits.forEach((user, words, at) -> {
            BitSet row = new BitSet();
            for (int bit = 1; bit <= 200; bit++) {
                row.set(bit - 1, ((words[at + (bit >> 6)] >> bit) & 1) == 1);
            }
            assertThat(rows.put(user, row)).as("user %d comes once", user).isNull();
        });
        return rows;
    }

    @Test
    void rows_areThoseOfAMapOfSets_whateverWaits() {
        Random random = new Random(9);
        long[] users = random.longs(30_000).toArray();
        users[0] = MARK;
        users[1] = 0;
        users[2] = -1;
        UserBits bits = new UserBits(200);
        Map<Long, BitSet> expected = new HashMap<>();
        for (int batch = 0; batch < 60; batch++) {
            bits.makeRoom();
            for (int i = 0; i < 5000; i++) {
                long user = users[(int) (users.length * Math.pow(random.nextDouble(), 3))];
                int bit = random.nextInt(batch % 2 == 0 ? 200 : 1 + batch);
                bits.set(user, bit);
                expected.computeIfAbsent(user, unused -> new BitSet()).set(bit);
            }
            if (batch % 20 == 7) {
                assertThat(rows(bits)).isEqualTo(expected);
            }
        }
        assertThat(rows(bits)).isEqualTo(expected);
        UserBits copy = new UserBits(200);
        bits.forEach(copy::setAll);
        bits.forEach(copy::setAll);
        assertThat(rows(copy)).isEqualTo(expected);
    }

    @Test
    void noUser_hasNoRow() {
        assertThat(rows(new UserBits(200))).isEmpty();
    }
}
