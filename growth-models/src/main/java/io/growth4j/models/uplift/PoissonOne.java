package io.growth4j.models.uplift;

import java.util.SplittableRandom;

/**
 * Poisson numbers of mean one from a table over sixteen random bits: four numbers a draw. Probabilities are rounded to
 * 1/65,536, which keeps mean and variance at one to four digits.
 */
final class PoissonOne {
    private static final int BITS = 16;
    private static final byte[] TABLE = table();

    private PoissonOne() {}

    private static byte[] table() {
        byte[] table = new byte[1 << BITS];
        double probability = Math.exp(-1);
        double cumulative = probability;
        byte number = 0;
        for (int i = 0; i < table.length; i++) {
            while ((i + 0.5) / table.length > cumulative && number < 9) {
                number++;
                probability /= number;
                cumulative += probability;
            }
            table[i] = number;
        }
        return table;
    }

    static void fill(byte[] numbers, SplittableRandom random) {
        long bits = 0;
        for (int i = 0; i < numbers.length; i++) {
            if ((i & 3) == 0) {
                bits = random.nextLong();
            }
            numbers[i] = TABLE[(int) bits & ((1 << BITS) - 1)];
            bits >>>= BITS;
        }
    }
}
