package io.growth4j.features.aggregate;

import java.util.Set;

/** On how many calendar days there are events. */
record ActiveDays() implements Foldable {
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
        return new DayFold();
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = states.cells()[row * DayFold.WIDTH + DayFold.ACTIVE];
        }
    }

    @Override
    public void compute(Runs runs, Output out) {
        int[] days = DayPass.of(runs).activeDays;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = days[row];
        }
    }
}
