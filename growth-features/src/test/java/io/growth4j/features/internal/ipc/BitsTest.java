package io.growth4j.features.internal.ipc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

class BitsTest {
    private static final long REPLACEMENT = Long.MIN_VALUE;

    @Property(tries = 300, seed = "17")
    void valuesWithoutBitAreReplaced_whereverBitsStartAndHoweverManyThereAre(
            @ForAll @IntRange(max = 70) int first,
            @ForAll @IntRange(max = 300) int rows,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll long seed) {
        Random random = new Random(seed);
        boolean[] isSet = new boolean[rows];
        byte[] all = new byte[Bits.bytes(first + rows)];
        random.nextBytes(all); // neighbours must not matter
        for (int row = 0; row < rows; row++) {
            isSet[row] = random.nextInt(100) < percent;
            int bit = first + row;
            all[bit / 8] = (byte) (isSet[row] ? all[bit / 8] | 1 << bit % 8 : all[bit / 8] & ~(1 << bit % 8));
        }
        long[] values = LongStream.generate(random::nextLong).limit(rows).toArray();
        long[] expected = IntStream.range(0, rows)
                .mapToLong(row -> isSet[row] ? values[row] : REPLACEMENT)
                .toArray();

        try (BufferAllocator allocator = new RootAllocator();
                ArrowBuf buffer = Buffers.allocate(allocator, all, all.length)) {
            Bits bits = Bits.of(buffer, first, rows, new byte[Bits.bytes(rows)]);
            bits.replaceUnset(values, REPLACEMENT);
            assertArrayEquals(expected, values);
            assertEquals(IntStream.range(0, rows).allMatch(row -> isSet[row]), bits.isAllSet());
            IntStream.range(0, rows).forEach(row -> assertEquals(isSet[row], bits.isSet(row)));
        }
    }
}
