package io.growth4j.features.aggregate;

/** The sessions of each row: events with no longer pause between them than a gap, and how long they last together. */
final class SessionPass extends Pass {
    private record Key(long gapMillis) {}

    private final long gapMillis;
    int[] sessions = {};
    long[] durations = {};

    private SessionPass(long gapMillis) {
        this.gapMillis = gapMillis;
    }

    static SessionPass of(Runs runs, long gapMillis) {
        return runs.pass(new Key(gapMillis), () -> new SessionPass(gapMillis));
    }

    @Override
    public void run(Runs runs) {
        int rows = runs.rows();
        if (sessions.length < rows) {
            sessions = new int[rows + (rows >> 2)];
            durations = new long[rows + (rows >> 2)];
        }
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] times = runs.times();
        for (int row = 0; row < rows; row++) {
            int count = starts[row] < ends[row] ? 1 : 0;
            long duration = 0;
            for (int i = starts[row] + 1; i < ends[row]; i++) {
                long pause = times[i] - times[i - 1];
                if (pause > gapMillis) {
                    count++;
                } else {
                    duration += pause;
                }
            }
            sessions[row] = count;
            durations[row] = duration;
        }
    }
}
