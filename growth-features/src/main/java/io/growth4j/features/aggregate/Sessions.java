package io.growth4j.features.aggregate;

import java.time.Duration;
import java.util.Set;

/**
 * Sessions, which end where no event follows within a gap: their number, or their duration in milliseconds.
 *
 * @param gap the longest pause within a session
 * @param part what is taken of it
 */
record Sessions(Duration gap, Part part) implements Foldable {
    /** What is taken of the sessions. */
    enum Part {
        COUNT,
        DURATION
    }

    Sessions {
        if (gap.toMillis() < 1) {
            throw new IllegalArgumentException("session gap " + gap + " is shorter than a millisecond");
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.MONOID;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG);
    }

    @Override
    public Fold fold() {
        return new SessionFold(gap.toMillis());
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        int cell = part == Part.COUNT ? SessionFold.SESSIONS : SessionFold.DURATION;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = states.cells()[row * SessionFold.WIDTH + cell];
        }
    }
}
