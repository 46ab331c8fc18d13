package io.growth4j.features.aggregate;

/**
 * How many different texts of a column of at most 64 there are, by row: one lane for each of a few texts, one bit for each of
 * more, and no branch.
 */
final class CodeSetPass extends Pass {
    static final int MAX_TEXTS = Long.SIZE;

    private record Key(String column) {}

    private final String column;
    private final LaneSums lanes = new LaneSums();
    int[] counts = {};

    private CodeSetPass(String column) {
        this.column = column;
    }

    static CodeSetPass of(Runs runs, String column) {
        return runs.pass(new Key(column), () -> new CodeSetPass(column));
    }

    @Override
    public void run(Runs runs) {
        int rows = runs.rows();
        counts = counts.length < rows ? new int[rows + (rows >> 2)] : counts;
        if (runs.dictionary(column).size() <= LaneSums.LANES) {
            lanes.take(runs, runs.codes(column));
            lanes.countMet(counts);
        } else {
            collect(runs, rows);
        }
    }

    private void collect(Runs runs, int rows) {
        int[] codes = runs.codes(column);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long met = 0;
        for (int row = 0; row < rows; row++) {
            int from = starts[row];
            if (row > 0 && from == starts[row - 1]) {
                from = ends[row - 1];
            } else {
                met = 0;
            }
            for (int i = from; i < ends[row]; i++) {
                int code = codes[i];
                met |= (long) (~code >>> 31) << code; // an absent code is negative and adds nothing
            }
            counts[row] = Long.bitCount(met);
        }
    }
}
