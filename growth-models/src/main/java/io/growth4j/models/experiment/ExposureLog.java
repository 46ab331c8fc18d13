package io.growth4j.models.experiment;

import java.util.Arrays;

/**
 * Who saw which arm when, and what they did then: turns columns of exposures and outcomes into samples, one value per
 * unit.
 *
 * <p>A unit belongs to the arm of its first exposure, and its outcomes count from then on; what it did before counts as
 * its earlier amount (for CUPED). Units that were exposed to two arms belong to none and are reported. Rows of exposures
 * and outcomes come in any batches; an outcome needs its unit's exposure to be known when it comes. Not thread-safe;
 * shard by unit and add the samples up.
 *
 * <p>Units are named by numbers; those named by text go by {@link io.growth4j.definition.Bucketing#number}.
 *
 * <p>One hash table of longs with linear probing. A unit takes 32 bytes, shifted so that none lies across two cache
 * lines: one cache miss a row. Rows are taken in blocks, and the cells of a block are asked for together before the first
 * is used, so that these misses pass at the same time instead of one after the other. A unit's place is the upper part of
 * its product with an odd number (Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4), which gives numbers
 * in a row places of their own; should numbers come in steps that it crowds together, another odd number is taken.
 */
public final class ExposureLog {
    private static final int STRIDE = 4;
    private static final int SHIFT = 2;
    private static final int KEY = 0;
    /** First exposure in the upper 56 bits; below, 0 for a free slot, arm + 1, or the mark of mixed units. */
    private static final int HEAD = 1;

    private static final int SUM = 2;
    private static final int BEFORE = 3;
    private static final int CODE_BITS = 8;
    private static final int CODE = 0xFF;
    private static final int MIXED = 0xFF;

    /** Rows whose cells are fetched together: as many cache lines as the first-level cache holds with ease. */
    private static final int BLOCK = 64;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** So far from its place no unit comes by chance while seven of ten cells are taken at most. */
    private static final int FARTHEST = 1000;

    private static final double FULL = 0.7;
    private static final int MOST_SLOTS = 1 << 28;

    private final int arms;
    private final long[] fetched = new long[BLOCK];
    private long[] table;
    private int mask;
    private int shift;
    private long multiplier = GOLDEN;
    private int units;
    private long early;
    private long strangers;

    /**
     * An empty log.
     *
     * @param experiment what is tried
     * @param expectedUnits about how many units will come; the table grows beyond
     */
    public ExposureLog(Experiment experiment, int expectedUnits) {
        this.arms = experiment.arms().size();
        if (arms >= MIXED) {
            throw new IllegalArgumentException(
                    "experiment '" + experiment.name() + "' has " + arms + " arms, a log takes " + (MIXED - 1));
        }
        int slots = Integer.highestOneBit(Math.max(16, Math.min(expectedUnits, 1 << 25) * 2 - 1)) * 2;
        this.table = allocate(slots);
    }

    private long[] allocate(int slots) {
        mask = slots - 1;
        shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
        return new long[slots * STRIDE + SHIFT];
    }

    /**
     * Adds exposures.
     *
     * @param unitIds who, one per row; borrowed until this returns
     * @param armIndexes which arm, 0 for control; {@link Assignment#NOT_ASSIGNED} skips the row
     * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
     * @param rows how many rows of the arrays count
     * @throws IllegalArgumentException if an arm is unknown; rows before it have been added
     */
    public void expose(long[] unitIds, int[] armIndexes, long[] atMillis, int rows) {
        for (int from = 0; from < rows; from += BLOCK) {
            int to = Math.min(rows, from + BLOCK);
            fetch(unitIds, from, to);
            for (int row = from; row < to; row++) {
                expose(row, unitIds[row], armIndexes[row], atMillis[row]);
            }
        }
    }

    private void expose(int row, long unit, int arm, long at) {
        if (arm >= arms || arm < Assignment.NOT_ASSIGNED) {
            throw new IllegalArgumentException(
                    "row " + row + ", unit " + unit + ": arm " + arm + ", there are " + arms + " arms");
        }
        if (arm != Assignment.NOT_ASSIGNED) {
            expose(unit, arm, at);
        }
    }

    private void expose(long unit, int arm, long at) {
        if (at << CODE_BITS >> CODE_BITS != at) {
            throw new IllegalArgumentException("unit " + unit + ": exposure at " + at + " ms is no date");
        }
        int slot = find(unit);
        long head = table[slot + HEAD];
        if (head == 0) {
            table[slot + KEY] = unit;
            table[slot + HEAD] = at << CODE_BITS | (arm + 1);
            units++;
            makeRoom(slot, unit);
        } else {
            long first = Math.min(head >> CODE_BITS, at);
            table[slot + HEAD] = first << CODE_BITS | (code(head) == arm + 1 ? arm + 1 : MIXED);
        }
    }

    private static int code(long head) {
        return (int) head & CODE;
    }

    /**
     * Adds outcomes.
     *
     * @param unitIds who, one per row; borrowed until this returns
     * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
     * @param amounts how much: 1 for an event, an amount for a payment
     * @param rows how many rows of the arrays count
     * @throws IllegalArgumentException if an amount is not finite; rows before it have been added
     */
    public void outcomes(long[] unitIds, long[] atMillis, double[] amounts, int rows) {
        for (int from = 0; from < rows; from += BLOCK) {
            int to = Math.min(rows, from + BLOCK);
            fetch(unitIds, from, to);
            for (int row = from; row < to; row++) {
                if (!Double.isFinite(amounts[row])) {
                    throw new IllegalArgumentException("row " + row + ", unit " + unitIds[row] + ": outcome "
                            + amounts[row] + " is not a finite number");
                }
                add(unitIds[row], atMillis[row], amounts[row]);
            }
        }
    }

    private void add(long unit, long at, double amount) {
        int slot = find(unit);
        long head = table[slot + HEAD];
        if (head == 0) {
            strangers++;
            return;
        }
        boolean before = at < head >> CODE_BITS;
        int cell = slot + (before ? BEFORE : SUM);
        table[cell] = Double.doubleToRawLongBits(Double.longBitsToDouble(table[cell]) + amount);
        early += before ? 1 : 0;
    }

    /** Brings the cells of some rows into the cache; what is read is kept only so that the reads are not left out. */
    private void fetch(long[] unitIds, int from, int to) {
        long[] cells = table;
        for (int row = from; row < to; row++) {
            fetched[row - from] = cells[index(unitIds[row]) * STRIDE + SHIFT + HEAD];
        }
    }

    /** Where a unit should be. */
    private int index(long unit) {
        return (int) ((unit * multiplier) >>> shift);
    }

    private int find(long unit) {
        int index = index(unit);
        int slot = index * STRIDE + SHIFT;
        while (table[slot + HEAD] != 0 && table[slot + KEY] != unit) {
            index = (index + 1) & mask;
            slot = index * STRIDE + SHIFT;
        }
        return slot;
    }

    /** After a new unit: a larger table if it is full, other places if units crowd. */
    private void makeRoom(int slot, long unit) {
        int slots = mask + 1;
        if (units > slots * FULL) {
            if (slots == MOST_SLOTS) {
                throw new IllegalStateException(units + " units in one log: shard by unit and add the samples up");
            }
            rebuild(2 * slots);
        } else if (((slot / STRIDE - index(unit)) & mask) > FARTHEST) {
            multiplier = multiplier * GOLDEN | 1;
            rebuild(slots);
        }
    }

    private void rebuild(int slots) {
        long[] old = table;
        table = allocate(slots);
        for (int slot = SHIFT; slot < old.length; slot += STRIDE) {
            if (old[slot + HEAD] != 0) {
                System.arraycopy(old, slot, table, find(old[slot + KEY]), STRIDE);
            }
        }
    }

    /**
     * The units of each arm; those of two arms are in none.
     *
     * @return one count per arm, for the check of the sample ratio
     */
    public long[] units() {
        long[] counts = new long[arms];
        for (int slot = SHIFT; slot < table.length; slot += STRIDE) {
            int code = code(table[slot + HEAD]);
            if (code != 0 && code != MIXED) {
                counts[code - 1]++;
            }
        }
        return counts;
    }

    /**
     * The units that were exposed to more than one arm.
     *
     * @return their number; above 0, assignment is not stable
     */
    public long mixedUnits() {
        return units - Arrays.stream(units()).sum();
    }

    /**
     * The outcomes that came before their unit's first exposure, and so count as earlier amounts only.
     *
     * @return the number of rows
     */
    public long outcomesBeforeExposure() {
        return early;
    }

    /**
     * The outcomes of units that were not exposed at all, which count nowhere.
     *
     * @return the number of rows
     */
    public long outcomesWithoutExposure() {
        return strangers;
    }

    /**
     * The amounts of an arm's units, with what they did before.
     *
     * @param arm the arm, 0 for control
     * @return sums over its units; {@code outcome()} of it is the plain mean's sample
     */
    public Sample.Cuped amounts(int arm) {
        double[] sums = new double[5];
        long count = 0;
        for (int slot = SHIFT; slot < table.length; slot += STRIDE) {
            if (code(table[slot + HEAD]) == arm + 1) {
                double amount = Double.longBitsToDouble(table[slot + SUM]);
                double before = Double.longBitsToDouble(table[slot + BEFORE]);
                count++;
                sums[0] += amount;
                sums[1] += amount * amount;
                sums[2] += before;
                sums[3] += before * before;
                sums[4] += amount * before;
            }
        }
        return new Sample.Cuped(
                new Sample.Mean(count, sums[0], sums[1]), new Sample.Mean(count, sums[2], sums[3]), sums[4]);
    }

    /**
     * How many of an arm's units have an outcome above 0.
     *
     * @param arm the arm, 0 for control
     * @return the share of units that converted
     */
    public Sample.Proportion conversions(int arm) {
        long count = 0;
        long converted = 0;
        for (int slot = SHIFT; slot < table.length; slot += STRIDE) {
            if (code(table[slot + HEAD]) == arm + 1) {
                count++;
                converted += Double.longBitsToDouble(table[slot + SUM]) > 0 ? 1 : 0;
            }
        }
        return new Sample.Proportion(count, converted);
    }
}
